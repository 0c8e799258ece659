package ca.welcomingcommunities.kb.http.pages;

import ca.welcomingcommunities.kb.document.Language;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * One sentence with places to fill in, in a small part of ICU's message syntax: {@code {name}} is a
 * value, {@code {name, plural, =0 {none} one {# page} other {# pages}}} chooses by a number, which
 * {@code #} repeats. There is no quoting: braces cannot be said.
 *
 * <p>Plural rules: English is singular at 1 only, French at 0 and 1 (and anything below 2), as the
 * CLDR has them. Immutable.
 */
final class MessagePattern {
  private sealed interface Part {}

  private record Text(String text) implements Part {}

  private record Value(String name) implements Part {}

  /** The number of the plural around it. */
  private record Count() implements Part {}

  private record Plural(String name, Map<String, List<Part>> forms) implements Part {}

  private final String source;
  private final List<Part> parts;

  private MessagePattern(String source) {
    this.source = source;
    Reader reader = new Reader(source);
    this.parts = reader.parts(false);
    if (!reader.atEnd()) {
      throw reader.broken("a brace too many");
    }
  }

  /**
   * Reads a pattern.
   *
   * @throws IllegalArgumentException when it cannot be read
   */
  static MessagePattern of(String source) {
    return new MessagePattern(source);
  }

  /** The names of the values it wants, ascending. */
  Set<String> names() {
    Set<String> names = new TreeSet<>();
    collect(parts, names);
    return Collections.unmodifiableSet(names);
  }

  private static void collect(List<Part> parts, Set<String> names) {
    for (Part part : parts) {
      switch (part) {
        case Text _, Count _ -> {}
        case Value value -> names.add(value.name());
        case Plural plural -> {
          names.add(plural.name());
          plural.forms().values().forEach(form -> collect(form, names));
        }
      }
    }
  }

  /**
   * The sentence.
   *
   * @param numbers how numbers are written
   * @throws IllegalArgumentException when a value is missing
   */
  String fill(Language language, NumberFormat numbers, Map<String, Object> values) {
    StringBuilder out = new StringBuilder();
    write(parts, new Filling(language, numbers, values), null, out);
    return out.toString();
  }

  private record Filling(Language language, NumberFormat numbers, Map<String, Object> values) {
    /** Formats are not safe for use by several threads; a copy is. */
    String show(Object value) {
      return value instanceof Number number
          ? ((NumberFormat) numbers.clone()).format(number)
          : value.toString();
    }
  }

  private void write(
      List<Part> pieces, Filling filling, @Nullable Number count, StringBuilder out) {
    for (Part part : pieces) {
      switch (part) {
        case Text text -> out.append(text.text());
        case Value value -> out.append(filling.show(value(value.name(), filling)));
        case Count _ -> out.append(count == null ? "#" : filling.show(count));
        case Plural plural -> {
          if (!(value(plural.name(), filling) instanceof Number number)) {
            throw new IllegalArgumentException(plural.name() + " is no number, in: " + source);
          }
          write(form(plural, number, filling.language()), filling, number, out);
        }
      }
    }
  }

  private Object value(String name, Filling filling) {
    Object value = filling.values().get(name);
    if (value == null) {
      throw new IllegalArgumentException("no value for " + name + ", in: " + source);
    }
    return value;
  }

  private static List<Part> form(Plural plural, Number number, Language language) {
    BigDecimal exact = new BigDecimal(number.toString());
    List<Part> form = plural.forms().get("=" + exact.stripTrailingZeros().toPlainString());
    if (form == null && isSingular(exact, language)) {
      form = plural.forms().get("one");
    }
    return form == null ? plural.forms().getOrDefault("other", List.of()) : form;
  }

  private static boolean isSingular(BigDecimal number, Language language) {
    return language == Language.FR
        ? number.abs().compareTo(BigDecimal.TWO) < 0
        : number.compareTo(BigDecimal.ONE) == 0;
  }

  /** Recursive descent; patterns are our own, so that depth needs no limit. */
  private static final class Reader {
    private final String source;
    private int at;

    Reader(String source) {
      this.source = source;
    }

    boolean atEnd() {
      return at == source.length();
    }

    IllegalArgumentException broken(String why) {
      return new IllegalArgumentException(why + " at " + at + ", in: " + source);
    }

    /** Up to the end or, not taken, the brace that closes what is around. */
    List<Part> parts(boolean inPlural) {
      List<Part> parts = new ArrayList<>();
      StringBuilder text = new StringBuilder();
      while (!atEnd() && source.charAt(at) != '}') {
        char c = source.charAt(at++);
        if (c == '{' || (c == '#' && inPlural)) {
          if (!text.isEmpty()) {
            parts.add(new Text(text.toString()));
            text.setLength(0);
          }
          parts.add(c == '{' ? argument() : new Count());
        } else {
          text.append(c);
        }
      }
      if (!text.isEmpty()) {
        parts.add(new Text(text.toString()));
      }
      return List.copyOf(parts);
    }

    private Part argument() {
      String name = word();
      if (take('}')) {
        return new Value(name);
      }
      expect(',');
      if (!word().equals("plural")) {
        throw broken("only plural is known");
      }
      expect(',');
      Map<String, List<Part>> forms = new LinkedHashMap<>();
      while (!take('}')) {
        String form = word();
        expect('{');
        forms.put(form, parts(true));
        expect('}');
      }
      if (!forms.containsKey("other")) {
        throw broken("a plural without 'other'");
      }
      return new Plural(name, Collections.unmodifiableMap(forms));
    }

    private String word() {
      skipSpace();
      int start = at;
      while (!atEnd()
          && (Character.isLetterOrDigit(source.charAt(at)) || source.charAt(at) == '=')) {
        at++;
      }
      if (start == at) {
        throw broken("a name is missing");
      }
      return source.substring(start, at);
    }

    private boolean take(char wanted) {
      skipSpace();
      boolean there = !atEnd() && source.charAt(at) == wanted;
      if (there) {
        at++;
      }
      return there;
    }

    private void expect(char wanted) {
      if (!take(wanted)) {
        throw broken("'" + wanted + "' is missing");
      }
    }

    private void skipSpace() {
      while (!atEnd() && Character.isWhitespace(source.charAt(at))) {
        at++;
      }
    }
  }
}

package ca.welcomingcommunities.kb.http;

import ca.welcomingcommunities.kb.catalogue.Field;
import ca.welcomingcommunities.kb.catalogue.Layer;
import ca.welcomingcommunities.kb.document.Facet;
import ca.welcomingcommunities.kb.document.Language;
import ca.welcomingcommunities.kb.http.Problem.Flaw;
import ca.welcomingcommunities.kb.http.Problem.Kind;
import ca.welcomingcommunities.kb.http.Problem.Place;
import ca.welcomingcommunities.kb.intake.Slugs;
import ca.welcomingcommunities.kb.vocabulary.Term;
import ca.welcomingcommunities.kb.vocabulary.Vocabulary;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What a person says about a document, field by field, checked against the vocabulary. Wrong fields
 * are noted; {@link #layer} then refuses them together.
 */
final class Metadata {
  private static final int MAX_TITLE = 500;
  private static final int MAX_TEXT = 10_000;
  private static final int MAX_YEAR = 2_200;
  private static final int MIN_YEAR = 1_800;
  private static final Set<String> FIELDS =
      Set.of("title", "description", "language", "year", "authors", "sourceUrl");
  private static final Set<Facet> NOT_SET = Set.of(Facet.KIND, Facet.LANGUAGE);

  private final Vocabulary vocabulary;
  private final Slugs slugs;
  private final List<Flaw> flaws = new ArrayList<>();
  private final Map<Facet, Set<String>> labels = new EnumMap<>(Facet.class);
  private @Nullable String title;
  private @Nullable String summary;
  private @Nullable Language language;
  private @Nullable Integer year;
  private List<String> authors = List.of();
  private @Nullable String sourceUrl;

  Metadata(Vocabulary vocabulary) {
    this.vocabulary = vocabulary;
    this.slugs = new Slugs(vocabulary);
  }

  /** The facet that a field sets; null if it sets none. */
  static @Nullable Facet facet(String name) {
    return Facet.of(name).filter(facet -> !NOT_SET.contains(facet)).orElse(null);
  }

  /** Whether a field of that name can be set. */
  static boolean knows(String name) {
    return FIELDS.contains(name) || facet(name) != null;
  }

  /** Whether a field can have several values. */
  static boolean isMany(String name) {
    return name.equals("authors") || facet(name) != null;
  }

  /** The plain field of that name; null, and a flaw, if there is none. */
  @Nullable Field field(String name) {
    return switch (name) {
      case "title" -> Field.TITLE;
      case "abstract", "description" -> Field.SUMMARY;
      case "language" -> Field.LANGUAGE;
      case "year" -> Field.YEAR;
      case "authors" -> Field.AUTHORS;
      case "sourceUrl" -> Field.SOURCE_URL;
      default -> {
        flaws.add(unknown(name));
        yield null;
      }
    };
  }

  private static Flaw unknown(String name) {
    Set<String> known = new TreeSet<>(FIELDS);
    for (Facet facet : Facet.values()) {
      if (!NOT_SET.contains(facet)) {
        known.add(facet.id());
      }
    }
    return new Flaw(
        Place.FIELD,
        name,
        "unknown-field",
        List.of(String.join(", ", known)),
        Nearest.of(name, known));
  }

  /** Takes what is said in one field; a facet's values add up as the submitter's labels. */
  void set(String name, List<String> texts) {
    Facet facet = facet(name);
    if (facet != null) {
      labels.computeIfAbsent(facet, any -> new LinkedHashSet<>()).addAll(values(facet, texts));
      return;
    }
    Field field = field(name);
    String text = String.join(" ", texts).strip();
    if (field == Field.AUTHORS) {
      authors = texts;
    } else if (field != null && texts.size() > 1) {
      flaw(name, "once");
    } else if (field != null && !text.isEmpty()) {
      set(field, name, text);
    }
  }

  private void set(Field field, String name, String text) {
    int longest = field == Field.TITLE ? MAX_TITLE : MAX_TEXT;
    if (text.length() > longest) {
      flaw(name, "too-long", String.valueOf(longest));
      return;
    }
    switch (field) {
      case TITLE -> title = text;
      case SUMMARY -> summary = text;
      case LANGUAGE -> language = Language.of(text);
      case YEAR -> year = year(name, text);
      case AUTHORS -> authors = List.of(text);
      case SOURCE_URL -> sourceUrl = link(name, text);
    }
  }

  private @Nullable Integer year(String name, String text) {
    if (text.matches("\\d{4}")) {
      int number = Integer.parseInt(text);
      if (number >= MIN_YEAR && number <= MAX_YEAR) {
        return number;
      }
    }
    flaw(name, "number", String.valueOf(MIN_YEAR), String.valueOf(MAX_YEAR));
    return null;
  }

  private @Nullable String link(String name, String text) {
    if (text.startsWith("http://") || text.startsWith("https://")) {
      return text;
    }
    flaw(name, "link");
    return null;
  }

  /** Those of the values that the vocabulary knows, each once; the others are noted. */
  List<String> values(Facet facet, List<String> texts) {
    Set<String> known = new LinkedHashSet<>();
    for (String text : texts) {
      slugs.find(facet, text).ifPresentOrElse(known::add, () -> noteUnknown(facet, text.strip()));
    }
    return List.copyOf(known);
  }

  private void noteUnknown(Facet facet, String value) {
    if (value.isEmpty()) {
      return; // what a form sends where nothing was chosen
    }
    List<String> ids = vocabulary.terms(facet).stream().map(Term::id).toList();
    String nearest = Nearest.of(value, ids);
    flaws.add(
        new Flaw(
            Place.FIELD,
            facet.id(),
            nearest == null ? "unknown-value" : "unknown-value-suggest",
            nearest == null ? List.of(value) : List.of(value, nearest),
            nearest));
  }

  /** Notes that a field makes no sense. */
  void flaw(String name, String code, String... facts) {
    flaws.add(new Flaw(Place.FIELD, name, code, List.of(facts), null));
  }

  /** What makes no sense so far. */
  List<Flaw> flaws() {
    return List.copyOf(flaws);
  }

  /**
   * All that was said in plain fields.
   *
   * @throws Refused if any field made no sense
   */
  Layer layer() {
    if (!flaws.isEmpty()) {
      throw new Refused(Problem.of(Kind.INVALID_BODY, flaws));
    }
    return new Layer(title, summary, language, year, authors, sourceUrl, Set.of());
  }

  /** The facet values that were said. */
  Map<Facet, Set<String>> labels() {
    return Collections.unmodifiableMap(labels);
  }
}

package ca.welcomingcommunities.kb.intake;

import ca.welcomingcommunities.kb.document.Facet;
import ca.welcomingcommunities.kb.document.Language;
import ca.welcomingcommunities.kb.vocabulary.Bilingual;
import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The fields of one imported record, read one by one. What is wrong with a field is collected; the
 * field itself then reads as absent. A null is an absent field.
 */
final class RecordFields {
  private static final int FIRST_YEAR = 1000;
  private static final int LAST_YEAR = 2999;

  /** Two or three letters, and what BCP 47 lets follow. */
  private static final String LANGUAGE_CODE = "[a-z]{2,3}(?:[-_][a-z0-9]{2,8}){0,9}+";

  /** ISO 639-1 and both kinds of 639-2 codes, and names that collections write instead. */
  private static final Map<String, Language> LANGUAGES =
      Map.of(
          "en", Language.EN,
          "eng", Language.EN,
          "english", Language.EN,
          "anglais", Language.EN,
          "fr", Language.FR,
          "fra", Language.FR,
          "fre", Language.FR,
          "french", Language.FR,
          "français", Language.FR,
          "francais", Language.FR);

  private final JsonNode node;
  private final String path;
  private final List<Bilingual> problems;

  RecordFields(JsonNode node) {
    this(node, "", new ArrayList<>());
  }

  private RecordFields(JsonNode node, String path, List<Bilingual> problems) {
    this.node = node;
    this.path = path;
    this.problems = problems;
  }

  /** What is wrong with the fields read so far. */
  List<Bilingual> problems() {
    return problems;
  }

  void problem(String field, Objection objection, Object... facts) {
    problems.add(objection.about(path + field, facts));
  }

  /** A text without characters that nobody can see or store; null if absent or blank. */
  @Nullable String text(String field) {
    JsonNode value = node.get(field);
    if (value == null || value.isNull()) {
      return null;
    }
    if (!value.isString()) {
      problem(field, Objection.TEXT);
      return null;
    }
    String text = Texts.storable(value.stringValue());
    return text.isBlank() ? null : text;
  }

  /** An id: a text or a whole number. */
  @Nullable String id(String field, int maxLength) {
    JsonNode value = node.get(field);
    String id = value != null && value.isIntegralNumber() ? value.asString() : text(field);
    if (id != null && id.length() > maxLength) {
      problem(field, Objection.TOO_MANY_CHARACTERS, maxLength);
      return null;
    }
    return id == null ? null : id.strip();
  }

  /** Texts given as an array or, if it is one, as a text. */
  List<String> texts(String field) {
    JsonNode value = node.get(field);
    if (value == null || !value.isArray()) {
      String one = text(field);
      return one == null ? List.of() : List.of(one);
    }
    List<String> texts = new ArrayList<>();
    for (JsonNode each : value) {
      if (each.isString()) {
        texts.add(Texts.storable(each.stringValue()));
      } else {
        problem(field, Objection.TEXTS);
        return List.of();
      }
    }
    texts.removeIf(String::isBlank);
    return texts;
  }

  /** A language, by its code or, for English and French, by its name. */
  @Nullable Language language(String field) {
    String text = text(field);
    if (text == null) {
      return null;
    }
    String code = Normalizer.normalize(text.strip(), Form.NFC).toLowerCase(Locale.ROOT);
    if (!code.matches(LANGUAGE_CODE) && !LANGUAGES.containsKey(code)) {
      problem(field, Objection.LANGUAGE);
      return null;
    }
    return LANGUAGES.getOrDefault(code.split("[-_]", 2)[0], Language.OTHER);
  }

  @Nullable Integer year(String field) {
    JsonNode value = node.get(field);
    if (value == null || value.isNull()) {
      return null;
    }
    String digits = value.isIntegralNumber() || value.isString() ? value.asString().strip() : "";
    if (digits.matches("[0-9]{4}")) {
      int year = Integer.parseInt(digits);
      if (year >= FIRST_YEAR && year <= LAST_YEAR) {
        return year;
      }
    }
    if (!value.isString() || !digits.isEmpty()) {
      problem(field, Objection.YEAR);
    }
    return null;
  }

  /**
   * A whole number from 1.
   *
   * @param most the largest allowed
   */
  @Nullable Integer number(String field, int most) {
    JsonNode value = node.get(field);
    if (value == null || value.isNull()) {
      return null;
    }
    if (!value.isIntegralNumber()
        || !value.canConvertToInt()
        || value.intValue() < 1
        || value.intValue() > most) {
      problem(field, Objection.NUMBER, most);
      return null;
    }
    return value.intValue();
  }

  /** A moment, or a day (its beginning, UTC), as ISO 8601. */
  @Nullable Instant instant(String field) {
    String text = text(field);
    if (text == null) {
      return null;
    }
    try {
      String iso = text.strip();
      return iso.indexOf('T') < 0
          ? LocalDate.parse(iso).atStartOfDay(ZoneOffset.UTC).toInstant()
          : OffsetDateTime.parse(iso).toInstant();
    } catch (DateTimeException e) {
      problem(field, Objection.DATE);
      return null;
    }
  }

  /** An address of the web. */
  @Nullable String address(String field) {
    String text = text(field);
    if (text == null || text.strip().matches("(?i)https?://[^\\s\"<>]+")) {
      return text;
    }
    problem(field, Objection.ADDRESS);
    return null;
  }

  /** The slugs of a facet. */
  Set<String> slugs(Facet facet, Slugs slugs) {
    Set<String> found = new LinkedHashSet<>();
    for (String written : texts(facet.id())) {
      slugs
          .find(facet, written)
          .ifPresentOrElse(found::add, () -> problems.add(slugs.problem(path, facet, written)));
    }
    return found;
  }

  /** The objects of an array; problems inside them are named with their place. */
  List<RecordFields> objects(String field) {
    JsonNode value = node.get(field);
    if (value == null || value.isNull()) {
      return List.of();
    }
    List<RecordFields> objects = new ArrayList<>();
    if (value.isArray()) {
      for (JsonNode each : value) {
        if (each.isObject()) {
          String place = path + field + "[" + objects.size() + "].";
          objects.add(new RecordFields(each, place, problems));
        }
      }
    }
    if (!value.isArray() || objects.size() < value.size()) {
      problem(field, Objection.OBJECTS);
      return List.of();
    }
    return objects;
  }
}

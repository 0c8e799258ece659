package ca.welcomingcommunities.kb.http.pages;

import ca.welcomingcommunities.kb.document.Language;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.text.Collator;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the pages say in one language, with its numbers, dates and sizes. Immutable, safe for use by
 * many threads.
 */
final class Messages {
  /** Where Ontario's partnerships are. */
  private static final ZoneId ZONE = ZoneId.of("America/Toronto");

  private static final Messages ENGLISH = read(Language.EN, Locale.CANADA);
  private static final Messages FRENCH = read(Language.FR, Locale.CANADA_FRENCH);

  private final Language language;
  private final Locale locale;
  private final Map<String, MessagePattern> patterns;
  private final NumberFormat numbers;

  private Messages(Language language, Locale locale, Map<String, MessagePattern> patterns) {
    this.language = language;
    this.locale = locale;
    this.patterns = Collections.unmodifiableMap(patterns);
    this.numbers = NumberFormat.getIntegerInstance(locale);
  }

  /** The messages of a language; English ones for any but French. */
  static Messages in(Language language) {
    return language == Language.FR ? FRENCH : ENGLISH;
  }

  private static Messages read(Language language, Locale locale) {
    String file = "messages_" + language.code() + ".json";
    try (InputStream in = Messages.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException(file + " is not part of the program");
      }
      Map<String, String> sources =
          JsonMapper.builder()
              .build()
              .readValue(in, new TypeReference<LinkedHashMap<String, String>>() {});
      Map<String, MessagePattern> patterns = new LinkedHashMap<>();
      sources.forEach((key, source) -> patterns.put(key, MessagePattern.of(source)));
      return new Messages(language, locale, patterns);
    } catch (IOException e) {
      throw new UncheckedIOException(file, e);
    }
  }

  Language language() {
    return language;
  }

  /** The code of the language: {@code en} or {@code fr}. */
  String code() {
    return language.code();
  }

  /** Every key there is. */
  Set<String> keys() {
    return patterns.keySet();
  }

  /** The names of the values that a message wants. */
  Set<String> names(String key) {
    return pattern(key).names();
  }

  /**
   * A message.
   *
   * @param namesAndValues name, value, name, value …: numbers are written as the language does
   * @throws IllegalArgumentException for an unknown key or a missing value
   */
  String say(String key, Object... namesAndValues) {
    Map<String, Object> values = new HashMap<>();
    for (int i = 0; i + 1 < namesAndValues.length; i += 2) {
      values.put((String) namesAndValues[i], namesAndValues[i + 1]);
    }
    return pattern(key).fill(language, numbers, values);
  }

  private MessagePattern pattern(String key) {
    MessagePattern pattern = patterns.get(key);
    if (pattern == null) {
      throw new IllegalArgumentException("no message " + key + " in " + language.code());
    }
    return pattern;
  }

  /** A whole number with its separators. */
  String number(long number) {
    return ((NumberFormat) numbers.clone()).format(number);
  }

  /** The day of a moment in Ontario. */
  static LocalDate date(Instant moment) {
    return LocalDate.ofInstant(moment, ZONE);
  }

  /** The order of words in a list; for one thread. */
  Comparator<Object> order() {
    return Collator.getInstance(locale);
  }

  /** The day of a moment in Ontario, in words: {@code 1er novembre 2026}. */
  String day(Instant moment) {
    LocalDate day = date(moment);
    String words =
        DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).withLocale(locale).format(day);
    // The CLDR has no ordinal for the first of a month, which French wants.
    return language == Language.FR && day.getDayOfMonth() == 1
        ? words.replaceFirst("^1 ", "1er ")
        : words;
  }

  /** A moment in Ontario to the minute: {@code 1er novembre 2026, 14 h 03}. */
  String moment(Instant moment) {
    DateTimeFormatter time =
        DateTimeFormatter.ofLocalizedTime(FormatStyle.SHORT).withLocale(locale).withZone(ZONE);
    return day(moment) + ", " + time.format(moment);
  }

  /** The size of a file: {@code 2.1 MB}, {@code 2,1 Mo}. */
  String size(long bytes) {
    if (bytes < 1000) {
      return say("size.bytes", "count", bytes);
    }
    boolean mega = bytes >= 1_000_000;
    NumberFormat format = NumberFormat.getNumberInstance(locale);
    format.setMaximumFractionDigits(mega ? 1 : 0);
    String amount = format.format(bytes / (mega ? 1e6 : 1e3));
    return mega ? say("size.mega", "amount", amount) : say("size.kilo", "amount", amount);
  }
}

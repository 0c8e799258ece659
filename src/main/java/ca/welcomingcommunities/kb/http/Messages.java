package ca.welcomingcommunities.kb.http;

import ca.welcomingcommunities.kb.document.Language;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Collectors;

/**
 * Sentences in English and French. Read from two property files in UTF-8 that must have the same
 * keys; <code>{0}</code>, <code>{1}</code>, … stand for the facts.
 */
public final class Messages {
  /** What the JSON API says. */
  static final Messages OF_THE_API = load(Messages.class, "api");

  private final Map<String, String> english;
  private final Map<String, String> french;

  private Messages(Map<String, String> english, Map<String, String> french) {
    this.english = english;
    this.french = french;
    if (!english.keySet().equals(french.keySet())) {
      throw new IllegalStateException("English and French messages have different keys");
    }
  }

  /**
   * Reads {@code name_en.properties} and {@code name_fr.properties}, which lie beside a class.
   *
   * @throws IllegalStateException if a file or the translation of a key is missing
   */
  public static Messages load(Class<?> neighbour, String name) {
    return new Messages(
        read(neighbour, name + "_en.properties"), read(neighbour, name + "_fr.properties"));
  }

  private static Map<String, String> read(Class<?> neighbour, String file) {
    try (InputStream in = neighbour.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException("no messages " + file);
      }
      Properties all = new Properties();
      all.load(new InputStreamReader(in, StandardCharsets.UTF_8));
      return all.stringPropertyNames().stream()
          .collect(
              Collectors.toUnmodifiableMap(
                  key -> key, key -> Objects.requireNonNull(all.getProperty(key))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * A sentence.
   *
   * @param locale French, or anything else for English
   * @throws IllegalArgumentException for a key that does not exist
   */
  public String text(Language locale, String key, Object... facts) {
    String pattern = (locale == Language.FR ? french : english).get(key);
    if (pattern == null) {
      throw new IllegalArgumentException("no message " + key);
    }
    String text = pattern;
    for (int i = 0; i < facts.length; i++) {
      text = text.replace("{" + i + "}", String.valueOf(facts[i]));
    }
    return text;
  }

  /** Whether there is a sentence for a key. */
  public boolean has(String key) {
    return english.containsKey(key);
  }
}

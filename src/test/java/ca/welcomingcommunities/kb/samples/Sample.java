package ca.welcomingcommunities.kb.samples;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * A sample document before it is rendered.
 *
 * @param front the front matter: {@link #REQUIRED} keys and what single formats want (for example
 *     {@code to} of a mail)
 * @param blocks the text in order
 */
record Sample(Map<String, String> front, List<Block> blocks) {

  /** Keys that every source has. */
  private static final List<String> REQUIRED =
      List.of("file", "title", "language", "date", "body", "kind", "place", "use");

  Sample {
    front = Map.copyOf(front);
    blocks = List.copyOf(blocks);
    for (String key : REQUIRED) {
      if (!front.containsKey(key)) {
        throw new IllegalArgumentException("front matter without " + key + ": " + front);
      }
    }
  }

  String file() {
    return get("file");
  }

  String title() {
    return get("title");
  }

  /** The date on the document, which is also the date in its metadata. */
  LocalDate date() {
    return LocalDate.parse(get("date"));
  }

  boolean french() {
    return get("language").equals("fr");
  }

  /** A long document with a title page and a table of contents. */
  boolean report() {
    return get("layout").equals("report");
  }

  /** The value of a key, empty when the source does not have it. */
  String get(String key) {
    return front.getOrDefault(key, "");
  }

  List<String> keywords() {
    return Arrays.stream(get("keywords").split(",", -1))
        .map(String::strip)
        .filter(word -> !word.isEmpty())
        .toList();
  }

  /**
   * The sentence at the start of every sample; {@code basis} of the front matter says so when it is
   * not made up.
   */
  String disclaimer() {
    String basis = get("basis");
    if (french()) {
      return "Document d’exemple rédigé pour mettre à l’essai la base de connaissances; "
          + (basis.isEmpty() ? "son contenu est donné à titre d’illustration" : basis)
          + " et ce n’est pas un document officiel "
          + get("body")
          + ".";
    }
    return "Sample document written for trying the knowledge base; "
        + (basis.isEmpty() ? "its contents are illustrative" : basis)
        + " and it is not an official document of "
        + get("body")
        + ".";
  }

  /** The same in two words, for running feet and for metadata. */
  String mark() {
    return french() ? "Document d’exemple" : "Sample document";
  }

  /** Who is named as the author in metadata. */
  String author() {
    return french()
        ? "Base de connaissances WCI (document d’exemple)"
        : "WCI knowledge base (sample document)";
  }
}

package ca.welcomingcommunities.kb.document;

import java.util.Objects;

/**
 * What decided a label.
 *
 * @param phrase the words of the document, as they stand there
 * @param page the 1-based number of the page where they stand
 */
public record Evidence(String phrase, int page) {
  public Evidence {
    Objects.requireNonNull(phrase, "phrase");
    if (page < 1) {
      throw new IllegalArgumentException("page " + page);
    }
  }
}

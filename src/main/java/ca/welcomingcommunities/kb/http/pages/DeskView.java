package ca.welcomingcommunities.kb.http.pages;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What waits for a curator.
 *
 * @param path of the desk
 * @param signedInAs null before a key was given; then nothing else is shown
 * @param token that forms send back, against forms on other sites
 * @param error what went wrong with the form sent last; null when nothing did
 * @param next the document to correct after signing in; empty for none
 * @param unsure documents with labels that the rules are not sure of
 * @param pairs of documents that may be copies, versions or translations of each other, the most
 *     alike first, as many as a page shows
 * @param allPairs how many there are
 * @param files that could not be read, or not whole
 */
record DeskView(
    Shell shell,
    String path,
    @Nullable String signedInAs,
    String token,
    @Nullable String error,
    String next,
    List<Unsure> unsure,
    List<Pair> pairs,
    int allPairs,
    List<Withdrawn> withdrawn,
    List<FileLine> files) {
  /** A document and what is unsure of it, each as "Region: Toronto (52%), “Toronto”, page 3". */
  record Unsure(String title, String lang, String url, List<String> labels) {}

  /**
   * Two documents.
   *
   * @param relation what the document may be of the other, as "May be a copy of"
   * @param likeness as "87% alike"
   */
  record Pair(long number, Side document, String relation, Side other, String likeness) {}

  /** A document of a pair; what tells it from another of the same title. */
  record Side(String title, String lang, String url, String filename) {}

  /** A document that can be restored. */
  record Withdrawn(String id, String title, String lang, String day) {}

  /**
   * A file.
   *
   * @param url of its document; null where there is nothing to read
   * @param failed whether it can be tried again
   */
  record FileLine(
      String job, String filename, String problem, @Nullable String url, boolean failed) {}
}

package ca.welcomingcommunities.kb.http.pages;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What waits for a curator.
 *
 * @param path of the desk
 * @param token that forms send back, against forms on other sites
 * @param unsure documents with labels that the rules are not sure of
 * @param decided what was said last, with who and when
 * @param pairs of documents that may be copies, versions or translations of each other, the most
 *     alike first, as many as a page shows
 * @param allPairs how many there are
 * @param people who wait, and what is asked about people
 * @param files that could not be read, or not whole
 */
record DeskView(
    Shell shell,
    DeskNav nav,
    String path,
    String token,
    List<Unsure> unsure,
    List<Decided> decided,
    List<Pair> pairs,
    int allPairs,
    People people,
    List<Withdrawn> withdrawn,
    List<FileLine> files) {
  /** The access key of the first label that waits: one keystroke decides, and the next is first. */
  @Nullable String keyFor(Doubt doubt, String key) {
    return doubt.key.equals(unsure.getFirst().labels().getFirst().key) ? key : null;
  }

  /** A document and what is unsure of it. */
  record Unsure(String title, String lang, String url, List<Doubt> labels) {}

  /**
   * A label to decide about.
   *
   * @param key that a form sends back
   * @param text as "Region: Toronto (52%), “Toronto”, page 3"
   * @param sentence that the words stand in; empty where they stand in none
   */
  record Doubt(String key, String text, String sentence) {}

  /** A decision, as "Region: Toronto – kept by Ana, 3 May 2026". */
  record Decided(long number, String title, String lang, String url, String text) {}

  /**
   * Two documents.
   *
   * @param relation what the document may be of the other, as "May be a copy of"
   * @param likeness as "87% alike"
   */
  record Pair(long number, Side document, String relation, Side other, String likeness) {}

  /** A document of a pair; what tells it from another of the same title. */
  record Side(String title, String lang, String url, String filename) {}

  /**
   * What waits about people.
   *
   * @param proposals found in documents, as many as a page shows
   * @param all how many there are
   * @param corrections that were asked for, the oldest first
   */
  record People(List<Proposal> proposals, int all, List<Correction> corrections) {}

  /**
   * A person found in a document.
   *
   * @param url where it is decided
   * @param organization empty where none is known
   * @param evidence the first document
   * @param similar how many people have nearly the same name
   */
  record Proposal(
      String id,
      String name,
      String url,
      String organization,
      List<PersonDeskView.Evidence> evidence,
      int similar) {}

  /**
   * What somebody asks.
   *
   * @param url where the person is decided about
   * @param wish in words
   * @param replyTo how to answer; empty where nothing was left
   */
  record Correction(
      String id,
      String name,
      String url,
      String wish,
      String message,
      String replyTo,
      String day) {}

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

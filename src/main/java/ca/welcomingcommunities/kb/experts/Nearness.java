package ca.welcomingcommunities.kb.experts;

import ca.welcomingcommunities.kb.catalogue.Documents;
import ca.welcomingcommunities.kb.catalogue.Tie;
import ca.welcomingcommunities.kb.document.Bond;
import ca.welcomingcommunities.kb.document.DocumentId;
import ca.welcomingcommunities.kb.document.Page;
import ca.welcomingcommunities.kb.search.PassageHit;
import ca.welcomingcommunities.kb.search.ScoredDocument;
import ca.welcomingcommunities.kb.search.SearchIndex;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * How near people are named to the passages that answer a question. Who wrote a document stands for
 * all of it. Who is named on a page has something to do with what stands there, and where several
 * are named on it, with what stands near the name: an exponential kernel over the distance, after
 * Petkova and Croft, with what comes behind a name counting more than what stands before it, as
 * those who led a session are named above what was said there. Safe for many threads.
 *
 * @see <a href="https://doi.org/10.1145/1321440.1321542">Petkova and Croft: Proximity-based
 *     document representation for named entity retrieval (CIKM 2007)</a>
 */
final class Nearness {
  /** So many documents that name people on certain pages are looked into. */
  private static final int LOOKED_INTO = 8;

  private static final int PASSAGES = 3;

  /** In characters; at this distance a name counts little more than a third. */
  private static final double NEAR = 1_000;

  /** Before a name every character counts as so many. */
  private static final double BEFORE = 2;

  private final SearchIndex index;
  private final Documents documents;

  Nearness(SearchIndex index, Documents documents) {
    this.index = index;
    this.documents = documents;
  }

  /**
   * The voices of documents.
   *
   * @param ranking of the documents for the question, best first
   * @param ties of people who may get votes
   */
  List<Votes.Voice> of(String question, List<ScoredDocument> ranking, List<Tie> ties)
      throws IOException {
    List<Votes.Voice> voices = new ArrayList<>();
    Map<DocumentId, List<Tie>> paged = new HashMap<>();
    for (Tie tie : ties) {
      if (tie.page() == 0 || tie.bond() == Bond.AUTHOR) {
        voices.add(new Votes.Voice(tie, 1));
      } else {
        paged.computeIfAbsent(tie.document(), _ -> new ArrayList<>()).add(tie);
      }
    }
    List<DocumentId> best =
        ranking.stream()
            .map(ScoredDocument::id)
            .filter(paged::containsKey)
            .limit(LOOKED_INTO)
            .toList();
    for (DocumentId document : best) {
      Map<Integer, List<PassageHit>> answers =
          index.bestPassages(document, question, PASSAGES).stream()
              .collect(Collectors.groupingBy(PassageHit::page));
      Map<Integer, List<Tie>> pages =
          paged.getOrDefault(document, List.of()).stream()
              .collect(Collectors.groupingBy(Tie::page));
      answers.forEach(
          (page, there) -> voices.addAll(onPage(pages.getOrDefault(page, List.of()), there)));
    }
    return voices;
  }

  /**
   * @param named on one page
   * @param answers on the same page
   */
  private List<Votes.Voice> onPage(List<Tie> named, List<PassageHit> answers) {
    boolean several = named.stream().map(Tie::person).distinct().count() > 1;
    String text = several ? text(named.getFirst()) : "";
    return named.stream()
        .map(tie ->
            new Votes.Voice(
                tie,
                answers.stream()
                    .mapToDouble(answer -> nearness(text, tie.phrase(), answer.text().text()))
                    .max()
                    .orElse(1)))
        .toList();
  }

  private String text(Tie tie) {
    return documents
        .page(tie.document(), tie.page())
        .map(found -> found.page())
        .map(Page::bodyText)
        .map(Nearness::oneLine)
        .orElse("");
  }

  /** One for a place that cannot be found, as the page is all that is known of it then. */
  static double nearness(String page, String phrase, String answer) {
    String passage = oneLine(answer).replace("…", "").strip();
    int name = page.indexOf(oneLine(phrase));
    int said = page.indexOf(passage);
    if (name < 0 || said < 0) {
      return 1;
    }
    int behind = said - (name + phrase.length());
    int before = name - (said + passage.length());
    double distance = Math.max(0, Math.max(behind, before * BEFORE));
    return Math.exp(-distance / NEAR);
  }

  private static String oneLine(String text) {
    return text.replace('\n', ' ').replace('\r', ' ').replace('\t', ' ');
  }
}

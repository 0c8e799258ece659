package ca.welcomingcommunities.kb.http.exports;

import ca.welcomingcommunities.kb.catalogue.Documents;
import ca.welcomingcommunities.kb.document.Document;
import ca.welcomingcommunities.kb.document.DocumentId;
import ca.welcomingcommunities.kb.document.Language;
import ca.welcomingcommunities.kb.http.Freshness;
import ca.welcomingcommunities.kb.http.Parameters;
import ca.welcomingcommunities.kb.http.Problem;
import ca.welcomingcommunities.kb.http.Refused;
import ca.welcomingcommunities.kb.http.SearchParameters;
import ca.welcomingcommunities.kb.http.Services;
import ca.welcomingcommunities.kb.search.Listing;
import ca.welcomingcommunities.kb.search.SearchIndex;
import ca.welcomingcommunities.kb.vocabulary.Vocabulary;
import io.javalin.http.Context;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;

/** All that a search finds as one file: {@code /en/search.csv?…} and the like. */
final class ResultFiles {
  /** Each takes seconds of a processor and some megabytes where it has as many as it may. */
  private static final int AT_ONCE = 2;

  private static final Duration LATER = Duration.ofSeconds(5);
  private static final int BATCH = 500;

  private final int most;
  private final SearchIndex index;
  private final Documents documents;
  private final Vocabulary vocabulary;
  private final Semaphore places = new Semaphore(AT_ONCE);

  ResultFiles(Services services, int most) {
    this.most = most;
    this.index = services.index();
    this.documents = services.catalogue().documents();
    this.vocabulary = services.vocabulary();
  }

  void send(Context context, Language locale, ResultFormat format) throws IOException {
    SearchParameters asked = SearchParameters.lenient(Parameters.of(context), locale);
    DocumentWords words = DocumentWords.of(vocabulary, locale, context);
    String what = words.server() + asked.fileUrl(format.extension());
    if (Freshness.isKnown(context, index.generation(), what)) {
      return;
    }
    if (!places.tryAcquire()) {
      throw new Refused(Problem.of(Problem.Kind.UNAVAILABLE).retryAfter(LATER));
    }
    try {
      String file = written(asked, format, words);
      context
          .header("Content-Disposition", "attachment; filename=\"wci." + format.extension() + "\"")
          .contentType(format.mediaType())
          .result(file);
    } finally {
      places.release();
    }
  }

  private String written(SearchParameters asked, ResultFormat format, DocumentWords words)
      throws IOException {
    Listing found = index.list(asked.query(), most);
    if (found.totalHits() > most) {
      throw new Refused(
          Problem.of(
              Problem.Kind.TOO_MANY_RESULTS,
              String.valueOf(found.totalHits()),
              String.valueOf(most)));
    }
    StringBuilder out = new StringBuilder();
    format.begin(out, words);
    List<DocumentId> ids = found.ids();
    for (int from = 0; from < ids.size(); from += BATCH) {
      List<DocumentId> some = ids.subList(from, Math.min(ids.size(), from + BATCH));
      for (Document document : documents.find(some)) {
        format.add(document, out, words);
      }
    }
    return out.toString();
  }
}

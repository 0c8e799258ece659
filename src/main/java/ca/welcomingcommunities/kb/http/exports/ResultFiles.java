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

  /** {@code /en/documents/{id}/citation.ris}: one document. */
  void citation(Context context, Language locale, ResultFormat format) throws IOException {
    String id = context.pathParam("id");
    Document found =
        DocumentId.isValid(id) ? documents.find(new DocumentId(id)).orElse(null) : null;
    if (found == null) {
      throw Refused.notFound();
    }
    DocumentWords words = DocumentWords.of(vocabulary, locale, context);
    if (Freshness.isKnown(context, index.generation(), words.server() + context.path())) {
      return;
    }
    StringBuilder out = new StringBuilder();
    format.begin(out, words);
    format.add(found, out, words);
    send(context, format, id, out.toString());
  }

  private static void send(Context context, ResultFormat format, String name, String file) {
    String as = "attachment; filename=\"" + name + "." + format.extension() + "\"";
    context.header("Content-Disposition", as).contentType(format.mediaType()).result(file);
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
      send(context, format, "wci", written(asked, format, words));
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

package ca.welcomingcommunities.kb.http;

import ca.welcomingcommunities.kb.catalogue.Documents;
import ca.welcomingcommunities.kb.catalogue.TextPage;
import ca.welcomingcommunities.kb.document.Document;
import ca.welcomingcommunities.kb.document.DocumentId;
import ca.welcomingcommunities.kb.document.Language;
import ca.welcomingcommunities.kb.vocabulary.Vocabulary;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.List;

/** Reading documents. */
final class DocumentsApi {
  static final int MAX_RELATED = 5;

  private final Services services;
  private final Documents documents;
  private final Vocabulary vocabulary;

  DocumentsApi(Services services) {
    this.services = services;
    this.documents = services.catalogue().documents();
    this.vocabulary = services.vocabulary();
  }

  void document(Context context) throws IOException {
    DocumentId id = idOf(context);
    Parameters parameters = Parameters.of(context);
    parameters.allowOnly(List.of(Parameters.LOCALE));
    Language locale = parameters.locale();
    parameters.check();
    Document document = documents.find(id).orElseThrow(Refused::notFound);
    services.speakers().catchUp(false);
    // Which documents are like it changes with the others, and who is in it with the directory.
    String others = services.index().generation() + " " + services.speakers().version();
    if (isKnown(context, document, locale.code() + " " + others)) {
      return;
    }
    DocumentView.Beside beside = DocumentView.Beside.of(id, services);
    Json.answer(context, DocumentView.of(document, beside, vocabulary, locale));
  }

  void page(Context context) throws IOException {
    DocumentId id = idOf(context);
    Parameters parameters = Parameters.of(context);
    parameters.allowOnly(List.of("q", Parameters.LOCALE));
    String query = parameters.text("q");
    parameters.locale();
    parameters.check();
    Document document = documents.find(id).orElseThrow(Refused::notFound);
    String number = context.pathParam("n");
    if (isKnown(context, document, "page " + number + " " + query)) {
      return;
    }
    TextPage page =
        documents
            .page(id, number(number))
            .filter(found -> String.valueOf(found.page().number()).equals(number))
            .orElseThrow(Refused::notFound);
    Json.answer(context, PageView.of(page, query, services.index()));
  }

  private static int number(String written) {
    if (!written.matches("[0-9]{1,9}")) {
      throw Refused.notFound();
    }
    return Integer.parseInt(written);
  }

  /** A document's answer is as new as its last change. */
  private static boolean isKnown(Context context, Document document, String what) {
    long changed = document.updatedAt().toEpochMilli();
    return Freshness.isKnown(context, changed, document.id() + " " + what);
  }

  /** The id in the path; one that could be no document's is not found. */
  static DocumentId idOf(Context context) {
    String id = context.pathParam("id");
    if (!DocumentId.isValid(id)) {
      throw Refused.notFound();
    }
    return new DocumentId(id);
  }
}

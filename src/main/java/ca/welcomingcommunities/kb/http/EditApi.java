package ca.welcomingcommunities.kb.http;

import ca.welcomingcommunities.kb.catalogue.Action;
import ca.welcomingcommunities.kb.catalogue.Documents;
import ca.welcomingcommunities.kb.catalogue.Edit;
import ca.welcomingcommunities.kb.document.Document;
import ca.welcomingcommunities.kb.document.DocumentId;
import ca.welcomingcommunities.kb.document.Language;
import ca.welcomingcommunities.kb.http.Problem.Kind;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What editors decide about documents. When it is answered, searches see it. */
final class EditApi {
  private static final Set<String> TYPES =
      Set.of("application/merge-patch+json", "application/json");

  private final Services services;
  private final Limits limits;
  private final Journal journal;

  EditApi(Services services, Limits limits) {
    this.services = services;
    this.limits = limits;
    this.journal = new Journal(services);
  }

  void patch(Context context) throws IOException {
    DocumentId id = changeable(context);
    Language locale = locale(context);
    if (!TYPES.contains(MediaType.of(context))) {
      throw new Refused(Problem.of(Kind.WRONG_MEDIA_TYPE, "application/merge-patch+json"));
    }
    try (InputStream body = RequestBody.open(context, limits.jsonBytes(), "limit.json", limits)) {
      Edit edit = MergePatch.read(body.readAllBytes(), services.vocabulary());
      if (published(id).isEmpty() || !services.intake().edit(id, edit)) {
        throw Refused.notFound();
      }
    }
    journal.note(Gate.who(context), Action.EDITED, id);
    answer(context, id, locale);
  }

  void withdraw(Context context) throws IOException {
    DocumentId id = changeable(context);
    locale(context);
    if (!services.intake().withdraw(id)) {
      throw Refused.notFound();
    }
    journal.note(Gate.who(context), Action.WITHDRAWN, id);
    context.status(204);
  }

  void restore(Context context) throws IOException {
    DocumentId id = changeable(context);
    Language locale = locale(context);
    if (!services.intake().restore(id) && published(id).isEmpty()) {
      throw services.catalogue().documents().withdrawnAt(id).isPresent()
          ? new Refused(Problem.of(Kind.GONE, String.valueOf(Documents.RESTORABLE.toDays())))
          : Refused.notFound();
    }
    journal.note(Gate.who(context), Action.RESTORED, id);
    answer(context, id, locale);
  }

  private DocumentId changeable(Context context) {
    DocumentId id = DocumentsApi.idOf(context);
    Rights.requireChange(Gate.who(context), id, services.catalogue().owners());
    return id;
  }

  private static Language locale(Context context) {
    Parameters parameters = Parameters.of(context);
    parameters.allowOnly(List.of(Parameters.LOCALE));
    Language locale = parameters.locale();
    parameters.check();
    return locale;
  }

  private Optional<Document> published(DocumentId id) {
    return services.catalogue().documents().find(id);
  }

  private void answer(Context context, DocumentId id, Language locale) throws IOException {
    Document document = published(id).orElseThrow(Refused::notFound);
    DocumentView.Beside beside = DocumentView.Beside.of(id, services);
    Json.answer(context, DocumentView.of(document, beside, services.vocabulary(), locale));
  }
}

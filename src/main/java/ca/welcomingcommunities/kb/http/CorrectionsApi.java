package ca.welcomingcommunities.kb.http;

import ca.welcomingcommunities.kb.catalogue.Action;
import ca.welcomingcommunities.kb.catalogue.Correction;
import ca.welcomingcommunities.kb.catalogue.People;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** Requests to correct or remove a profile, sent and worked off. */
final class CorrectionsApi {
  private final CorrectionDesk desk;
  private final People people;
  private final Limits limits;
  private final Journal journal;

  CorrectionsApi(Services services, Limits limits) {
    this.desk = services.corrections();
    this.people = services.catalogue().people();
    this.limits = limits;
    this.journal = new Journal(services);
  }

  record ReceiptView(String id) {}

  record CorrectionsView(List<Correction> corrections) {}

  /** {@code POST /api/speakers/{id}/corrections}, without a key. */
  void receive(Context context) throws IOException {
    String id = SpeakersApi.idOf(context);
    Parameters.of(context).allowOnly(List.of(Parameters.LOCALE));
    try (InputStream body = RequestBody.open(context, limits.jsonBytes(), "limit.json", limits)) {
      JsonNode json = PersonBody.object(body.readAllBytes());
      CorrectionDesk.Wish wish =
          new CorrectionDesk.Wish(
              id,
              json.path("wish").asString("correct"),
              json.path("message").asString(""),
              json.path("replyTo").asString(""));
      String receipt = desk.keep(context, wish);
      context.status(202);
      Json.answer(context, new ReceiptView(receipt));
    }
  }

  /** {@code GET /api/speakers/corrections}: what waits, for the desk. */
  void list(Context context) {
    Parameters.of(context).allowOnly(List.of());
    Json.answer(context, new CorrectionsView(people.corrections()));
  }

  /** {@code DELETE /api/speakers/corrections/{id}}: done; what was written is forgotten. */
  void settle(Context context) {
    if (!people.settle(context.pathParam("id"))) {
      throw Refused.notFound();
    }
    journal.note(Gate.who(context), Action.REQUEST_SETTLED, 1);
    context.status(204);
  }
}

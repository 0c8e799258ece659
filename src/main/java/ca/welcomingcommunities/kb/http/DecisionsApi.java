package ca.welcomingcommunities.kb.http;

import ca.welcomingcommunities.kb.catalogue.Action;
import ca.welcomingcommunities.kb.catalogue.Decision;
import ca.welcomingcommunities.kb.catalogue.Decisions;
import ca.welcomingcommunities.kb.document.DocumentId;
import ca.welcomingcommunities.kb.document.Facet;
import ca.welcomingcommunities.kb.http.Problem.Flaw;
import ca.welcomingcommunities.kb.http.Problem.Kind;
import ca.welcomingcommunities.kb.http.Problem.Place;
import ca.welcomingcommunities.kb.intake.Intake;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** What curators say of single labels. When it is answered, searches see it. */
final class DecisionsApi {
  private static final int DEFAULT_LIMIT = 100;
  private static final int MAX_LIMIT = 1_000;

  private final Decisions decisions;
  private final Intake intake;
  private final Limits limits;
  private final Journal journal;

  DecisionsApi(Services services, Limits limits) {
    this.decisions = services.catalogue().decisions();
    this.intake = services.intake();
    this.limits = limits;
    this.journal = new Journal(services);
  }

  record ListView(List<DecisionView> decisions) {}

  record DecisionView(
      long id,
      String documentId,
      String field,
      String value,
      boolean accepted,
      String by,
      Instant at) {
    static DecisionView of(Decision decision) {
      return new DecisionView(
          decision.number(),
          decision.subject().document().value(),
          decision.subject().facet().id(),
          decision.subject().value(),
          decision.accepted(),
          decision.by(),
          decision.at());
    }
  }

  /** {@code GET /api/review/decisions}: those that count, the newest first. */
  void list(Context context) {
    Parameters parameters = Parameters.of(context);
    parameters.allowOnly(List.of("limit", Parameters.LOCALE));
    int limit = parameters.number("limit", 1, MAX_LIMIT, DEFAULT_LIMIT);
    parameters.check();
    answer(context, limit);
  }

  /** {@code POST /api/review/decisions}: one word on one or many labels. */
  void decide(Context context) throws IOException {
    Parameters.of(context).allowOnly(List.of(Parameters.LOCALE));
    try (InputStream body = RequestBody.open(context, limits.jsonBytes(), "limit.json", limits)) {
      JsonNode json = PersonBody.object(body.readAllBytes());
      if (!json.path("accepted").isBoolean()) {
        throw refused("accepted");
      }
      List<Decision.Subject> subjects = new ArrayList<>();
      for (JsonNode each : json.path("labels")) {
        subjects.add(subject(each).orElseThrow(() -> refused("labels")));
      }
      if (!intake.decide(subjects, json.path("accepted").asBoolean(), Gate.who(context).label())) {
        throw Refused.notFound();
      }
      journal.decided(Gate.who(context), subjects, json.path("accepted").asBoolean());
    }
    answer(context, DEFAULT_LIMIT);
  }

  /** {@code DELETE /api/review/decisions/{id}}: nobody has decided then. */
  void undo(Context context) throws IOException {
    String number = context.pathParam("id");
    if (!number.matches("[0-9]{1,18}") || !intake.undo(Long.parseLong(number))) {
      throw Refused.notFound();
    }
    journal.note(Gate.who(context), Action.DECISION_UNDONE, 1);
    context.status(204);
  }

  private void answer(Context context, int limit) {
    Json.answer(
        context, new ListView(decisions.newest(limit).stream().map(DecisionView::of).toList()));
  }

  private static Optional<Decision.Subject> subject(JsonNode json) {
    String id = json.path("documentId").asString("");
    String value = json.path("value").asString("");
    return DocumentId.isValid(id) && !value.isEmpty()
        ? Facet.of(json.path("field").asString(""))
            .map(facet -> new Decision.Subject(new DocumentId(id), facet, value))
        : Optional.empty();
  }

  private static Refused refused(String field) {
    return new Refused(
        Problem.of(
            Kind.INVALID_BODY, List.of(new Flaw(Place.FIELD, field, "needed", List.of(), null))));
  }
}

package ca.welcomingcommunities.kb.http;

import ca.welcomingcommunities.kb.catalogue.Documents;
import ca.welcomingcommunities.kb.catalogue.Kin;
import ca.welcomingcommunities.kb.document.Language;
import ca.welcomingcommunities.kb.intake.Intake;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Copies, versions and translations that were found, for a curator to accept or to dismiss. */
final class KinApi {
  private static final int DEFAULT_LIMIT = 100;
  private static final int MAX_LIMIT = 1_000;

  private final Documents documents;
  private final Kin kin;
  private final Intake intake;
  private final Journal journal;

  KinApi(Services services) {
    this.documents = services.catalogue().documents();
    this.kin = services.catalogue().kin();
    this.intake = services.intake();
    this.journal = new Journal(services);
  }

  record ListView(List<KinView> pairs) {}

  void list(Context context) {
    Parameters parameters = Parameters.of(context);
    parameters.allowOnly(List.of("state", "limit", Parameters.LOCALE));
    Kin.State state =
        parameters.choice("state", List.of(Kin.State.values()), Kin.State::id, Kin.State.PROPOSED);
    int limit = parameters.number("limit", 1, MAX_LIMIT, DEFAULT_LIMIT);
    Language locale = parameters.locale();
    parameters.check();
    Json.answer(
        context,
        new ListView(
            kin.list(state, limit).stream()
                .map(found -> KinView.of(found, documents, locale))
                .flatMap(Optional::stream)
                .toList()));
  }

  void accept(Context context) throws IOException {
    decide(context, Kin.State.ACCEPTED);
  }

  void dismiss(Context context) throws IOException {
    decide(context, Kin.State.DISMISSED);
  }

  private void decide(Context context, Kin.State state) throws IOException {
    Parameters parameters = Parameters.of(context);
    parameters.allowOnly(Set.of(Parameters.LOCALE));
    Language locale = parameters.locale();
    parameters.check();
    String number = context.pathParam("id");
    if (!number.matches("[0-9]{1,18}")) {
      throw Refused.notFound();
    }
    Kin.Found found = intake.decide(Long.parseLong(number), state).orElseThrow(Refused::notFound);
    journal.decided(Gate.who(context), found);
    Json.answer(context, KinView.of(found, documents, locale).orElseThrow(Refused::notFound));
  }
}

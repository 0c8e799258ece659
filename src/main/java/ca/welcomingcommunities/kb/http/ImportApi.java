package ca.welcomingcommunities.kb.http;

import ca.welcomingcommunities.kb.catalogue.Action;
import ca.welcomingcommunities.kb.document.Language;
import ca.welcomingcommunities.kb.http.Problem.Kind;
import ca.welcomingcommunities.kb.intake.ImportReport;
import ca.welcomingcommunities.kb.intake.ImportReport.LineProblem;
import ca.welcomingcommunities.kb.intake.Intake;
import ca.welcomingcommunities.kb.intake.Submitter;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Set;

/** Records of other repositories, line by line as they arrive. */
final class ImportApi {
  private static final String NDJSON = "application/x-ndjson";
  private static final Set<String> SAME = Set.of(NDJSON, "application/ndjson", "application/jsonl");

  private final Intake intake;
  private final Limits limits;
  private final Journal journal;

  ImportApi(Services services, Limits limits) {
    this.intake = services.intake();
    this.limits = limits;
    this.journal = new Journal(services);
  }

  record ReportView(
      long accepted,
      long failed,
      List<ErrorView> errors,
      long errorsLeftOut,
      List<String> ignoredFields) {
    static ReportView of(ImportReport report, Language locale) {
      return new ReportView(
          report.accepted(),
          report.failed(),
          report.errors().stream().map(error -> ErrorView.of(error, locale)).toList(),
          report.errorsLeftOut(),
          report.ignoredFields().stream().sorted().toList());
    }
  }

  record ErrorView(long line, String problem) {
    static ErrorView of(LineProblem error, Language locale) {
      return new ErrorView(error.line(), error.problem().in(locale));
    }
  }

  void importRecords(Context context) throws IOException {
    Parameters parameters = Parameters.of(context);
    parameters.allowOnly(Set.of(Parameters.LOCALE));
    Language locale = parameters.locale();
    parameters.check();
    if (!SAME.contains(MediaType.of(context))) {
      throw new Refused(Problem.of(Kind.WRONG_MEDIA_TYPE, NDJSON));
    }
    Submitter by = Rights.submitter(Gate.who(context));
    try (InputStream lines =
        RequestBody.open(context, limits.importBytes(), "limit.import", limits)) {
      ImportReport report = intake.importRecords(lines, by);
      journal.note(Gate.who(context), Action.IMPORTED, (int) report.accepted());
      Json.answer(context, ReportView.of(report, locale));
    }
  }
}

package ca.welcomingcommunities.kb.http;

import ca.welcomingcommunities.kb.http.Problem.Kind;
import ca.welcomingcommunities.kb.intake.ImportReport;
import ca.welcomingcommunities.kb.intake.ImportReport.LineProblem;
import ca.welcomingcommunities.kb.intake.Intake;
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

  ImportApi(Services services, Limits limits) {
    this.intake = services.intake();
    this.limits = limits;
  }

  record ReportView(
      long accepted, long failed, List<LineProblem> errors, List<String> ignoredFields) {}

  void importRecords(Context context) throws IOException {
    Parameters.of(context).allowOnly(Set.of(Parameters.LOCALE));
    if (!SAME.contains(MediaType.of(context))) {
      throw new Refused(Problem.of(Kind.WRONG_MEDIA_TYPE, NDJSON));
    }
    try (InputStream lines =
        RequestBody.open(context, limits.importBytes(), "limit.import", limits)) {
      ImportReport report = intake.importRecords(lines);
      Json.answer(
          context,
          new ReportView(
              report.accepted(),
              report.failed(),
              report.errors(),
              report.ignoredFields().stream().sorted().toList()));
    }
  }
}

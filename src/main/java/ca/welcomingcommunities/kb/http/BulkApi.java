package ca.welcomingcommunities.kb.http;

import ca.welcomingcommunities.kb.catalogue.Key;
import ca.welcomingcommunities.kb.document.DocumentId;
import ca.welcomingcommunities.kb.document.Language;
import ca.welcomingcommunities.kb.intake.Receipt;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Loading many files with a list. */
final class BulkApi {
  private final Services services;
  private final Limits limits;

  BulkApi(Services services, Limits limits) {
    this.services = services;
    this.limits = limits;
  }

  record ReportView(
      boolean dryRun,
      int lines,
      int accepted,
      int failed,
      List<LineView> report,
      List<String> unnamedFiles,
      List<String> ignoredColumns) {}

  @JsonInclude(JsonInclude.Include.NON_NULL)
  record LineView(
      long line,
      String file,
      String state,
      @Nullable String documentId,
      @Nullable String jobId,
      List<String> problems) {
    static LineView of(BulkLoad.Line line, Language locale) {
      DocumentId document = BulkLoad.documentOf(line.receipt());
      return new LineView(
          line.line(),
          line.file(),
          line.state().id(),
          document == null ? null : document.value(),
          line.receipt() instanceof Receipt.Accepted accepted ? accepted.jobId() : null,
          line.flaws().stream().map(flaw -> flaw.sentence(locale)).toList());
    }
  }

  /** {@code POST /api/admin/bulk}: checks, and loads what is right unless {@code dryRun=true}. */
  void load(Context context) throws IOException {
    Parameters parameters = Parameters.of(context);
    parameters.allowOnly(List.of("dryRun", Parameters.LOCALE));
    boolean dryRun =
        parameters.choice("dryRun", List.of("true", "false"), e -> e, "false").equals("true");
    Language locale = parameters.locale();
    parameters.check();
    Key by = Gate.who(context);
    try (BulkLoad load =
        BulkLoad.of(
            services, BulkFiles.receive(context, services.archive(), limits, token -> true))) {
      List<BulkLoad.Line> lines = dryRun ? load.report(services) : load.load(services, by);
      int failed =
          (int) lines.stream().filter(line -> line.state() == BulkLoad.State.FAILED).count();
      Json.answer(
          context,
          new ReportView(
              dryRun,
              lines.size(),
              lines.size() - failed,
              failed,
              lines.stream().map(line -> LineView.of(line, locale)).toList(),
              List.copyOf(load.unnamed()),
              load.ignored()));
    }
  }
}

package ca.welcomingcommunities.kb.http;

import ca.welcomingcommunities.kb.catalogue.Action;
import ca.welcomingcommunities.kb.catalogue.Job;
import ca.welcomingcommunities.kb.catalogue.JobState;
import ca.welcomingcommunities.kb.catalogue.Jobs;
import ca.welcomingcommunities.kb.catalogue.Owners;
import ca.welcomingcommunities.kb.document.Language;
import ca.welcomingcommunities.kb.http.Problem.Kind;
import ca.welcomingcommunities.kb.intake.Intake;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The jobs that read uploads. */
final class JobsApi {
  private static final int DEFAULT_LIMIT = 100;
  private static final int MAX_LIMIT = 1_000;

  private final Jobs jobs;
  private final Intake intake;
  private final Owners owners;
  private final Journal journal;

  JobsApi(Services services) {
    this.jobs = services.catalogue().jobs();
    this.intake = services.intake();
    this.owners = services.catalogue().owners();
    this.journal = new Journal(services);
  }

  record JobsView(List<JobView> jobs, Map<String, Long> counts) {}

  void list(Context context) {
    Parameters parameters = Parameters.of(context);
    parameters.allowOnly(List.of("state", "limit", Parameters.LOCALE));
    JobState state = parameters.choice("state", Arrays.asList(JobState.values()), JobState::id);
    int limit = parameters.number("limit", 1, MAX_LIMIT, DEFAULT_LIMIT);
    Language locale = parameters.locale();
    parameters.check();
    Map<String, Long> counts = new LinkedHashMap<>();
    jobs.counts().forEach((each, number) -> counts.put(each.id(), number));
    List<JobView> views =
        jobs.list(state, Rights.ownerSeenBy(Gate.who(context)), limit).stream()
            .map(job -> JobView.of(job, locale))
            .toList();
    Json.answer(context, new JobsView(views, counts));
  }

  void job(Context context) {
    Language locale = onlyLocale(context);
    Json.answer(context, JobView.of(find(context), locale));
  }

  private static Language onlyLocale(Context context) {
    Parameters parameters = Parameters.of(context);
    parameters.allowOnly(Set.of(Parameters.LOCALE));
    Language locale = parameters.locale();
    parameters.check();
    return locale;
  }

  void retry(Context context) throws IOException {
    Language locale = onlyLocale(context);
    Job job = find(context);
    Rights.requireChange(Gate.who(context), job.documentId(), owners);
    if (!intake.retry(job.id())) {
      throw new Refused(Problem.of(Kind.CONFLICT, job.state().id()));
    }
    journal.note(Gate.who(context), Action.RETRIED, job.documentId());
    context.status(202);
    Json.answer(context, JobView.of(find(context), locale));
  }

  private Job find(Context context) {
    return jobs.find(context.pathParam("id")).orElseThrow(Refused::notFound);
  }
}

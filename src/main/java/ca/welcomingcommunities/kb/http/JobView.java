package ca.welcomingcommunities.kb.http;

import ca.welcomingcommunities.kb.catalogue.Job;
import ca.welcomingcommunities.kb.document.Language;
import ca.welcomingcommunities.kb.intake.Sentences;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where a job is; its problem and warnings are sentences in one language. */
record JobView(
    String id,
    String documentId,
    String filename,
    String state,
    double progress,
    @Nullable Integer pages,
    List<String> warnings,
    @Nullable String problem,
    int attempts,
    Instant createdAt,
    Instant updatedAt) {
  static JobView of(Job job, Language locale) {
    String problem = job.problem();
    return new JobView(
        job.id(),
        job.documentId().value(),
        job.filename(),
        job.state().id(),
        job.progress(),
        job.pages(),
        job.warnings().stream().map(warning -> Sentences.of(warning, locale)).toList(),
        problem == null ? null : Sentences.of(problem, locale),
        job.attempts(),
        job.createdAt(),
        job.updatedAt());
  }
}

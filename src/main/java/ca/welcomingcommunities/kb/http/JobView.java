package ca.welcomingcommunities.kb.http;

import ca.welcomingcommunities.kb.catalogue.Job;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where a job is. */
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
  static JobView of(Job job) {
    return new JobView(
        job.id(),
        job.documentId().value(),
        job.filename(),
        job.state().id(),
        job.progress(),
        job.pages(),
        job.warnings(),
        job.problem(),
        job.attempts(),
        job.createdAt(),
        job.updatedAt());
  }
}

package ca.welcomingcommunities.kb.http;

import ca.welcomingcommunities.kb.catalogue.Job;
import ca.welcomingcommunities.kb.catalogue.JobState;
import ca.welcomingcommunities.kb.catalogue.Jobs;
import ca.welcomingcommunities.kb.document.DocumentId;
import ca.welcomingcommunities.kb.intake.Receipt;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Files that are handed in. */
final class UploadApi {
  private final Uploads uploads;
  private final Jobs jobs;

  UploadApi(Services services, Limits limits) {
    this.uploads = new Uploads(services, limits);
    this.jobs = services.catalogue().jobs();
  }

  record UploadView(
      List<FileView> jobs, @Nullable String documentId, @Nullable String duplicateOf) {}

  record FileView(
      String id,
      String documentId,
      String filename,
      String state,
      @Nullable String duplicateOf,
      boolean withdrawn) {}

  void upload(Context context) throws IOException {
    Parameters.of(context).allowOnly(Set.of(Parameters.LOCALE));
    List<FileView> files = uploads.receive(context).stream().map(this::view).toList();
    files.stream()
        .filter(file -> file.duplicateOf == null)
        .findFirst()
        .ifPresent(file -> context.status(202).header("Location", "/api/jobs/" + file.id()));
    FileView only = files.size() == 1 ? files.getFirst() : null;
    Json.answer(
        context,
        new UploadView(
            files, only == null ? null : only.documentId, only == null ? null : only.duplicateOf));
  }

  private FileView view(Receipt receipt) {
    return switch (receipt) {
      case Receipt.Accepted(DocumentId id, String jobId, String filename) ->
          new FileView(jobId, id.value(), filename, JobState.RECEIVED.id(), null, false);
      case Receipt.Duplicate(DocumentId id, String jobId, String filename, boolean withdrawn) ->
          new FileView(jobId, id.value(), filename, state(jobId), id.value(), withdrawn);
      case Receipt.TooLarge tooLarge -> throw new IllegalStateException("checked on arrival");
      case Receipt.Empty empty -> throw new IllegalStateException("checked on arrival");
    };
  }

  private String state(String jobId) {
    return jobs.find(jobId).map(Job::state).orElse(JobState.RECEIVED).id();
  }
}

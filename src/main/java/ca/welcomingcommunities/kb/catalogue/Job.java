package ca.welcomingcommunities.kb.catalogue;

import ca.welcomingcommunities.kb.document.DocumentId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The way of one upload from its bytes to being found.
 *
 * @param progress from 0 to 1
 * @param pages how many the file has; null until known
 * @param problem why it failed or needs review, in words; null otherwise
 * @param attempts how often it was begun
 */
public record Job(
    String id,
    DocumentId documentId,
    String filename,
    JobState state,
    double progress,
    @Nullable Integer pages,
    List<String> warnings,
    @Nullable String problem,
    int attempts,
    Instant createdAt,
    Instant updatedAt) {
  public Job {
    warnings = List.copyOf(warnings);
  }
}

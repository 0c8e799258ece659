package ca.welcomingcommunities.kb.catalogue;

import ca.welcomingcommunities.kb.document.Kind;
import ca.welcomingcommunities.kb.document.Label;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A record of another repository, with its text.
 *
 * @param externalId its id there; null where it has none: then the same title and text are the same
 *     record
 * @param submitted what the other repository says about it
 * @param labels those it gives
 * @param content its text, and what was found in it
 * @param addedAt when it was added there; null where unknown: then now
 */
public record ImportedRecord(
    Kind kind,
    @Nullable String externalId,
    Layer submitted,
    List<Label> labels,
    Content content,
    @Nullable Instant addedAt) {
  public ImportedRecord {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(submitted, "submitted");
    Objects.requireNonNull(content, "content");
    labels = List.copyOf(labels);
  }

  /** What makes it the same when it comes again. */
  public String origin() {
    return Origin.of(this).key();
  }
}

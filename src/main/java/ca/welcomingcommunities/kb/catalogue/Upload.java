package ca.welcomingcommunities.kb.catalogue;

import ca.welcomingcommunities.kb.document.ContentHash;
import ca.welcomingcommunities.kb.document.Label;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A file that has been handed in and is in the archive.
 *
 * @param filename cleaned, not empty
 * @param submitted what the submitter says about it
 * @param labels of the submitter
 * @param owner the id of the submitter's key; null for the program itself
 */
public record Upload(
    ContentHash hash,
    String filename,
    long bytes,
    Layer submitted,
    List<Label> labels,
    @Nullable String owner) {
  /** One of the program itself. */
  public Upload(
      ContentHash hash, String filename, long bytes, Layer submitted, List<Label> labels) {
    this(hash, filename, bytes, submitted, labels, null);
  }

  public Upload {
    Objects.requireNonNull(hash, "hash");
    Objects.requireNonNull(submitted, "submitted");
    if (filename.isBlank()) {
      throw new IllegalArgumentException("an upload needs a filename");
    }
    labels = List.copyOf(labels);
  }
}

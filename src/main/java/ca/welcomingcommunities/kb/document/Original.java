package ca.welcomingcommunities.kb.document;

import java.util.Objects;

/**
 * The file a document was read from, as it was handed in.
 *
 * @param filename for display and download only, without folders or control characters
 * @param mediaType as recognised from the content, not as claimed
 */
public record Original(
    ContentHash hash, String filename, String mediaType, long bytes, Accessibility accessibility) {
  public Original {
    Objects.requireNonNull(hash, "hash");
    Objects.requireNonNull(filename, "filename");
    Objects.requireNonNull(mediaType, "mediaType");
    Objects.requireNonNull(accessibility, "accessibility");
    if (bytes < 0) {
      throw new IllegalArgumentException("bytes " + bytes);
    }
  }
}

package ca.welcomingcommunities.kb.document;

import java.util.Objects;
import java.util.regex.Pattern;

/**
 * The SHA-256 of a file's bytes.
 *
 * @param value 64 lower-case hexadecimal digits
 */
public record ContentHash(String value) {
  private static final Pattern FORM = Pattern.compile("[0-9a-f]{64}");

  public ContentHash {
    Objects.requireNonNull(value, "value");
    if (!isValid(value)) {
      throw new IllegalArgumentException("not a SHA-256: " + value);
    }
  }

  /** Whether {@code value} could be a content hash. */
  public static boolean isValid(String value) {
    return FORM.matcher(value).matches();
  }

  @Override
  public String toString() {
    return value;
  }
}

package ca.welcomingcommunities.kb.document;

import java.util.Objects;
import java.util.regex.Pattern;

/**
 * The public, stable name of a document, as it stands in addresses.
 *
 * @param value 1 to 64 characters of {@code a-z}, {@code 0-9} and {@code -}
 */
public record DocumentId(String value) implements Comparable<DocumentId> {
  private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");

  public DocumentId {
    Objects.requireNonNull(value, "value");
    if (!isValid(value)) {
      throw new IllegalArgumentException("not a document id: " + value);
    }
  }

  /** Whether {@code value} could be the id of a document. */
  public static boolean isValid(String value) {
    return FORM.matcher(value).matches();
  }

  @Override
  public int compareTo(DocumentId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}

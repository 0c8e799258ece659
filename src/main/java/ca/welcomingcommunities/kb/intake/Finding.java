package ca.welcomingcommunities.kb.intake;

import ca.welcomingcommunities.kb.document.ContentHash;
import ca.welcomingcommunities.kb.document.DocumentId;
import org.jspecify.annotations.Nullable;

/**
 * Something that is not as it should be.
 *
 * @param document whose; null for an original that no record knows
 * @param original which file; null where it is about the index
 */
public record Finding(
    Problem problem, @Nullable DocumentId document, @Nullable ContentHash original) {

  /** What can be wrong between archive, catalogue and index. */
  public enum Problem {
    /** A record's file is gone. */
    ORIGINAL_MISSING("original-missing", false),
    /** A record's file has other bytes than it was handed in with. */
    ORIGINAL_CHANGED("original-changed", false),
    /** A record's file is there and cannot be read. */
    ORIGINAL_UNREADABLE("original-unreadable", false),
    /** A file that no record knows. */
    ORIGINAL_WITHOUT_RECORD("original-without-record", true),
    /** A published record that is not in the index. */
    RECORD_NOT_INDEXED("record-not-indexed", true),
    /** An entry of the index without a published record. */
    INDEXED_WITHOUT_RECORD("indexed-without-record", true);

    private final String id;
    private final boolean repairable;

    Problem(String id, boolean repairable) {
      this.id = id;
      this.repairable = repairable;
    }

    /** The name on the command line. */
    public String id() {
      return id;
    }

    /** Whether {@link Check#repair} can put it right. */
    public boolean repairable() {
      return repairable;
    }
  }
}

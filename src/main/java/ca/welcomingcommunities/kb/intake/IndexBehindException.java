package ca.welcomingcommunities.kb.intake;

import java.io.IOException;

/**
 * A change is durable, but searches do not see it yet: the index fails, is far behind, or is being
 * closed. Nothing is lost and nothing needs to be done again; the index gets there by itself.
 */
public final class IndexBehindException extends IOException {
  private static final long serialVersionUID = 1;

  IndexBehindException(long change, long visible) {
    super(
        "change "
            + change
            + " is kept, and searches will see it later: the index has got to change "
            + visible);
  }
}

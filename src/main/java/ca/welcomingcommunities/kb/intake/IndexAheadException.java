package ca.welcomingcommunities.kb.intake;

import java.io.IOException;

/**
 * The index has seen changes that the catalogue does not know: an older catalogue was restored
 * beside a newer index. The way out is a new index, made from the catalogue.
 */
public final class IndexAheadException extends IOException {
  private static final long serialVersionUID = 1;

  IndexAheadException(long indexed, long last) {
    super(
        "the index has seen change "
            + indexed
            + " but the catalogue's last is "
            + last
            + ": the catalogue is older than the index, which must be made anew (reindex)");
  }
}

package ca.welcomingcommunities.kb.search;

import java.io.IOException;

/**
 * An index that is there but cannot be used: damaged, or written by a program with another format
 * or vocabulary. Its owner deletes it and writes every document again.
 */
public final class IndexUnusableException extends IOException {
  private static final long serialVersionUID = 1L;

  public IndexUnusableException(String reason) {
    super(reason);
  }

  public IndexUnusableException(String reason, Throwable cause) {
    super(reason, cause);
  }
}

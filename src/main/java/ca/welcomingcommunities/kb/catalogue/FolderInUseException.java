package ca.welcomingcommunities.kb.catalogue;

import java.io.IOException;

/** Another process (or this one, a second time) has the data folder open. */
public final class FolderInUseException extends IOException {
  private static final long serialVersionUID = 1;

  FolderInUseException(String message) {
    super(message);
  }
}

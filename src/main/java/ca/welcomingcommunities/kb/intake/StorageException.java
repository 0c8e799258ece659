package ca.welcomingcommunities.kb.intake;

import java.io.IOException;

/** The disk of the archive or the catalogue is full or broken. Nothing was acknowledged. */
public final class StorageException extends IOException {
  private static final long serialVersionUID = 1;

  StorageException(Exception cause) {
    super(cause.getMessage(), cause);
  }

  StorageException(long bytesLeft, long bytesReserved) {
    super("the disk has " + bytesLeft + " bytes left, of which " + bytesReserved + " are reserved");
  }
}

package ca.welcomingcommunities.kb.cli;

/**
 * Something that a command could not do, in a sentence for the person who typed it. Ends with exit
 * code 1.
 */
final class CommandFailed extends RuntimeException {
  private static final long serialVersionUID = 1;

  CommandFailed(String message) {
    super(message);
  }

  CommandFailed(String message, Throwable cause) {
    super(message, cause);
  }
}

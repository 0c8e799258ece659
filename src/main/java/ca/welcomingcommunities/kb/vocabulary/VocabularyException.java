package ca.welcomingcommunities.kb.vocabulary;

/** A file of the vocabulary has a mistake. The message names the file, the line and the reason. */
public final class VocabularyException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String file;
  private final int line;
  private final String reason;

  VocabularyException(String file, int line, String reason) {
    super(file + ", line " + line + ": " + reason);
    this.file = file;
    this.line = line;
    this.reason = reason;
  }

  /** The name of the file, without its folder. */
  public String file() {
    return file;
  }

  /** The 1-based line; 1 where the whole file is meant. */
  public int line() {
    return line;
  }

  /** What is wrong, in words for a curator. */
  public String reason() {
    return reason;
  }
}

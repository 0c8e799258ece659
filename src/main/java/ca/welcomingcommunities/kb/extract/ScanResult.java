package ca.welcomingcommunities.kb.extract;

/**
 * How recognising one page ended; a line of metadata in the child's answer.
 *
 * @param page 1-based
 * @param confidence of Tesseract in its words, 0 to 100; 0 where there are none
 */
record ScanResult(int page, Ending ending, int confidence) {
  /** Metadata with one value a page, in the order of the pages in the text. */
  static final String KEY = "kb:scan";

  /** Metadata: how many pages the file has. */
  static final String TOTAL = "kb:scan-pages";

  /** How it ended. */
  enum Ending {
    READ,
    TOO_LARGE,
    FAILED
  }

  String line() {
    return page + " " + ending + " " + confidence;
  }

  static ScanResult of(String line) {
    String[] words = line.split(" ", 3);
    return new ScanResult(
        Integer.parseInt(words[0]), Ending.valueOf(words[1]), Integer.parseInt(words[2]));
  }
}

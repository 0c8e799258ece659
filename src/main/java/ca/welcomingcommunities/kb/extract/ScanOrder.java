package ca.welcomingcommunities.kb.extract;

import java.io.Serial;
import java.io.Serializable;
import java.util.List;

/**
 * Goes to the child: which pages of a file to recognise, and within which limits.
 *
 * @param pages 1-based; those beyond the end are left out
 * @param tesseract what calls it
 * @param languages as Tesseract's option {@code -l} wants them
 * @param maxMegapixels of a picture that is looked at
 * @param secondsPerPage after which Tesseract is stopped
 */
record ScanOrder(
    List<Integer> pages,
    List<String> tesseract,
    String languages,
    int maxMegapixels,
    long secondsPerPage)
    implements Serializable {
  @Serial private static final long serialVersionUID = 1;

  ScanOrder {
    pages = List.copyOf(pages);
    tesseract = List.copyOf(tesseract);
  }
}

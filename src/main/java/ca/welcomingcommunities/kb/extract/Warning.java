package ca.welcomingcommunities.kb.extract;

import java.util.Objects;

/**
 * Something a reader of the text should know.
 *
 * @param count how many pages or attachments it concerns; 0 where that means nothing
 * @param detail technical, for a curator; may be empty
 */
public record Warning(Code code, int count, String detail) {

  /** The kinds of warnings. */
  public enum Code {
    /** Pages have no text and Tesseract, which could read scans, is not installed. */
    OCR_UNAVAILABLE,
    /** Tesseract gave up on this file: the time was over, or it broke a limit. */
    OCR_FAILED,
    /** An image is larger than what Tesseract is given. */
    IMAGE_TOO_LARGE,
    /** The text of these pages was recognised from images and may have errors. */
    OCR_USED,
    /** These pages were recognised so badly that somebody should look; the detail names them. */
    OCR_UNSURE,
    /** Pages without text, also after Tesseract looked at them. */
    PAGES_WITHOUT_TEXT,
    /** The file is damaged: there is the text up to the damage. */
    PARTIAL,
    /** Reading was stopped, because it took too much of something: there is the text up to then. */
    STOPPED,
    /** Files inside this file whose text was not read. */
    ATTACHMENTS_LEFT_OUT,
    /** There are more files inside this file than are read. */
    TOO_MANY_FILES,
    /** Archives in archives, deeper than is read. */
    TOO_DEEP,
    /** Unpacked, the files inside would be so much larger that this looks like a bomb. */
    UNPACKS_TOO_LARGE
  }

  public Warning {
    Objects.requireNonNull(code, "code");
    Objects.requireNonNull(detail, "detail");
  }
}

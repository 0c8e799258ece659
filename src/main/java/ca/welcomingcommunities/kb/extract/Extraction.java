package ca.welcomingcommunities.kb.extract;

import ca.welcomingcommunities.kb.document.Page;
import ca.welcomingcommunities.kb.document.PageUnit;
import java.util.List;
import java.util.Objects;

/** How reading a file ended. */
public sealed interface Extraction {

  /** The type recognised from the content; {@code application/octet-stream} if none was. */
  String mediaType();

  /**
   * The file was read to its end, or as far as the warnings say.
   *
   * @param totalPages of the file, those without text included
   * @param pages those with text, ascending
   */
  record Extracted(
      String mediaType,
      PageUnit unit,
      int totalPages,
      List<Page> pages,
      Found found,
      List<Warning> warnings)
      implements Extraction {
    public Extracted {
      Objects.requireNonNull(mediaType, "mediaType");
      Objects.requireNonNull(unit, "unit");
      Objects.requireNonNull(found, "found");
      pages = List.copyOf(pages);
      warnings = List.copyOf(warnings);
      if (totalPages < pages.size()) {
        throw new IllegalArgumentException(pages.size() + " of " + totalPages + " pages");
      }
    }
  }

  /**
   * Some pages are pictures of text. Recognising it takes minutes and is a step of its own: {@link
   * Extractor#recognise}.
   *
   * @param read the file without them, as it would be if they were left out
   * @param scans 1-based numbers of these pages, ascending; never empty
   */
  record Scanned(Extracted read, List<Integer> scans) implements Extraction {
    public Scanned {
      Objects.requireNonNull(read, "read");
      scans = List.copyOf(scans);
      if (scans.isEmpty()) {
        throw new IllegalArgumentException("no page is a scan");
      }
    }

    @Override
    public String mediaType() {
      return read.mediaType();
    }
  }

  /**
   * There is no text, and trying again would not change that.
   *
   * @param detail technical, one line, for a curator; may be empty
   */
  record Failed(String mediaType, Reason reason, String detail) implements Extraction {
    public Failed {
      Objects.requireNonNull(mediaType, "mediaType");
      Objects.requireNonNull(reason, "reason");
      Objects.requireNonNull(detail, "detail");
    }
  }

  /** Why there is no text. */
  enum Reason {
    /** A password is needed. */
    ENCRYPTED,
    /** Damaged, or not what it seems to be. */
    CORRUPT,
    /** No bytes at all. */
    EMPTY,
    /** Not one of the formats that are read. */
    UNSUPPORTED,
    /** The time was over; the process was stopped. */
    TOO_SLOW,
    /** It needed more memory than it may have; the process was stopped. */
    OUT_OF_MEMORY,
    /** The process that read it ended by itself. */
    CRASHED,
    /** More text than a document may have: a bomb, or a dump that is no document. */
    TOO_MUCH_TEXT
  }
}

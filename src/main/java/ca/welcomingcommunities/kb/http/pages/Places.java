package ca.welcomingcommunities.kb.http.pages;

import ca.welcomingcommunities.kb.document.PageUnit;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** How a page of a document is called: a page, a slide, a sheet or a part. */
final class Places {
  private Places() {}

  /** "Page 12", "Slide 3". */
  static String place(Messages m, PageUnit unit, int page) {
    return m.say("place." + unit.id(), "page", page);
  }

  /** "Page 12 of 64", "Slide 3 of 20". */
  static String placeOf(Messages m, PageUnit unit, int page, int pages) {
    return m.say("placeOf." + unit.id(), "page", page, "pages", pages);
  }

  /** "64 pages", "20 slides". */
  static String count(Messages m, PageUnit unit, int pages) {
    return m.say("count." + unit.id(), "count", pages);
  }

  /** The name people have for a type of files; "image" for any picture, empty for none. */
  private static String format(@Nullable String mediaType) {
    if (mediaType == null) {
      return "";
    }
    String type = mediaType.toLowerCase(Locale.ROOT);
    if (type.startsWith("image/")) {
      return "image";
    }
    if (type.contains("presentation") || type.contains("powerpoint")) {
      return "PowerPoint";
    }
    if (type.contains("spreadsheet") || type.contains("excel")) {
      return "Excel";
    }
    if (type.contains("word")) {
      return "Word";
    }
    return switch (type) {
      case "application/pdf" -> "PDF";
      case "text/csv" -> "CSV";
      case "text/html", "application/xhtml+xml" -> "HTML";
      case "message/rfc822" -> "e-mail";
      case "application/epub+zip" -> "EPUB";
      case "application/rtf", "text/rtf" -> "RTF";
      case "application/vnd.oasis.opendocument.text" -> "OpenDocument";
      default -> "text";
    };
  }

  /** The type of a file in the reader's words; null where there is no file. */
  static @Nullable String format(Messages m, @Nullable String mediaType) {
    String format = format(mediaType);
    return switch (format) {
      case "" -> null;
      case "image" -> m.say("format.image");
      case "e-mail" -> m.say("format.email");
      case "text" -> m.say("format.text");
      default -> format;
    };
  }
}

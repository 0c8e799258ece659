package ca.welcomingcommunities.kb.extract;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** The formats that are read, by what their parsers' answers look like. */
enum Format {
  PDF(Set.of("application/pdf")),
  /** Word processors: pages where the file knows them, else parts under headings. */
  TEXT_DOCUMENT(
      Set.of(
          "application/msword",
          "application/rtf",
          "text/rtf",
          "application/vnd.oasis.opendocument.text",
          "application/vnd.oasis.opendocument.text-template",
          "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
          "application/vnd.openxmlformats-officedocument.wordprocessingml.template",
          "application/vnd.ms-word.document.macroenabled.12",
          "application/vnd.ms-word.template.macroenabled.12")),
  SLIDES(
      Set.of(
          "application/vnd.ms-powerpoint",
          "application/vnd.oasis.opendocument.presentation",
          "application/vnd.oasis.opendocument.presentation-template",
          "application/vnd.openxmlformats-officedocument.presentationml.presentation",
          "application/vnd.openxmlformats-officedocument.presentationml.slideshow",
          "application/vnd.openxmlformats-officedocument.presentationml.template",
          "application/vnd.ms-powerpoint.presentation.macroenabled.12",
          "application/vnd.ms-powerpoint.slideshow.macroenabled.12",
          "application/vnd.ms-powerpoint.template.macroenabled.12")),
  SHEETS(
      Set.of(
          "application/vnd.ms-excel",
          "application/vnd.oasis.opendocument.spreadsheet",
          "application/vnd.oasis.opendocument.spreadsheet-template",
          "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
          "application/vnd.openxmlformats-officedocument.spreadsheetml.template",
          "application/vnd.ms-excel.sheet.macroenabled.12",
          "application/vnd.ms-excel.sheet.binary.macroenabled.12",
          "application/vnd.ms-excel.template.macroenabled.12",
          "application/vnd.ms-excel.addin.macroenabled.12",
          "text/csv",
          "text/tab-separated-values",
          "text/tsv")),
  /** Parts under headings. */
  WEB_PAGE(Set.of("text/html", "application/xhtml+xml", "application/epub+zip")),
  /** Parts under headings, then the attachments. */
  MAIL(Set.of("message/rfc822", "application/vnd.ms-outlook")),
  PLAIN_TEXT(Set.of("text/plain")),
  MARKDOWN(Set.of("text/x-web-markdown", "text/markdown")),
  /** Pictures that Tesseract can read. */
  IMAGE(
      Set.of(
          "image/png",
          "image/jpeg",
          "image/tiff",
          "image/gif",
          "image/bmp",
          "image/webp",
          "image/jp2")),
  /**
   * Whatever else Tika knows: XML, source code, old or rare office programs, archives, sound. Parts
   * under headings, then the files inside, each under its name.
   */
  OTHER(Set.of());

  private static final Map<String, Format> BY_TYPE = byType();

  @SuppressWarnings("ImmutableEnumChecker") // only ever an immutable Set.of
  private final Set<String> types;

  Format(Set<String> types) {
    this.types = types;
  }

  /** The format of a media type with or without parameters. */
  static Format of(String mediaType) {
    return BY_TYPE.getOrDefault(bare(mediaType), OTHER);
  }

  /** Whether the text is what the parser gives, and not read from the file itself. */
  boolean isReadByParser() {
    return switch (this) {
      case PDF, TEXT_DOCUMENT, SLIDES, SHEETS, WEB_PAGE, MAIL, OTHER -> true;
      case PLAIN_TEXT, MARKDOWN, IMAGE -> false;
    };
  }

  /** Whether documents of this format may hold files, and sometimes nothing else. */
  boolean isContainer() {
    return switch (this) {
      case PDF, TEXT_DOCUMENT, SLIDES, SHEETS -> true;
      case WEB_PAGE, MAIL, PLAIN_TEXT, MARKDOWN, IMAGE, OTHER -> false; // read anyway, or never
    };
  }

  /** A media type without parameters, in lower case. */
  static String bare(String mediaType) {
    int end = mediaType.indexOf(';');
    String type = end < 0 ? mediaType : mediaType.substring(0, end);
    return type.strip().toLowerCase(Locale.ROOT);
  }

  private static Map<String, Format> byType() {
    Map<String, Format> all = new HashMap<>();
    for (Format format : values()) {
      format.types.forEach(type -> all.put(type, format));
    }
    return Map.copyOf(all);
  }
}

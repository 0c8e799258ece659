package ca.welcomingcommunities.kb.extract;

import ca.welcomingcommunities.kb.document.Page;
import ca.welcomingcommunities.kb.document.PageUnit;
import ca.welcomingcommunities.kb.document.TextRole;
import ca.welcomingcommunities.kb.structure.Furniture;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;

/**
 * The pages of a file, made of a child's answer.
 *
 * @param mediaType without parameters
 * @param pages all of them, those without text included
 * @param noise whether it is called a text and has the bytes of something else; then it has none
 */
record Reading(String mediaType, Format format, PageUnit unit, List<Page> pages, boolean noise) {
  private static final int LONGEST_HEADING = 200;
  private static final int LONGEST_SLIDE_TITLE = 120;

  Reading {
    pages = List.copyOf(pages);
  }

  /** Makes pages of what was parsed. */
  static Reading of(Answer.Parsed parsed, Path file, String filename) throws IOException {
    Metadata container = parsed.parts().getFirst();
    String mediaType = mediaType(container, filename);
    Format format = Format.of(mediaType);
    String original = isOriginal(mediaType, format) ? original(file, container) : "";
    boolean noise = OriginalText.isNoise(original);
    List<Block> blocks = noise ? List.of() : blocks(parsed, format, mediaType, original);
    boolean empty = blocks.stream().allMatch(Block.PageStart.class::isInstance);
    if (empty && format.isContainer() && parsed.parts().size() > 1) {
      // A folder in the shape of a document, as a PDF portfolio is one.
      List<Block> inside = InnerText.of(parsed.parts());
      if (!inside.isEmpty()) {
        List<Page> pages = PageBuilder.build(PageUnit.SECTION, inside);
        return new Reading(mediaType, Format.OTHER, PageUnit.SECTION, pages, noise);
      }
    }
    if (empty && (format == Format.IMAGE || format == Format.OTHER)) {
      blocks = InnerText.about(container);
    }
    PageUnit unit = unit(format, blocks);
    if (unit != PageUnit.SECTION && isMarked(mediaType, format)) {
      blocks = new ArrayList<>(blocks);
      blocks.addFirst(new Block.PageStart());
    }
    List<Page> pages = PageBuilder.build(unit, blocks);
    // Of a PDF the lines have been looked at, which are joined by now.
    return new Reading(
        mediaType,
        format,
        unit,
        format == Format.PDF ? Furniture.repeated(pages) : Furniture.in(unit, pages),
        noise);
  }

  private static List<Block> blocks(
      Answer.Parsed parsed, Format format, String mediaType, String original) {
    Metadata container = parsed.parts().getFirst();
    return switch (format) {
      case PLAIN_TEXT, MARKDOWN -> PlainText.of(original);
      case PDF -> PdfText.of(lines(container));
      case SHEETS ->
          isOriginal(mediaType, format)
              ? SeparatedValues.of(original)
              : cleaned(container, Format.SHEETS);
      case TEXT_DOCUMENT, IMAGE -> cleaned(container, format);
      case WEB_PAGE -> withInnerFiles(cleaned(container, format), parsed.parts());
      case SLIDES -> titled(cleaned(container, Format.SLIDES));
      case MAIL -> withInnerFiles(message(container), parsed.parts());
      case OTHER -> InnerText.withListing(parsed.parts());
    };
  }

  /** The pages of an answer of {@link ScanParser}, in its order. */
  static List<Page> scanned(Metadata answer) {
    return PageBuilder.build(PageUnit.PAGE, PdfText.of(lines(answer)));
  }

  /** The type as recognised; the name only tells kinds of plain text apart. */
  static String mediaType(Metadata container, String filename) {
    String claimed = container.get(Metadata.CONTENT_TYPE);
    String type = claimed == null ? "application/octet-stream" : Format.bare(claimed);
    String name = filename.toLowerCase(Locale.ROOT);
    boolean namedTable = name.endsWith(".csv") || name.endsWith(".tsv");
    return switch (type) {
      case "text/plain", "text/csv", "text/tab-separated-values", "text/tsv" ->
          namedTable ? "text/csv" : "text/plain";
      default -> type;
    };
  }

  /** How many pages have no text. */
  int emptyPages() {
    return (int) pages.stream().filter(page -> page.sections().isEmpty()).count();
  }

  /** Whether the text is that of the file itself, not what a parser made of it. */
  private static boolean isOriginal(String mediaType, Format format) {
    return switch (format) {
      case PLAIN_TEXT, MARKDOWN -> true;
      case SHEETS -> mediaType.startsWith("text/");
      case PDF, TEXT_DOCUMENT, SLIDES, WEB_PAGE, MAIL, IMAGE, OTHER -> false;
    };
  }

  private static String original(Path file, Metadata container) throws IOException {
    return OriginalText.read(file, container.get(Metadata.CONTENT_ENCODING));
  }

  private static XhtmlReader.Content content(Metadata part, Format format) {
    String xhtml = part.get(TikaCoreProperties.TIKA_CONTENT);
    return XhtmlReader.read(xhtml == null ? "" : xhtml, format);
  }

  /** Clean text of pages; that of a parser from which nobody expected lines is cleaned here. */
  private static XhtmlReader.Content lines(Metadata part) {
    XhtmlReader.Content content = content(part, Format.PDF);
    if (part.get(CleanText.DONE) != null) {
      return content;
    }
    return new XhtmlReader.Content(
        content.blocks().stream().map(Reading::clean).toList(), content.outline());
  }

  private static Block clean(Block block) {
    return switch (block) {
      case Block.PageStart start -> start;
      case Block.Heading(int level, String text) ->
          new Block.Heading(level, TextCleaner.clean(text));
      case Block.Paragraph(String text, TextRole role) ->
          new Block.Paragraph(TextCleaner.clean(text), role);
    };
  }

  static List<Block> cleaned(Metadata part, Format format) {
    List<Block> clean = new ArrayList<>();
    for (Block block : content(part, format).blocks()) {
      switch (block) {
        case Block.PageStart start -> clean.add(start);
        case Block.Heading heading -> addHeading(heading, clean);
        case Block.Paragraph paragraph -> {
          String text =
              format == Format.WEB_PAGE
                  ? TextCleaner.oneLine(paragraph.text())
                  : TextCleaner.clean(paragraph.text());
          if (!text.isEmpty()) {
            clean.add(new Block.Paragraph(text, paragraph.role()));
          }
        }
      }
    }
    return clean;
  }

  static void addHeading(Block.Heading heading, List<Block> clean) {
    String text = TextCleaner.oneLine(heading.text());
    if (text.length() > LONGEST_HEADING) {
      clean.add(new Block.Paragraph(text));
    } else if (!text.isEmpty()) {
      clean.add(new Block.Heading(heading.level(), text));
    }
  }

  /** The first line of a slide is its title, if it is short. */
  private static List<Block> titled(List<Block> blocks) {
    List<Block> titled = new ArrayList<>();
    boolean first = true;
    for (Block block : blocks) {
      if (first
          && block instanceof Block.Paragraph(String text, TextRole role)
          && role == TextRole.BODY
          && text.length() <= LONGEST_SLIDE_TITLE
          && !TextCleaner.isItem(text)) {
        titled.add(new Block.Heading(1, text.replace('\n', ' ')));
      } else if (!(block instanceof Block.Paragraph(String text, TextRole _)
          && text.equals("‹#›"))) {
        titled.add(block);
      }
      first = block instanceof Block.PageStart;
    }
    return titled;
  }

  private static List<Block> withInnerFiles(List<Block> own, List<Metadata> parts) {
    List<Block> all = new ArrayList<>(own);
    all.addAll(InnerText.of(parts));
    return all;
  }

  private static List<Block> message(Metadata part) {
    List<Block> blocks = new ArrayList<>();
    for (Block block : content(part, Format.MAIL).blocks()) {
      if (block instanceof Block.Heading heading) {
        addHeading(heading, blocks);
      } else if (block instanceof Block.Paragraph(String raw, TextRole _)) {
        for (String paragraph : TextCleaner.paragraphs(raw)) {
          String text = TextCleaner.unwrap(paragraph);
          if (!text.isEmpty()) {
            blocks.add(new Block.Paragraph(text));
          }
        }
      }
    }
    return blocks;
  }

  private static PageUnit unit(Format format, List<Block> blocks) {
    return switch (format) {
      case PDF, IMAGE -> PageUnit.PAGE;
      case SLIDES -> PageUnit.SLIDE;
      case SHEETS -> PageUnit.SHEET;
      case WEB_PAGE, MAIL, OTHER -> PageUnit.SECTION;
      case TEXT_DOCUMENT, PLAIN_TEXT, MARKDOWN ->
          blocks.stream().anyMatch(Block.PageStart.class::isInstance)
              ? PageUnit.PAGE
              : PageUnit.SECTION;
    };
  }

  /** Whether page starts stand only between pages, not before the first. */
  private static boolean isMarked(String mediaType, Format format) {
    return switch (format) {
      case TEXT_DOCUMENT, IMAGE -> true;
      case SLIDES, SHEETS -> mediaType.contains("opendocument");
      case PDF, WEB_PAGE, MAIL, PLAIN_TEXT, MARKDOWN, OTHER -> false;
    };
  }
}

package ca.welcomingcommunities.kb.extract;

import ca.welcomingcommunities.kb.document.TextRole;
import ca.welcomingcommunities.kb.structure.Furniture;
import ca.welcomingcommunities.kb.structure.Line;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * Finds the headings in the lines of a PDF, which has none of its own: by the file's bookmarks, by
 * number, by capitals; tells what stands in the margins and in tables of contents; and joins the
 * other lines to paragraphs.
 */
final class PdfText {
  /** What stands under a heading is a text, not the next line of a list of names. */
  private static final int SHORTEST_TEXT = 60;

  /** A line on so many pages runs along the top or bottom of each. */
  private static final int RUNNING = 3;

  private static final Pattern PAGE_NUMBER = Pattern.compile("^\\d+\\s+|\\s+\\d+$");
  private static final int TITLE_CASE_LEVEL = 2;

  private final Map<String, Integer> outline = new HashMap<>();
  private final Map<String, Integer> occurrences = new HashMap<>();
  private final List<Block> found = new ArrayList<>();

  private PdfText() {}

  /**
   * Headings and paragraphs.
   *
   * @param content whose text is clean: that has been seen to where time is limited
   */
  static List<Block> of(XhtmlReader.Content content) {
    PdfText text = new PdfText();
    for (Block.Heading bookmark : content.outline()) {
      text.outline.putIfAbsent(key(bookmark.text()), bookmark.level());
    }
    List<Block> blocks = withoutFurniture(content.blocks());
    for (Block block : blocks) {
      if (isBody(block)) {
        lines(block)
            .forEach(line -> text.occurrences.merge(withoutPageNumber(line), 1, Integer::sum));
      }
    }
    for (int i = 0; i < blocks.size(); i++) {
      if (isBody(blocks.get(i))) {
        boolean textFollows = i + 1 < blocks.size() && isText(blocks.get(i + 1));
        text.add(lines(blocks.get(i)), textFollows);
      } else {
        text.found.add(blocks.get(i));
      }
    }
    if (text.found.stream().allMatch(Block.PageStart.class::isInstance)) {
      text.addBookmarks(content.outline());
    }
    return text.found;
  }

  /** The same blocks; each line of what is not the body is a paragraph of its own. */
  private static List<Block> withoutFurniture(List<Block> blocks) {
    List<List<Line>> pages = new ArrayList<>();
    pages.add(new ArrayList<>());
    for (int i = 0; i < blocks.size(); i++) {
      if (blocks.get(i) instanceof Block.PageStart) {
        pages.add(new ArrayList<>());
      } else {
        for (String line : lines(blocks.get(i))) {
          pages.getLast().add(new Line(line, i, blocks.get(i) instanceof Block.Heading));
        }
      }
    }
    // Before the first page stands nothing.
    boolean marked = pages.getFirst().isEmpty();
    List<List<TextRole>> roles = Furniture.ofLines(marked ? pages.subList(1, pages.size()) : pages);
    Iterator<TextRole> each = roles.stream().flatMap(List::stream).iterator();
    List<Block> divided = new ArrayList<>();
    for (Block block : blocks) {
      divide(block, each, divided);
    }
    return divided;
  }

  private static void divide(Block block, Iterator<TextRole> roles, List<Block> to) {
    List<String> body = new ArrayList<>();
    boolean whole = true;
    for (String line : lines(block)) {
      TextRole role = roles.next();
      if (role == TextRole.BODY) {
        body.add(line);
      } else {
        addBody(body, to);
        to.add(new Block.Paragraph(line, role));
        whole = false;
      }
    }
    if (whole) {
      to.add(block);
    } else {
      addBody(body, to);
    }
  }

  private static void addBody(List<String> lines, List<Block> to) {
    if (!lines.isEmpty()) {
      to.add(new Block.Paragraph(String.join("\n", lines)));
      lines.clear();
    }
  }

  /** Of a file without text they say at least what it is about. */
  private void addBookmarks(List<Block.Heading> outline) {
    for (Block.Heading bookmark : outline.reversed()) {
      String title = oneLine(bookmark.text());
      if (!title.isEmpty()) {
        found.add(found.isEmpty() ? 0 : 1, new Block.Paragraph(title));
      }
    }
  }

  private void add(List<String> lines, boolean textFollows) {
    int from = 0;
    for (int i = 0; i < lines.size(); i++) {
      boolean alone = lines.size() == 1;
      boolean textBelow = i + 1 < lines.size() || textFollows;
      OptionalInt level = level(lines.get(i), i == 0 && textBelow, alone && textFollows);
      if (level.isPresent()) {
        addParagraph(lines.subList(from, i));
        found.add(new Block.Heading(level.getAsInt(), lines.get(i)));
        from = i + 1;
      }
    }
    addParagraph(lines.subList(from, lines.size()));
  }

  private OptionalInt level(String line, boolean aboveText, boolean aloneAboveText) {
    String key = key(line);
    if (occurrences.getOrDefault(withoutPageNumber(line), 0) >= RUNNING) {
      return OptionalInt.empty();
    }
    Integer bookmarked = outline.get(key);
    if (bookmarked != null) {
      return OptionalInt.of(bookmarked);
    }
    OptionalInt marked = aboveText ? HeadingLine.marked(line) : OptionalInt.empty();
    if (marked.isPresent() || !aloneAboveText || !HeadingLine.isTitleCase(line)) {
      return marked;
    }
    return OptionalInt.of(TITLE_CASE_LEVEL);
  }

  private void addParagraph(List<String> lines) {
    if (!lines.isEmpty()) {
      String text = TextCleaner.joined(String.join("\n", lines));
      if (!text.isEmpty()) {
        found.add(new Block.Paragraph(text));
      }
    }
  }

  private static boolean isBody(Block block) {
    return block instanceof Block.Paragraph(String _, TextRole role) && role == TextRole.BODY;
  }

  private static boolean isText(Block block) {
    return block instanceof Block.Paragraph(String text, TextRole role)
        && role == TextRole.BODY
        && text.strip().length() >= SHORTEST_TEXT;
  }

  private static List<String> lines(Block block) {
    return switch (block) {
      case Block.PageStart _ -> List.of();
      case Block.Heading(int _, String text) -> lines(text);
      case Block.Paragraph(String text, TextRole _) -> lines(text);
    };
  }

  private static List<String> lines(String text) {
    return text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
  }

  private static String oneLine(String text) {
    return String.join(" ", lines(text));
  }

  /** "12 Annual report" and "Annual report 13" run along the pages like "Annual report". */
  private static String withoutPageNumber(String line) {
    return PAGE_NUMBER.matcher(key(line)).replaceAll("");
  }

  private static String key(String line) {
    return oneLine(line).toLowerCase(Locale.ROOT);
  }
}

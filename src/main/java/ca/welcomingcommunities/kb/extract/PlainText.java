package ca.welcomingcommunities.kb.extract;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds pages and headings in plain text and Markdown. Pure functions. */
final class PlainText {
  private static final Pattern HASHES = Pattern.compile("(#{1,6})\\s+(.+?)(?:\\s+#+)?");
  private static final Pattern UNDERLINE = Pattern.compile("={3,}|-{3,}");
  private static final Pattern FENCE = Pattern.compile("\\h*(?:```|~~~).*");
  private static final char FORM_FEED = '\f';

  private PlainText() {}

  /** Whether the text says itself where its pages end. */
  static boolean hasPages(String raw) {
    return raw.indexOf(FORM_FEED) >= 0;
  }

  /** The blocks with clean text; page starts only if it {@link #hasPages(String)}. */
  static List<Block> of(String raw) {
    List<Block> blocks = new ArrayList<>();
    String text = raw.stripTrailing();
    boolean paged = hasPages(text);
    for (String page : text.split(String.valueOf(FORM_FEED), -1)) {
      if (paged) {
        blocks.add(new Block.PageStart());
      }
      addPage(page, blocks);
    }
    return blocks;
  }

  private static void addPage(String page, List<Block> blocks) {
    List<String> paragraphs =
        TextCleaner.paragraphs(page).stream().map(TextCleaner::clean).toList();
    boolean fenced = false;
    for (int i = 0; i < paragraphs.size(); i++) {
      List<String> lines = paragraphs.get(i).lines().toList();
      long fences = lines.stream().filter(line -> FENCE.matcher(line).matches()).count();
      if (fenced || fences > 0) {
        addText(lines, blocks);
        fenced ^= fences % 2 == 1;
      } else {
        String next = i + 1 < paragraphs.size() ? paragraphs.get(i + 1) : "";
        addParagraph(lines, next, blocks);
      }
    }
  }

  private static void addParagraph(List<String> lines, String next, List<Block> blocks) {
    int from = 0;
    for (int i = 0; i < lines.size(); i++) {
      String below = i + 1 < lines.size() ? lines.get(i + 1) : "";
      Matcher hashes = HASHES.matcher(lines.get(i));
      if (hashes.matches()) {
        addText(lines.subList(from, i), blocks);
        blocks.add(new Block.Heading(hashes.group(1).length(), hashes.group(2)));
        from = i + 1;
      } else if (i == 0 && UNDERLINE.matcher(below).matches()) {
        blocks.add(new Block.Heading(below.startsWith("=") ? 1 : 2, lines.get(i)));
        from = i + 2;
        i++;
      }
    }
    List<String> rest = lines.subList(from, lines.size());
    OptionalInt level = lines.size() == 1 ? standingAlone(rest, next) : OptionalInt.empty();
    if (level.isPresent()) {
      blocks.add(new Block.Heading(level.getAsInt(), rest.getFirst()));
    } else {
      addText(rest, blocks);
    }
  }

  /** A line between empty lines is a heading if it looks like one and the next does not. */
  private static OptionalInt standingAlone(List<String> lines, String next) {
    boolean textFollows = !next.isEmpty() && HeadingLine.marked(next).isEmpty();
    return lines.size() == 1 && textFollows
        ? HeadingLine.marked(lines.getFirst())
        : OptionalInt.empty();
  }

  private static void addText(List<String> lines, List<Block> blocks) {
    if (!lines.isEmpty()) {
      String text = TextCleaner.joined(String.join("\n", lines));
      if (!text.isEmpty()) {
        blocks.add(new Block.Paragraph(text));
      }
    }
  }
}

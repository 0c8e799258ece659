package ca.welcomingcommunities.kb.structure;

import ca.welcomingcommunities.kb.document.Page;
import ca.welcomingcommunities.kb.document.TextRole;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.LongToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Numbers that stand for paragraphs of a document, the same for the same paragraph in other
 * documents of its publisher: what stands in many of them is about the publisher and not about the
 * document. For notices, which begin alike whoever publishes them, there are numbers that do not
 * depend on the publisher. Immutable.
 *
 * <p>Only paragraphs near the beginning and the end of a text are looked at, where such blocks
 * stand: at most {@value #MOST_PRINTS} numbers a document, some microseconds a kilobyte.
 */
public final class BlockPrints {
  /** So many other documents of a publisher make a block one of its own. */
  private static final int OTHERS = 3;

  /** So many other documents of anybody make a paragraph that begins alike a notice. */
  private static final int OTHERS_OF_ANYBODY = 5;

  /** Paragraphs from the beginning, and as many from the end. */
  private static final int NEAR = 20;

  private static final int NOTICES_NEAR = 3;

  /** The most numbers that a document has. */
  public static final int MOST_PRINTS = 2 * (NEAR + NOTICES_NEAR);

  private static final int MOST_WORDS = 150;

  /** The words by which notices begin. */
  private static final int NOTICE_WORDS = 8;

  /** Documents that share more than this are versions of one another. */
  private static final double MOST = 1.0 / 3;

  private static final long FACTOR = 0x100000001b3L;

  private final List<Page> pages;
  private final List<Block> blocks;

  private BlockPrints(List<Page> pages, List<Block> blocks) {
    this.pages = pages;
    this.blocks = blocks;
  }

  /**
   * @param own number of the paragraph with its publisher; 0 where that is unknown
   * @param notice number of its beginning; 0 where it stands further inside
   */
  private record Block(int page, int line, int length, long own, long notice) {}

  /**
   * The numbers for a document.
   *
   * @param pages whose furniture has been recognised
   * @param publisher anything that is the same for all its documents; null if unknown
   */
  public static BlockPrints of(List<Page> pages, @Nullable String publisher) {
    List<List<Line>> lines = PageLines.of(pages);
    List<int[]> places = new ArrayList<>();
    for (int page = 0; page < lines.size(); page++) {
      for (int line = 0; line < lines.get(page).size(); line++) {
        if (mayBeBlock(lines.get(page).get(line))) {
          places.add(new int[] {page, line});
        }
      }
    }
    List<Block> blocks = new ArrayList<>();
    for (int i = 0; i < places.size(); i++) {
      int distance = Math.min(i, places.size() - 1 - i);
      if (distance < NEAR) {
        int[] at = places.get(i);
        String text = lines.get(at[0]).get(at[1]).text();
        long own = publisher == null ? 0 : print(text, Integer.MAX_VALUE, publisher.hashCode());
        boolean notice = distance < NOTICES_NEAR && Words.count(text, NOTICE_WORDS) == NOTICE_WORDS;
        blocks.add(
            new Block(at[0], at[1], text.length(), own, notice ? print(text, NOTICE_WORDS, 0) : 0));
      }
    }
    return new BlockPrints(pages, List.copyOf(blocks));
  }

  /** The numbers, each once. */
  public Set<Long> numbers() {
    Set<Long> numbers = new LinkedHashSet<>();
    for (Block block : blocks) {
      numbers.add(block.own());
      numbers.add(block.notice());
    }
    numbers.remove(0L);
    return numbers;
  }

  /**
   * The numbers of blocks that repeat.
   *
   * @param others how many other documents have a number
   */
  public Set<Long> repeating(LongToIntFunction others) {
    Set<Long> repeating = new HashSet<>();
    for (Block block : blocks) {
      if (others.applyAsInt(block.own()) >= OTHERS) {
        repeating.add(block.own());
      }
      if (others.applyAsInt(block.notice()) >= OTHERS_OF_ANYBODY) {
        repeating.add(block.notice());
      }
    }
    repeating.remove(0L);
    return repeating;
  }

  /**
   * The pages with the blocks marked that other documents have too; the very same list if there are
   * none, or so many that the documents are alike.
   *
   * @param others how many other documents have a number
   */
  public List<Page> marked(LongToIntFunction others) {
    Furniture.Roles roles = new Furniture.Roles(PageLines.of(pages));
    Set<Long> repeating = repeating(others);
    long length = 0;
    for (Block block : blocks) {
      if (repeating.contains(block.own()) || repeating.contains(block.notice())) {
        length += block.length();
        roles.set(block.page(), block.line(), TextRole.REPEATED);
      }
    }
    long all = pages.stream().mapToLong(page -> page.bodyText().length()).sum();
    return length == 0 || length > MOST * all ? pages : PageLines.divided(pages, roles);
  }

  private static boolean mayBeBlock(Line line) {
    return line.isBlock() && Words.count(line.text(), MOST_WORDS + 1) <= MOST_WORDS;
  }

  /** Of the first words of a text, without case; numbers and signs do not count. */
  private static long print(String text, int words, int seed) {
    long hash = 0xcbf29ce484222325L ^ seed;
    int at = 0;
    for (int left = words; left > 0 && at < text.length(); ) {
      int end = Words.end(text, at);
      for (int i = at; i < end; i++) {
        hash = (hash ^ Character.toLowerCase(text.charAt(i))) * FACTOR;
      }
      if (end > at) {
        hash = (hash ^ ' ') * FACTOR;
        left--;
      }
      at = Math.max(end, at + 1);
    }
    return hash ^ (hash >>> 29);
  }
}

package ca.welcomingcommunities.kb.samples;

import java.util.List;

/** A piece of a sample's text. */
sealed interface Block {

  /** A heading of level 1 (chapter, slide or sheet) to 3. */
  record Heading(int level, String text) implements Block {}

  /** Running text without line ends. */
  record Paragraph(String text) implements Block {}

  /** A list, numbered or with bullets. */
  record Items(boolean numbered, List<String> texts) implements Block {
    public Items {
      texts = List.copyOf(texts);
    }

    /** What stands before item {@code index}, which counts from 0. */
    String mark(int index) {
      return numbered ? (index + 1) + "." : "•";
    }
  }

  /** A table; the first row is its head. All rows are equally long. */
  record Grid(List<List<String>> rows) implements Block {
    public Grid {
      rows = List.copyOf(rows);
      if (rows.stream().mapToInt(List::size).distinct().count() != 1) {
        throw new IllegalArgumentException("rows of different lengths under " + rows.getFirst());
      }
    }
  }

  /** A remark: a box in a document, a speaker's note on a slide. */
  record Remark(String text) implements Block {}

  /** What follows starts on a new page. */
  record PageBreak() implements Block {}
}

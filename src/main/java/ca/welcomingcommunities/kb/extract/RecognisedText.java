package ca.welcomingcommunities.kb.extract;

import java.util.ArrayList;
import java.util.List;

/**
 * What Tesseract read on one page.
 *
 * @param paragraphs with a line feed between lines
 * @param confidence the mean of its words, longer ones counting more; 0 to 100, 0 without words
 */
record RecognisedText(List<String> paragraphs, int confidence) {
  private static final int COLUMNS = 12;
  private static final int BLOCK = 2;
  private static final int PARAGRAPH = 3;
  private static final int LINE = 4;
  private static final int CONFIDENCE = 10;
  private static final int WORD = 11;

  RecognisedText {
    paragraphs = List.copyOf(paragraphs);
  }

  /** Reads Tesseract's table of tab-separated values, of which only the rows of words matter. */
  static RecognisedText of(String table) {
    List<String> paragraphs = new ArrayList<>();
    StringBuilder paragraph = new StringBuilder();
    String place = "";
    String line = "";
    double sum = 0;
    long letters = 0;
    for (String row : table.split("\n", -1)) {
      String[] cells = row.split("\t", COLUMNS);
      if (cells.length < COLUMNS || !isWord(cells)) {
        continue;
      }
      String word = cells[WORD].strip();
      String nextPlace = cells[BLOCK] + "." + cells[PARAGRAPH];
      if (!nextPlace.equals(place) && !paragraph.isEmpty()) {
        paragraphs.add(paragraph.toString());
        paragraph.setLength(0);
      } else if (!paragraph.isEmpty()) {
        paragraph.append(cells[LINE].equals(line) ? ' ' : '\n');
      }
      paragraph.append(word);
      place = nextPlace;
      line = cells[LINE];
      sum += Double.parseDouble(cells[CONFIDENCE]) * word.length();
      letters += word.length();
    }
    if (!paragraph.isEmpty()) {
      paragraphs.add(paragraph.toString());
    }
    return new RecognisedText(paragraphs, letters == 0 ? 0 : (int) Math.round(sum / letters));
  }

  private static boolean isWord(String[] cells) {
    return cells[CONFIDENCE].matches("\\d+(\\.\\d+)?") && !cells[WORD].isBlank();
  }
}

package ca.welcomingcommunities.kb.extract;

import java.util.ArrayList;
import java.util.List;

/** Reads comma-, semicolon- or tab-separated values (RFC 4180) into rows. Pure functions. */
final class SeparatedValues {
  private static final char[] SEPARATORS = {',', ';', '\t'};

  private SeparatedValues() {}

  /** One page with one paragraph a row. */
  static List<Block> of(String raw) {
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Block.PageStart());
    for (List<String> row : rows(raw)) {
      List<String> cells =
          row.stream().map(TextCleaner::oneLine).filter(cell -> !cell.isEmpty()).toList();
      if (!cells.isEmpty()) {
        blocks.add(new Block.Paragraph(String.join(" | ", cells)));
      }
    }
    return blocks;
  }

  /** The cells of all rows. */
  static List<List<String>> rows(String raw) {
    char separator = separator(raw);
    List<List<String>> rows = new ArrayList<>();
    List<String> row = new ArrayList<>();
    StringBuilder cell = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < raw.length(); i++) {
      char character = raw.charAt(i);
      if (character == '"') {
        boolean doubled = quoted && i + 1 < raw.length() && raw.charAt(i + 1) == '"';
        if (doubled) {
          cell.append('"');
          i++;
        } else {
          quoted = !quoted;
        }
      } else if (!quoted && (character == separator || character == '\n')) {
        row.add(cell.toString());
        cell.setLength(0);
        if (character == '\n') {
          rows.add(row);
          row = new ArrayList<>();
        }
      } else {
        cell.append(character);
      }
    }
    row.add(cell.toString());
    rows.add(row);
    return rows;
  }

  /** The one that is most frequent in the first line. */
  private static char separator(String raw) {
    String first = raw.lines().findFirst().orElse("");
    char best = SEPARATORS[0];
    long most = 0;
    for (char candidate : SEPARATORS) {
      long count = first.chars().filter(character -> character == candidate).count();
      if (count > most) {
        most = count;
        best = candidate;
      }
    }
    return best;
  }
}

package ca.welcomingcommunities.kb.bench;

import java.util.List;
import java.util.Locale;

/** A table in Markdown: a row a scenario, a column a target. */
final class Table {
  private final StringBuilder rows = new StringBuilder();

  Table(String corner, List<String> columns) {
    row(corner, columns);
    rows.append("|---".repeat(columns.size() + 1)).append("|\n");
  }

  void row(String name, List<String> cells) {
    rows.append("| ").append(name);
    cells.forEach(cell -> rows.append(" | ").append(cell));
    rows.append(" |\n");
  }

  static String whole(double number) {
    return String.format(Locale.ROOT, "%.0f", number);
  }

  static String ratio(double number) {
    return String.format(Locale.ROOT, "%.2f", number);
  }

  @Override
  public String toString() {
    return rows.toString();
  }
}

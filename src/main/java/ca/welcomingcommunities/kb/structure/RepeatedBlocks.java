package ca.welcomingcommunities.kb.structure;

import ca.welcomingcommunities.kb.document.TextRole;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Recognises paragraphs that stand in a document three times and more, letter by letter. The first
 * is what the document says; the others repeat it.
 */
final class RepeatedBlocks {
  private static final int TIMES = 3;

  /** Where more of a document repeats, repeating is what it does: a form, a table, a song. */
  private static final double MOST = 0.5;

  private RepeatedBlocks() {}

  static void mark(Furniture.Roles roles) {
    Map<String, Integer> counts = new HashMap<>();
    long all = 0;
    long again = 0;
    for (int page = 0; page < roles.pages(); page++) {
      for (Line line : roles.page(page)) {
        all += line.text().length();
        if (line.isBlock() && counts.merge(line.text(), 1, Integer::sum) > 1) {
          again += line.text().length();
        }
      }
    }
    if (again == 0 || again > MOST * all) {
      return;
    }
    Set<String> met = new HashSet<>();
    for (int page = 0; page < roles.pages(); page++) {
      for (int i = 0; i < roles.page(page).size(); i++) {
        Line line = roles.page(page).get(i);
        if (counts.getOrDefault(line.text(), 0) >= TIMES
            && line.isBlock()
            && !met.add(line.text())) {
          roles.set(page, i, TextRole.REPEATED);
        }
      }
    }
  }
}

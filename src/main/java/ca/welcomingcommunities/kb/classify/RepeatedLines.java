package ca.welcomingcommunities.kb.classify;

import ca.welcomingcommunities.kb.document.Page;
import ca.welcomingcommunities.kb.document.Section;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The running headers and footers of a document: lines that stand on three pages, or on half of
 * fewer. Each counts once, where it stands first. Used for one document by one thread.
 */
final class RepeatedLines {
  private static final int MANY = 3;

  private final Set<String> repeated = new HashSet<>();
  private final Set<String> met = new HashSet<>();

  RepeatedLines(List<Page> pages) {
    int limit = Math.max(2, Math.min(MANY, (pages.size() + 1) / 2));
    Map<String, Integer> pagesOfLine = new HashMap<>();
    if (pages.size() >= 2) {
      for (Page page : pages) {
        for (String line : linesOf(page)) {
          if (pagesOfLine.merge(line, 1, Integer::sum) >= limit) {
            repeated.add(line);
          }
        }
      }
    }
  }

  /** Whether there is any repeated line. */
  boolean none() {
    return repeated.isEmpty();
  }

  /** Whether this line has been met before and repeats; remembers it. */
  boolean again(String line) {
    String key = key(line);
    return repeated.contains(key) && !met.add(key);
  }

  private static Set<String> linesOf(Page page) {
    Set<String> lines = new HashSet<>();
    for (Section section : page.sections()) {
      if (!section.continued() && !section.heading().isEmpty()) {
        lines.add(key(section.heading()));
      }
      section.text().lines().map(RepeatedLines::key).forEach(lines::add);
    }
    lines.remove("");
    return lines;
  }

  /** A line without digits, since page numbers change. */
  static String key(String line) {
    StringBuilder key = new StringBuilder(line.length());
    for (int at = 0; at < line.length(); at++) {
      char letter = line.charAt(at);
      if (Character.isLetter(letter)) {
        key.append(Character.toLowerCase(letter));
      }
    }
    return key.toString();
  }
}

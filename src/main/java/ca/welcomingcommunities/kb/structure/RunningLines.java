package ca.welcomingcommunities.kb.structure;

import ca.welcomingcommunities.kb.document.TextRole;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Recognises running headers, running footers and page numbers by comparing the first and the last
 * lines of a page with those of the pages around it, where a number may grow as page numbers do.
 *
 * <p>After Xiaofan Lin, "Header and footer extraction by page association", Document Recognition
 * and Retrieval X, SPIE 5010 (2003). Unlike there, lines must be the same but for such numbers: a
 * heading that is only similar must not be lost.
 */
final class RunningLines {
  /** So many lines from the edge of a page are looked at. */
  private static final int DEPTH = 3;

  /** Pages on each side that are compared: left and right pages may differ, and chapters too. */
  private static final int AROUND = 4;

  /** On so many of those pages a line must be found again. */
  private static final int OTHERS = 2;

  /** The same, as a share of those pages, for a line that is joined to other text. */
  private static final double JOINED_SHARE = 0.6;

  /** On fewer pages lines are the same by chance. */
  private static final int FEWEST_PAGES = 4;

  private static final int LONGEST = 160;

  /** With fewer, unless it is a number, a line is a bracket or a bullet. */
  private static final int FEWEST_LETTERS = 3;

  /** Where more of a document would be furniture it is a form, or a test. */
  private static final double MOST = 0.5;

  private static final Pattern DIGITS = Pattern.compile("\\d+");
  private static final Pattern BARE_NUMBER =
      Pattern.compile("(?iu)[\\p{Pd}|•·\\s]*(\\d{1,4}|[ivxl]{1,6})[\\p{Pd}|•·.\\s]*");
  private static final Pattern SAID_NUMBER =
      Pattern.compile(
          "(?iu)[\\p{Pd}|•·\\s]*(?:pages?|p\\.|pg\\.?)\\s*\\d{1,4}"
              + "(?:\\s*(?:of|de|sur|/)\\s*\\d{1,4})?[\\p{Pd}|•·.\\s]*"
              + "|\\d{1,4}\\s*(?:of|de|sur|/)\\s*\\d{1,4}");

  /** Who says "page 1 of 2" leaves no doubt. */
  private static final Pattern COUNTED = Pattern.compile("\\bpage # (?:of|de|sur|/) #");

  private final Furniture.Roles roles;
  private final List<List<Edge>> edges = new ArrayList<>();
  private final Set<String> keptOnce = new HashSet<>();

  private RunningLines(Furniture.Roles roles) {
    this.roles = roles;
    for (int page = 0; page < roles.pages(); page++) {
      edges.add(edges(roles.page(page)));
    }
  }

  /**
   * A line near the edge of a page.
   *
   * @param key the line without case, {@code #} for each number
   * @param bare whether it is a number and nothing else
   */
  private record Edge(int line, TextRole zone, String key, List<Integer> numbers, boolean bare) {

    /** Whether the other line, so many pages later, is the same but for its page number. */
    boolean runsOn(Edge other, int pagesLater) {
      if (zone != other.zone
          || !key.equals(other.key)
          || numbers.size() != other.numbers.size()) { // "Report #" and "Report 7"
        return false;
      }
      boolean counted = false;
      for (int i = 0; i < numbers.size(); i++) {
        int difference = other.numbers.get(i) - numbers.get(i);
        counted |= difference == pagesLater;
        if (difference != 0 && difference != pagesLater) {
          return false;
        }
      }
      return counted || !bare;
    }
  }

  static void mark(Furniture.Roles roles) {
    if (roles.pages() > 1) {
      new RunningLines(roles).mark();
    }
  }

  private void mark() {
    for (int page = 0; page < roles.pages(); page++) {
      markFromEdge(page, TextRole.RUNNING_HEADER, edges.get(page));
      markFromEdge(page, TextRole.RUNNING_FOOTER, edges.get(page).reversed());
    }
    if (marked() > MOST) {
      for (int page = 0; page < roles.pages(); page++) {
        for (Edge edge : edges.get(page)) {
          roles.set(page, edge.line(), TextRole.BODY);
        }
      }
    }
  }

  /** Behind a line of the body, what comes again is a heading that every chapter has. */
  private void markFromEdge(int page, TextRole zone, List<Edge> fromEdge) {
    int step = zone == TextRole.RUNNING_HEADER ? 1 : -1;
    int next = step > 0 ? 0 : roles.page(page).size() - 1;
    for (Edge edge : fromEdge) {
      if (edge.zone() == zone) {
        TextRole role = edge.line() == next ? role(page, edge) : TextRole.BODY;
        if (role == TextRole.BODY) {
          return;
        }
        roles.set(page, edge.line(), role);
        next += step;
      }
    }
  }

  private double marked() {
    long all = 0;
    long marked = 0;
    for (int page = 0; page < roles.pages(); page++) {
      List<Line> lines = roles.page(page);
      for (int line = 0; line < lines.size(); line++) {
        int length = lines.get(line).text().length();
        all += length;
        marked += roles.isBody(page, line) ? 0 : length;
      }
    }
    return all == 0 ? 0 : (double) marked / all;
  }

  private TextRole role(int page, Edge edge) {
    String text = roles.page(page).get(edge.line()).text();
    if (edge.bare()) {
      return others(page, edge) > 0 ? TextRole.PAGE_NUMBER : TextRole.BODY;
    }
    if (SAID_NUMBER.matcher(text).matches()) {
      return TextRole.PAGE_NUMBER;
    }
    int others = others(page, edge);
    boolean enough = others >= OTHERS && roles.pages() >= FEWEST_PAGES;
    if (!enough && (others == 0 || !COUNTED.matcher(edge.key()).find())) {
      return TextRole.BODY;
    }
    if (standsAlone(page, edge)) {
      return edge.zone();
    }
    // The head of a table that goes on over pages: the first is not lost.
    boolean first = keptOnce.add(edge.key());
    int around = Math.min(roles.pages() - 1, page + AROUND) - Math.max(0, page - AROUND);
    return first || others < JOINED_SHARE * around ? TextRole.BODY : edge.zone();
  }

  /** On how many of the pages around this one the line stands too. */
  private int others(int page, Edge edge) {
    int others = 0;
    int last = Math.min(roles.pages() - 1, page + AROUND);
    for (int other = Math.max(0, page - AROUND); other <= last; other++) {
      int later = other - page;
      if (later != 0 && edges.get(other).stream().anyMatch(each -> edge.runsOn(each, later))) {
        others++;
      }
    }
    return others;
  }

  /** Whether all lines of its paragraph come again on other pages. */
  private boolean standsAlone(int page, Edge edge) {
    List<Line> lines = roles.page(page);
    int paragraph = lines.get(edge.line()).paragraph();
    for (int line = 0; line < lines.size(); line++) {
      if (line != edge.line() && lines.get(line).paragraph() == paragraph) {
        int at = line;
        boolean runs =
            edges.get(page).stream()
                .anyMatch(each -> each.line() == at && others(page, each) >= OTHERS);
        if (!runs) {
          return false;
        }
      }
    }
    return true;
  }

  private static List<Edge> edges(List<Line> lines) {
    List<Edge> edges = new ArrayList<>();
    int depth = Math.min(DEPTH, lines.size());
    for (int line = 0; line < depth; line++) {
      add(line, TextRole.RUNNING_HEADER, lines, edges);
    }
    for (int line = lines.size() - depth; line < lines.size(); line++) {
      add(line, TextRole.RUNNING_FOOTER, lines, edges);
    }
    return edges;
  }

  private static void add(int line, TextRole zone, List<Line> lines, List<Edge> to) {
    String text = lines.get(line).text();
    boolean row = text.contains(" | ") && text.indexOf('|') != text.lastIndexOf('|');
    if (lines.get(line).heading() || text.length() > LONGEST || row) {
      return;
    }
    Matcher bare = BARE_NUMBER.matcher(text);
    if (bare.matches()) {
      to.add(new Edge(line, zone, "#", List.of(number(bare.group(1))), true));
      return;
    }
    List<Integer> numbers = new ArrayList<>();
    Matcher digits = DIGITS.matcher(text);
    while (digits.find()) {
      numbers.add(number(digits.group()));
    }
    if (text.chars().filter(Character::isLetter).count() < FEWEST_LETTERS) {
      return;
    }
    String key = digits.replaceAll("#").toLowerCase(Locale.ROOT).replaceAll("\\s+", " ").strip();
    to.add(new Edge(line, zone, key, numbers, false));
  }

  /** The value of digits, cut where they are too many for a page, or of a Roman number. */
  private static int number(String text) {
    if (Character.isDigit(text.charAt(0))) {
      return Integer.parseInt(text.substring(0, Math.min(text.length(), 9)));
    }
    int sum = 0;
    int before = 0;
    for (char letter : text.toLowerCase(Locale.ROOT).toCharArray()) {
      int value =
          switch (letter) {
            case 'i' -> 1;
            case 'v' -> 5;
            case 'x' -> 10;
            default -> 50;
          };
      sum += value > before ? value - 2 * before : value;
      before = value;
    }
    return sum;
  }
}

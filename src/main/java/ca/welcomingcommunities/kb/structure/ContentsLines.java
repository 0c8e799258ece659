package ca.welcomingcommunities.kb.structure;

import ca.welcomingcommunities.kb.document.TextRole;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Recognises tables of contents: under a heading that says so, lines that end in page numbers which
 * do not fall, or that repeat the headings of the document; and anywhere rows of dots that lead to
 * numbers.
 */
final class ContentsLines {
  /** Fewer lines are a list that happens to end in numbers. */
  private static final int FEWEST = 3;

  /** The same without a heading that says what they are. */
  private static final int FEWEST_UNTITLED = 4;

  private static final int LONGEST = 200;

  /** An entry over several lines has so many without a number before the last. */
  private static final int MOST_WRAPPED = 2;

  /** Pages of covers and prefaces that are not counted. */
  private static final int UNCOUNTED_PAGES = 20;

  private static final Pattern TITLE =
      Pattern.compile(
          "(?iu)(?:\\d+\\.?\\s+)?(?:(?:table of )?contents|table des mati[eè]res|sommaire"
              + "|on this page|sur cette page"
              + "|(?:list of|liste des) (?:tables?|figures?|tableaux|charts?|graphiques"
              + "|appendices|annexes|maps|cartes|acronyms))"
              + "(?: (?:and|et) \\p{L}+)?\\s*+(?:\\((?:continued|cont.d|suite)\\))?\\s*+[:.…]*"
              + "(?:\\s*(?:\\d{1,3}|[ivxl]{1,5}))?");

  private static final Pattern ENTRY =
      Pattern.compile("(?iu)(?=.*\\p{L}{2}).*?[\\s.…_·](\\d{1,3}|[ivxl]{1,5})[\\s.…_·]*");

  private static final Pattern LEADER = Pattern.compile(".*(?:…|\\.{4,}|_{4,}|(?:\\. ){3,}).*");

  private final Furniture.Roles roles;
  private final List<Place> places = new ArrayList<>();
  private final Set<String> headings = new HashSet<>();

  private ContentsLines(Furniture.Roles roles) {
    this.roles = roles;
    for (int page = 0; page < roles.pages(); page++) {
      List<Line> lines = roles.page(page);
      boolean first = true;
      for (int line = 0; line < lines.size(); line++) {
        if (roles.isBody(page, line)) {
          places.add(new Place(page, line, lines.get(line), first));
          first = false;
          if (lines.get(line).heading()) {
            headings.add(key(lines.get(line).text()));
          }
        }
      }
    }
  }

  /**
   * A line of the body.
   *
   * @param first whether it is the first on its page
   */
  private record Place(int page, int number, Line line, boolean first) {
    String text() {
      return line.text();
    }
  }

  static void mark(Furniture.Roles roles) {
    ContentsLines lines = new ContentsLines(roles);
    int at = 0;
    while (at < lines.places.size()) {
      at = lines.markFrom(at);
    }
  }

  /** Marks the table of contents that begins here, if one does; gives where to go on. */
  private int markFrom(int at) {
    String text = lines(at).text();
    boolean titled = text.length() <= LONGEST && TITLE.matcher(text).matches();
    if (!titled && !(mayLead(text) && isEntry(text) && LEADER.matcher(text).matches())) {
      return at + 1;
    }
    int end = titled ? end(at + 1, false) : end(at, true);
    if (end <= at) {
      return at + 1;
    }
    for (int i = at; i < end; i++) {
      roles.set(places.get(i).page(), places.get(i).number(), TextRole.CONTENTS);
    }
    return end;
  }

  private Place lines(int at) {
    return places.get(at);
  }

  /**
   * The place after the last entry; 0 if there are too few.
   *
   * @param leaders whether only lines with rows of dots count
   */
  private int end(int from, boolean leaders) {
    int end = 0;
    int entries = 0;
    int wrapped = 0;
    int last = 0;
    for (int i = from; i < places.size(); i++) {
      String text = places.get(i).text();
      OptionalInt number = number(text);
      boolean named = !leaders && !places.get(i).line().heading() && headings.contains(key(text));
      boolean fits =
          number.isPresent() && fits(number.getAsInt(), last, text, leaders, wrapped > 0);
      if (fits || named) {
        last = fits ? Math.max(last, number.getAsInt()) : last;
        entries++;
        wrapped = 0;
        end = i + 1;
      } else if (++wrapped > MOST_WRAPPED || endsContents(places.get(i))) {
        break;
      }
    }
    return entries >= (leaders ? FEWEST_UNTITLED : FEWEST) ? end : 0;
  }

  private boolean fits(int number, int last, String text, boolean leaders, boolean goesOn) {
    boolean dotted = mayLead(text) && LEADER.matcher(text).matches();
    boolean startsWell = goesOn || !Character.isLowerCase(text.codePointAt(0));
    boolean possible = roles.pages() < FEWEST || number <= roles.pages() + UNCOUNTED_PAGES;
    return leaders ? dotted : dotted || (startsWell && possible && number >= last);
  }

  /** A heading, a sentence, or a page that begins with something else. */
  private static boolean endsContents(Place place) {
    String text = place.text();
    return place.line().heading()
        || place.first()
        || text.length() > LONGEST / 2
        || ".!?;".indexOf(text.charAt(text.length() - 1)) >= 0;
  }

  private static boolean isEntry(String text) {
    return number(text).isPresent();
  }

  /** The page number at the end; 0 for a Roman one. */
  private static OptionalInt number(String text) {
    if (text.length() > LONGEST) {
      return OptionalInt.empty();
    }
    Matcher entry = ENTRY.matcher(text);
    if (!entry.matches()) {
      return OptionalInt.empty();
    }
    String number = entry.group(1);
    return OptionalInt.of(Character.isDigit(number.charAt(0)) ? Integer.parseInt(number) : 0);
  }

  /** Every line of every document comes by: no regular expression where this says no. */
  private static boolean mayLead(String text) {
    return text.length() <= LONGEST
        && (text.indexOf('…') >= 0
            || text.contains("....")
            || text.contains("____")
            || text.contains(". . ."));
  }

  private static String key(String text) {
    return text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", " ").strip();
  }
}

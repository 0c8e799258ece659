package ca.welcomingcommunities.kb.classify;

import ca.welcomingcommunities.kb.document.Page;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The year a document speaks of. Of a span such as "2011-2014" it is the first, but of one that
 * ends in the year on the first page, or in the file's name, the last, because such a document
 * looks back; a year to come is none, however often a plan names it, and neither is that of a
 * census. Without a year in the title the one beside "published" counts before others.
 */
final class Years {
  private static final int EARLIEST = 1990;
  private static final int DIGITS = 4;
  private static final int FIRST_PAGES = 3;
  private static final int ENOUGH_CHARACTERS = 20_000;

  private static final Set<String> MONTHS =
      Set.of(
          ("january february march april may june july august september october november december"
                  + " janvier fevrier mars avril mai juin juillet aout septembre octobre novembre"
                  + " decembre spring summer fall autumn winter printemps ete automne hiver"
                  + " jan feb mar apr jun jul aug sep sept oct nov dec")
              .split(" ", -1));

  private static final int SHORT_SPAN = 1;

  private static final int BEFORE_A_DATE = 30;
  private static final Pattern PUBLISHED =
      Pattern.compile("\\b(published|publiee?|posted|date|updated|mise? a jour)\\b[^.\n]*$");

  private static final Set<String> CENSUS = Set.of("census", "recensement");

  private final int latest;

  /**
   * A search for years up to the present one.
   *
   * @param latest the present year
   */
  Years(int latest) {
    this.latest = latest;
  }

  /** The year, or null where nothing tells. */
  @Nullable Integer find(String title, Clues clues, List<Page> pages) {
    List<Mention> beginning = new ArrayList<>();
    for (Page page : pages.subList(0, Math.min(FIRST_PAGES, pages.size()))) {
      beginning.addAll(mentions(page.text(), page.number() == pages.getFirst().number()));
    }
    List<Mention> filename = mentions(Titles.cleaned(clues.filename()), true);
    Integer year = inTitle(mentions(title, true), beginning, filename);
    if (year == null) {
      year = first(beginning, mention -> mention.onFirstPage() && mention.isPublished());
    }
    if (year == null) {
      year = first(beginning, mention -> mention.onFirstPage() && mention.isDated());
    }
    if (year == null) {
      year = first(filename, mention -> true);
    }
    if (year == null) {
      year = mostFrequent(beginning);
    }
    if (year == null && clues.created() != null && isPlausible(clues.created().getValue())) {
      year = clues.created().getValue();
    }
    return year;
  }

  /** The first year, or of a span that ends in the year on the first page or of the file, that. */
  private static @Nullable Integer inTitle(
      List<Mention> title, List<Mention> beginning, List<Mention> filename) {
    if (title.isEmpty()) {
      return null;
    }
    Mention first = title.getFirst();
    boolean looksBack =
        Stream.concat(
                beginning.stream().filter(other -> other.hasMonth() && other.onFirstPage()),
                filename.stream())
            .anyMatch(other -> other.year() == first.until());
    return looksBack ? first.until() : first.year();
  }

  private static @Nullable Integer first(List<Mention> mentions, Predicate<Mention> accepted) {
    return mentions.stream().filter(accepted).map(Mention::year).findFirst().orElse(null);
  }

  /** The most frequent year, the later of equals. */
  private static @Nullable Integer mostFrequent(List<Mention> mentions) {
    Map<Integer, Integer> counts = new HashMap<>();
    mentions.forEach(mention -> counts.merge(mention.year(), 1, Integer::sum));
    Integer best = null;
    int most = 0;
    for (Map.Entry<Integer, Integer> each : counts.entrySet()) {
      int count = each.getValue();
      if (best == null || count > most || (count == most && each.getKey() > best)) {
        best = each.getKey();
        most = count;
      }
    }
    return best;
  }

  private List<Mention> mentions(String text, boolean onFirstPage) {
    List<Mention> mentions = new ArrayList<>();
    int end = Math.min(text.length(), ENOUGH_CHARACTERS);
    int at = 0;
    while (at < end) {
      int after = at;
      while (after < end && isDigit(text, after)) {
        after++;
      }
      if (after - at == DIGITS && !isAmount(text, at, after)) {
        int year = Integer.parseInt(text.substring(at, after));
        if (isPlausible(year) && !isCensus(text, at, after)) {
          mentions.add(
              new Mention(
                  year,
                  onFirstPage,
                  hasMonth(text, at),
                  until(text, after),
                  isPublished(text, at)));
        }
      }
      at = Math.max(after, at + 1);
    }
    return mentions;
  }

  /** Whether words shortly before say that this is when it was published. */
  private static boolean isPublished(String text, int at) {
    return PUBLISHED.matcher(Folding.fold(text, Math.max(0, at - BEFORE_A_DATE), at)).find();
  }

  private boolean isPlausible(int year) {
    return year >= EARLIEST && year <= latest;
  }

  /** Whether four digits are part of a longer number: an amount, a share, a telephone number. */
  private static boolean isAmount(String text, int start, int end) {
    char before = start == 0 ? ' ' : text.charAt(start - 1);
    char after = end == text.length() ? ' ' : text.charAt(end);
    boolean joined = before == '-' || before == '–' || before == '.' || before == ',';
    return before == '$'
        || before == '€'
        || after == '%'
        || (joined && isDigit(text, start - 2))
        || ((after == '.' || after == ',') && isDigit(text, end + 1));
  }

  /**
   * The year that ends a span: "2011-2014", "2011 to 2014"; {@value #SHORT_SPAN} for "2011/12", 0
   * where none does.
   */
  private static int until(String text, int end) {
    int at = skip(text, end, " ");
    String joint = at < text.length() && "-–/".indexOf(text.charAt(at)) >= 0 ? " -–/" : "";
    for (String word : List.of("to ", "à ", "au ")) {
      joint = text.startsWith(word, at) ? word : joint;
    }
    int next = joint.isEmpty() ? -1 : skip(text, at, joint);
    if (!isDigit(text, next) || !isDigit(text, next + 1)) {
      return 0;
    }
    return isDigit(text, next + 2) && isDigit(text, next + 3)
        ? Integer.parseInt(text.substring(next, next + DIGITS))
        : SHORT_SPAN;
  }

  private static int skip(String text, int from, String characters) {
    int at = from;
    while (at < text.length() && characters.indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    return at;
  }

  /** Whether it is the year of a census, which says when others counted. */
  private static boolean isCensus(String text, int start, int end) {
    int from = skip(text, end, " ");
    int to = from;
    while (to < text.length() && Character.isLetter(text.charAt(to))) {
      to++;
    }
    int before = back(text, start);
    String word = Folding.fold(text, wordStart(text, before), before);
    if (word.equals("de")) {
      before = back(text, wordStart(text, before));
      word = Folding.fold(text, wordStart(text, before), before);
    }
    return CENSUS.contains(Folding.fold(text, from, to)) || CENSUS.contains(word);
  }

  /** Whether a month or season stands before, a day between them or not. */
  private static boolean hasMonth(String text, int start) {
    int end = back(text, start);
    int from = wordStart(text, end);
    if (from < end && isDigit(text, from)) {
      end = back(text, from);
      from = wordStart(text, end);
    }
    return from < end && MONTHS.contains(Folding.fold(text, from, end));
  }

  private static int back(String text, int from) {
    int at = from;
    while (at > 0 && " ,.".indexOf(text.charAt(at - 1)) >= 0) {
      at--;
    }
    return at;
  }

  private static int wordStart(String text, int end) {
    int at = end;
    while (at > 0 && Character.isLetterOrDigit(text.charAt(at - 1))) {
      at--;
    }
    return at;
  }

  private static boolean isDigit(String text, int at) {
    return at >= 0 && at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9';
  }

  /** A plausible year; {@code until} is the year that ends a span, see {@link #until}. */
  private record Mention(
      int year, boolean onFirstPage, boolean hasMonth, int until, boolean isPublished) {
    boolean isDated() {
      return hasMonth || until > 0;
    }
  }
}

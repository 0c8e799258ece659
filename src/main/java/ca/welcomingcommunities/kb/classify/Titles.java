package ca.welcomingcommunities.kb.classify;

import ca.welcomingcommunities.kb.document.Page;
import ca.welcomingcommunities.kb.document.Section;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds what a reader would call a document. */
final class Titles {
  private static final int LONGEST = 300;
  private static final int LONGEST_LINE = 160;
  private static final int SHORTEST = 3;
  private static final int FIRST_PAGES = 3;

  /** What programs write where nobody has written a title. */
  private static final Pattern MADE_BY_PROGRAMS =
      Pattern.compile(
          "(microsoft (word|powerpoint|excel|office)\\b.*|powerpoint presentation"
              + "|presentation powerpoint|untitled\\b.*|sans titre\\b.*|no title|titre"
              + "|(new |nouveau )?(document|presentation|classeur|book|sheet|slide|feuil"
              + "|diapositive|page|scan|image|img|layout)[ _-]?\\d*|title|template|layout \\d.*"
              + "|cover|print|draft|brochure)");

  private static final Pattern FILENAME = Pattern.compile("(?i).*\\.[a-z]{2,4}[0-9x]?");

  /** Headings that name a part of a document. */
  private static final Pattern PARTS =
      Pattern.compile(
          "(table of )?contents|table des matieres|sommaire|index|page \\d+|slide \\d+"
              + "|diapositive \\d+|sheet ?\\d+|feuil\\d+|introduction|acknowledge?ments"
              + "|remerciements|executive summary|resume|foreword|avant-propos|preface");

  private Titles() {}

  /**
   * The title of the metadata if a person wrote it, or else the first heading, the first line, or
   * the file's name. Never blank.
   */
  static String choose(Clues clues, List<Page> pages) {
    String given = clues.title() == null ? "" : tidy(clues.title());
    if (isWritten(given, clues.filename())) {
      return given;
    }
    return firstHeading(pages)
        .or(() -> firstLine(pages, LONGEST_LINE))
        .or(() -> nonBlank(cleaned(clues.filename())))
        .or(() -> firstLine(pages, Integer.MAX_VALUE).map(Titles::clipped))
        .or(() -> nonBlank(given))
        .or(() -> nonBlank(clues.filename()))
        .orElse("Document");
  }

  /** A file name as words: without folder, extension, underscores. */
  static String cleaned(String filename) {
    String name =
        filename.substring(Math.max(filename.lastIndexOf('/'), filename.lastIndexOf('\\')) + 1);
    int dot = name.lastIndexOf('.');
    String base = dot > 0 && FILENAME.matcher(name).matches() ? name.substring(0, dot) : name;
    return tidy(base.replaceAll("[_+]|%20|-(?!\\d)|(?<!\\d)-", " "));
  }

  private static boolean isWritten(String title, String filename) {
    String plain = plain(title);
    return title.length() >= SHORTEST
        && plain.chars().anyMatch(Character::isLetter)
        && !MADE_BY_PROGRAMS.matcher(plain).matches()
        && !FILENAME.matcher(title).matches()
        && !letters(cleaned(title)).equals(letters(cleaned(filename)));
  }

  private static Optional<String> firstHeading(List<Page> pages) {
    @Nullable Section best = null;
    int number = 0;
    for (Page page : pages.subList(0, Math.min(FIRST_PAGES, pages.size()))) {
      for (Section section : page.body()) {
        boolean better =
            best == null || (page.number() == number && section.level() < best.level());
        if (better && isTitle(section)) {
          best = section;
          number = page.number();
        }
      }
    }
    return best == null ? Optional.empty() : Optional.of(tidy(best.heading()));
  }

  private static boolean isTitle(Section section) {
    String plain = plain(section.heading());
    return section.level() > 0
        && plain.length() >= SHORTEST
        && section.heading().length() <= LONGEST
        && !PARTS.matcher(plain).matches()
        && !MADE_BY_PROGRAMS.matcher(plain).matches();
  }

  private static Optional<String> firstLine(List<Page> pages, int longest) {
    return pages.stream()
        .limit(1)
        .flatMap(page -> page.body().stream())
        .flatMap(section -> section.text().lines())
        .map(Titles::tidy)
        .filter(line -> line.length() >= SHORTEST && 2 * letters(line).length() >= line.length())
        .findFirst()
        .filter(line -> line.length() <= longest);
  }

  /** Only the letters of a text. */
  private static String letters(String text) {
    return plain(text).replaceAll("[^\\p{L}]", "");
  }

  private static Optional<String> nonBlank(String text) {
    return text.isBlank() ? Optional.empty() : Optional.of(text);
  }

  private static String clipped(String line) {
    int end = line.lastIndexOf(' ', LONGEST_LINE);
    return line.length() <= LONGEST_LINE
        ? line
        : line.substring(0, end > 0 ? end : LONGEST_LINE) + "…";
  }

  private static String tidy(String text) {
    String line = text.replaceAll("[\\p{Cntrl}\\s\\u00a0]+", " ").strip();
    return line.length() <= LONGEST ? line : line.substring(0, LONGEST).strip();
  }

  private static String plain(String text) {
    return Folding.fold(text, 0, text.length()).strip();
  }
}

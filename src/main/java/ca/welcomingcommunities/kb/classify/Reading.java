package ca.welcomingcommunities.kb.classify;

import ca.welcomingcommunities.kb.classify.Cue.Role;
import ca.welcomingcommunities.kb.classify.Sighting.Zone;
import ca.welcomingcommunities.kb.document.Facet;
import ca.welcomingcommunities.kb.document.Language;
import ca.welcomingcommunities.kb.document.Page;
import ca.welcomingcommunities.kb.document.Section;
import ca.welcomingcommunities.kb.document.TextRole;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** One document read once: every phrase seen in it, in reading order. Used by one thread. */
final class Reading {
  /** A longer line with the words of an acknowledgement is a sentence with something to say. */
  private static final int ACKNOWLEDGEMENT = 240;

  private static final String CANADIAN_DOMAIN = ".ca";

  private final CueBook book;
  private final RepeatedLines repeated;
  private final Map<Facet, List<Sighting>> values = new EnumMap<>(Facet.class);
  private final List<Sighting> others = new ArrayList<>();
  private final String title;
  private final String beginning;
  private int words;
  private boolean canadianAddress;

  private Reading(CueBook book, String title, List<Page> pages) {
    this.book = book;
    this.title = title;
    this.repeated = new RepeatedLines(pages);
    this.beginning =
        pages.stream().limit(1).flatMap(page -> page.bodyText().lines()).findFirst().orElse("");
  }

  /**
   * Reads title, headings and text.
   *
   * @param pages with the languages of their sections identified
   */
  static Reading of(CueBook book, String title, Language language, List<Page> pages) {
    Reading reading = new Reading(book, title, pages);
    reading.read(title, language, Zone.TITLE, 1);
    reading.readBody(language, pages);
    new Furniture(reading).read(language, pages);
    return reading;
  }

  private void readBody(Language language, List<Page> pages) {
    for (Page page : pages) {
      for (Section section : page.body()) {
        Language own = section.language() == Language.OTHER ? language : section.language();
        if (!section.continued() && !repeated.again(section.heading())) {
          read(section.heading(), own, Zone.HEADING, page.number());
        }
        read(section.text(), own, Zone.TEXT, page.number());
      }
    }
  }

  /** What speaks for values of a facet, and the traps of it. */
  List<Sighting> of(Facet facet) {
    return values.getOrDefault(facet, List.of());
  }

  /** What is seen in a role beside values. */
  List<Sighting> of(Role role) {
    return others.stream().filter(sighting -> sighting.cue().role() == role).toList();
  }

  String title() {
    return title;
  }

  /** The first line of the first page; empty where that has no text. */
  String beginning() {
    return beginning;
  }

  /** The length of the document in words. */
  int words() {
    return words;
  }

  boolean hasCanadianAddress() {
    return canadianAddress;
  }

  private void read(String text, Language language, Zone zone, int page) {
    keep(seen(text, language, zone, page));
  }

  private List<Sighting> seen(String text, Language language, Zone zone, int page) {
    if (text.isEmpty()) {
      return List.of();
    }
    PhraseTrie phrases = book.phrases(language);
    Tokens tokens = Tokens.of(text, phrases.language());
    words += tokens.count();
    canadianAddress = canadianAddress || hasCanadianAddress(text);
    if (zone == Zone.TEXT && !repeated.none()) {
      leaveOutRepeated(tokens);
    }
    List<Sighting> found = new ArrayList<>();
    phrases.scan(
        tokens,
        (cue, first, end) ->
            found.add(
                new Sighting(cue, zone, page, text, tokens.start(first), tokens.end(end - 1))));
    return found;
  }

  /**
   * What is not the body of a document, read for two things. Margins and blocks that repeat say who
   * publishes it: partnerships that they name count, each line once. The entries of a table of
   * contents are headings: those that are not found as headings in the text count as such.
   */
  private static final class Furniture {
    private static final Pattern TO_PAGE = Pattern.compile("(?:[\\s.…_·]+\\d{0,3})+$");

    private final Reading reading;
    private final Set<String> met = new HashSet<>();

    Furniture(Reading reading) {
      this.reading = reading;
    }

    void read(Language language, List<Page> pages) {
      for (Page page : pages) {
        for (Section section : page.body()) {
          met.add(RepeatedLines.key(section.heading()));
        }
      }
      for (Page page : pages) {
        for (Section section : page.sections()) {
          if (!section.isBody()) {
            Language own = section.language() == Language.OTHER ? language : section.language();
            section.text().lines().forEach(line -> read(line, section.role(), own, page.number()));
          }
        }
      }
    }

    private void read(String line, TextRole role, Language language, int page) {
      String text = role == TextRole.CONTENTS ? TO_PAGE.matcher(line).replaceAll("") : line;
      if (!met.add(RepeatedLines.key(text))) {
        return;
      }
      int words = reading.words;
      Zone zone = role == TextRole.CONTENTS ? Zone.HEADING : Zone.TEXT;
      List<Sighting> seen = reading.seen(text, language, zone, page);
      reading.words = words;
      reading.keep(
          role == TextRole.CONTENTS
              ? seen
              : seen.stream().filter(each -> each.cue().facet() == Facet.LIP).toList());
    }
  }

  private void leaveOutRepeated(Tokens tokens) {
    List<String> lines = tokens.text().lines().toList();
    int line = -1;
    boolean again = false;
    for (int token = 0; token < tokens.count(); token++) {
      if (tokens.line(token) != line) {
        line = tokens.line(token);
        again = line < lines.size() && repeated.again(lines.get(line));
      }
      if (again) {
        tokens.leaveOut(token);
      }
    }
  }

  private void keep(List<Sighting> found) {
    List<Sighting> acknowledgements =
        found.stream().filter(each -> each.cue().role() == Role.FUNDING).toList();
    List<Sighting> names = found.stream().filter(each -> isName(each.cue())).toList();
    for (Sighting sighting : found) {
      Role role = sighting.cue().role();
      if (names.stream().anyMatch(name -> isPartOf(sighting, name))) {
        continue;
      }
      if (role == Role.SIGN || role == Role.FOREIGN || role == Role.PARTNERSHIP_PLACE) {
        others.add(sighting);
      } else if (role != Role.FUNDING && !isThanks(sighting, acknowledgements, found)) {
        values.computeIfAbsent(sighting.cue().facet(), facet -> new ArrayList<>()).add(sighting);
      }
    }
  }

  private static boolean isName(Cue cue) {
    return cue.words() > 1 && (cue.facet() == Facet.PARTNER || cue.facet() == Facet.LIP);
  }

  /** "Citizenship" in the name of the department is no subject. */
  private static boolean isPartOf(Sighting sighting, Sighting name) {
    return CueBook.isTopic(sighting.cue().facet())
        && sighting.start() >= name.start()
        && sighting.end() <= name.end()
        && sighting.end() - sighting.start() < name.end() - name.start();
  }

  /** Whether it stands on a short line that thanks a government for its money. */
  private static boolean isThanks(
      Sighting sighting, List<Sighting> acknowledgements, List<Sighting> found) {
    return acknowledgements.stream().anyMatch(other -> onOneLine(sighting, other))
        && found.stream()
            .anyMatch(other -> other.cue().role() == Role.SIGN && onOneLine(sighting, other));
  }

  private static boolean onOneLine(Sighting one, Sighting other) {
    String text = one.text();
    int start = text.lastIndexOf('\n', one.start()) + 1;
    int end = text.indexOf('\n', one.start());
    end = end < 0 ? text.length() : end;
    return end - start <= ACKNOWLEDGEMENT && other.start() >= start && other.start() < end;
  }

  private static boolean hasCanadianAddress(String text) {
    int at = text.indexOf(CANADIAN_DOMAIN);
    while (at >= 0) {
      int after = at + CANADIAN_DOMAIN.length();
      boolean ends = after == text.length() || !Character.isLetterOrDigit(text.charAt(after));
      if (ends && at > 0 && Character.isLetterOrDigit(text.charAt(at - 1))) {
        return true;
      }
      at = text.indexOf(CANADIAN_DOMAIN, after);
    }
    return false;
  }
}

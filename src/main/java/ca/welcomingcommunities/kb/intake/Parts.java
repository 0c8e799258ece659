package ca.welcomingcommunities.kb.intake;

import ca.welcomingcommunities.kb.document.Page;
import ca.welcomingcommunities.kb.document.PageUnit;
import ca.welcomingcommunities.kb.document.Section;
import java.util.ArrayList;
import java.util.List;

/**
 * A text in pieces that can be shown, marked and indexed one at a time, however long its pages are.
 *
 * <p>Pages and slides keep their numbers, and only their sections are cut; parts of what has no
 * pages become several. A sheet too long for one part, or a page that nobody could print, makes the
 * whole document one of parts.
 *
 * @param unit of the pages, which may be another than before
 * @param total pages, those without text included
 */
record Parts(PageUnit unit, int total, List<Page> pages) {
  /** Characters of a part, and of a section of a page. */
  static final int LONGEST = 50_000;

  /** Characters of a page or slide; with more it is none. */
  static final int LONGEST_PAGE = 200_000;

  Parts {
    pages = List.copyOf(pages);
  }

  static Parts of(PageUnit unit, int total, List<Page> pages) {
    int longest = pages.stream().mapToInt(Parts::length).max().orElse(0);
    if (longest <= LONGEST) {
      return new Parts(unit, total, pages);
    }
    boolean numbered =
        switch (unit) {
          case PAGE, SLIDE -> longest <= LONGEST_PAGE;
          case SHEET, SECTION -> false;
        };
    return numbered
        ? new Parts(unit, total, pages.stream().map(Parts::withShortSections).toList())
        : divided(total, pages);
  }

  private static int length(Page page) {
    return page.sections().stream().mapToInt(Parts::length).sum();
  }

  private static int length(Section section) {
    return section.heading().length() + section.text().length();
  }

  private static Page withShortSections(Page page) {
    return new Page(page.number(), shortSections(page));
  }

  private static Parts divided(int total, List<Page> pages) {
    List<Page> parts = new ArrayList<>();
    int added = 0;
    for (Page page : pages) {
      int number = page.number() + added;
      List<Section> part = new ArrayList<>();
      int length = 0;
      for (Section section : shortSections(page)) {
        if (!part.isEmpty() && length + length(section) > LONGEST) {
          parts.add(new Page(number++, part));
          part.clear();
          length = 0;
        }
        part.add(section);
        length += length(section);
      }
      parts.add(new Page(number, part));
      added = number - page.number();
    }
    return new Parts(PageUnit.SECTION, total + added, parts);
  }

  private static List<Section> shortSections(Page page) {
    List<Section> sections = new ArrayList<>();
    for (Section section : page.sections()) {
      cut(section, sections);
    }
    return sections;
  }

  private static void cut(Section section, List<Section> to) {
    int most = Math.max(LONGEST / 2, LONGEST - section.heading().length());
    String text = section.text();
    boolean continued = section.continued();
    int start = 0;
    do {
      int end = end(text, start, most);
      to.add(section.part(continued, text.substring(start, end).strip(), section.role()));
      continued = section.level() > 0;
      start = end;
    } while (start < text.length());
  }

  /** After a paragraph, else after a word, else where the room ends. */
  private static int end(String text, int start, int most) {
    if (text.length() - start <= most) {
      return text.length();
    }
    int latest = start + most;
    int earliest = start + most / 2;
    for (int i = latest; i > earliest; i--) {
      if (text.charAt(i - 1) == '\n') {
        return i;
      }
    }
    for (int i = latest; i > earliest; i--) {
      if (Character.isWhitespace(text.charAt(i - 1))) {
        return i;
      }
    }
    return Character.isHighSurrogate(text.charAt(latest - 1)) ? latest - 1 : latest;
  }
}

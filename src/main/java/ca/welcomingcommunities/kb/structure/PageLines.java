package ca.welcomingcommunities.kb.structure;

import ca.welcomingcommunities.kb.document.Page;
import ca.welcomingcommunities.kb.document.Section;
import ca.welcomingcommunities.kb.document.TextRole;
import java.util.ArrayList;
import java.util.List;

/**
 * The lines of the body of pages, and pages divided by the roles of their lines. The text of a page
 * ({@link Page#text}) stays the same to the letter.
 */
final class PageLines {
  private PageLines() {}

  /** For each page the headings and lines of its body that are not blank, each a paragraph. */
  static List<List<Line>> of(List<Page> pages) {
    List<List<Line>> all = new ArrayList<>();
    for (Page page : pages) {
      List<Line> lines = new ArrayList<>();
      for (Section section : page.body()) {
        if (hasHeading(section)) {
          lines.add(new Line(section.heading(), lines.size(), true));
        }
        for (String line : lines(section)) {
          if (!line.isBlank()) {
            lines.add(new Line(line.strip(), lines.size(), false));
          }
        }
      }
      all.add(lines);
    }
    return all;
  }

  /**
   * @param roles of the lines that {@link #of} gave for these pages
   */
  static List<Page> divided(List<Page> pages, Furniture.Roles roles) {
    List<Page> divided = new ArrayList<>();
    for (int i = 0; i < pages.size(); i++) {
      divided.add(new Division(roles, i).of(pages.get(i)));
    }
    return divided;
  }

  private static boolean hasHeading(Section section) {
    return !section.heading().isEmpty() && !section.continued();
  }

  private static String[] lines(Section section) {
    return section.text().isEmpty() ? new String[0] : section.text().split("\n", -1);
  }

  /** One page being divided. */
  private static final class Division {
    private final Furniture.Roles roles;
    private final int page;
    private final List<Section> sections = new ArrayList<>();
    private int line;

    Division(Furniture.Roles roles, int page) {
      this.roles = roles;
      this.page = page;
    }

    Page of(Page whole) {
      boolean changed = false;
      for (int i = 0; i < roles.page(page).size(); i++) {
        changed |= !roles.isBody(page, i);
      }
      if (!changed) {
        return whole;
      }
      for (Section section : whole.sections()) {
        if (section.isBody()) {
          divide(section);
        } else {
          sections.add(section);
        }
      }
      return new Page(whole.number(), sections);
    }

    private boolean isLast() {
      return line >= roles.page(page).size();
    }

    private void divide(Section section) {
      TextRole role = hasHeading(section) ? roles.get(page, line++) : null;
      boolean headingSaid = section.continued();
      StringBuilder part = new StringBuilder();
      boolean begun = false;
      for (String text : lines(section)) {
        // A blank line goes with what stands before it, or at the beginning with what follows.
        TextRole own = text.isBlank() && (begun || isLast()) ? role : roles.get(page, line);
        line += text.isBlank() ? 0 : 1;
        if (role != null && own != role) {
          if (begun || !headingSaid) {
            sections.add(section.part(headingSaid, part.toString(), role));
            headingSaid = true;
          }
          part.setLength(0);
          begun = false;
        }
        role = own;
        part.append(begun ? "\n" : "").append(text);
        begun = true;
      }
      if (begun || !headingSaid) {
        TextRole last = role == null ? TextRole.BODY : role;
        sections.add(section.part(headingSaid, part.toString(), last));
      }
    }
  }
}

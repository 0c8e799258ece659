package ca.welcomingcommunities.kb.structure;

import ca.welcomingcommunities.kb.document.Page;
import ca.welcomingcommunities.kb.document.PageUnit;
import ca.welcomingcommunities.kb.document.TextRole;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Recognises the furniture of the pages of one document. Pure functions. */
public final class Furniture {
  private Furniture() {}

  /**
   * The role of every line: {@link TextRole#BODY}, or what stands in the margins of pages or in a
   * table of contents.
   *
   * @param pages all pages in their order, those without text too
   */
  public static List<List<TextRole>> ofLines(List<List<Line>> pages) {
    Roles roles = new Roles(pages);
    RunningLines.mark(roles);
    ContentsLines.mark(roles);
    return roles.asLists();
  }

  /**
   * The same pages, their text divided by what it does there. Text that has a role already keeps
   * it.
   *
   * @param unit only pages and slides have margins
   */
  public static List<Page> in(PageUnit unit, List<Page> pages) {
    Roles roles = new Roles(PageLines.of(pages));
    switch (unit) {
      case PAGE, SLIDE -> RunningLines.mark(roles);
      case SHEET, SECTION -> {}
    }
    ContentsLines.mark(roles);
    return repeated(PageLines.divided(pages, roles));
  }

  /** The same pages, with paragraphs marked that stand in the document many times. */
  public static List<Page> repeated(List<Page> pages) {
    Roles roles = new Roles(PageLines.of(pages));
    RepeatedBlocks.mark(roles);
    return PageLines.divided(pages, roles);
  }

  /** The lines of some pages, and the role of each as far as it is known. For one thread. */
  static final class Roles {
    private final List<List<Line>> pages;
    private final List<TextRole[]> roles = new ArrayList<>();

    Roles(List<List<Line>> pages) {
      this.pages = pages;
      for (List<Line> page : pages) {
        TextRole[] all = new TextRole[page.size()];
        Arrays.fill(all, TextRole.BODY);
        roles.add(all);
      }
    }

    int pages() {
      return pages.size();
    }

    List<Line> page(int page) {
      return pages.get(page);
    }

    TextRole get(int page, int line) {
      return roles.get(page)[line];
    }

    void set(int page, int line, TextRole role) {
      roles.get(page)[line] = role;
    }

    boolean isBody(int page, int line) {
      return get(page, line) == TextRole.BODY;
    }

    List<List<TextRole>> asLists() {
      return roles.stream().map(List::of).toList();
    }
  }
}

package ca.welcomingcommunities.kb.extract;

import ca.welcomingcommunities.kb.document.Page;
import ca.welcomingcommunities.kb.document.PageUnit;
import ca.welcomingcommunities.kb.document.Section;
import ca.welcomingcommunities.kb.document.TextRole;
import java.util.ArrayList;
import java.util.List;

/** Makes pages with sections of blocks whose text is clean. */
final class PageBuilder {
  /** In files without pages, headings down to this level begin a new part. */
  private static final int PART_LEVEL = 2;

  private final PageUnit unit;
  private final List<List<Section>> pages = new ArrayList<>();
  private final StringBuilder text = new StringBuilder();
  private String heading = "";
  private int level;
  private boolean continued;
  private TextRole role = TextRole.BODY;

  private PageBuilder(PageUnit unit) {
    this.unit = unit;
  }

  /**
   * All pages of a document, those without text included.
   *
   * @param unit {@link PageUnit#SECTION} divides at headings, all others at page starts
   */
  static List<Page> build(PageUnit unit, List<Block> blocks) {
    PageBuilder builder = new PageBuilder(unit);
    for (Block block : blocks) {
      switch (block) {
        case Block.PageStart start -> builder.startPage();
        case Block.Heading title -> builder.startSection(title);
        case Block.Paragraph(String text, TextRole role) -> builder.add(text, role);
      }
    }
    builder.endSection();
    List<Page> numbered = new ArrayList<>();
    for (List<Section> sections : builder.pages) {
      numbered.add(new Page(numbered.size() + 1, sections));
    }
    return numbered;
  }

  private void startPage() {
    if (unit == PageUnit.SECTION) {
      return;
    }
    endSection();
    pages.add(new ArrayList<>());
    if (unit == PageUnit.PAGE) {
      continued = true;
    } else {
      heading = "";
      level = 0;
    }
  }

  private void startSection(Block.Heading title) {
    if (unit == PageUnit.SECTION && title.level() <= PART_LEVEL && !holdsOnlyHeadingAbove(title)) {
      endSection();
      pages.add(new ArrayList<>());
    }
    endSection();
    heading = title.text();
    level = title.level();
    continued = false;
  }

  /** A chapter's title directly before the first part of the chapter is no part of its own. */
  private boolean holdsOnlyHeadingAbove(Block.Heading title) {
    return !pages.isEmpty()
        && pages.getLast().isEmpty()
        && text.isEmpty()
        && level > 0
        && level < title.level();
  }

  private void add(String paragraph, TextRole itsRole) {
    if (itsRole != role) {
      endSection();
      role = itsRole;
    }
    if (!text.isEmpty()) {
      text.append('\n');
    }
    text.append(paragraph);
  }

  private void endSection() {
    boolean freshHeading = level > 0 && !continued;
    TextRole ended = role;
    role = TextRole.BODY;
    if (text.isEmpty() && !freshHeading) {
      return;
    }
    if (pages.isEmpty()) {
      pages.add(new ArrayList<>());
    }
    Section section = Section.of(heading, level, false, "");
    pages.getLast().add(section.part(continued, text.toString(), ended));
    text.setLength(0);
    continued = true;
  }
}

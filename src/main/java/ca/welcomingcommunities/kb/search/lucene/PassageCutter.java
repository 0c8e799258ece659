package ca.welcomingcommunities.kb.search.lucene;

import ca.welcomingcommunities.kb.document.Language;
import ca.welcomingcommunities.kb.document.Page;
import ca.welcomingcommunities.kb.document.Section;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Cuts the sections of a document into passages, at paragraphs where they are short enough, else at
 * sentences, else at spaces. The passages of a section together are its whole text. What is not the
 * body of a page makes passages of its own.
 */
final class PassageCutter {
  /** A passage ends at the first paragraph after this many UTF-16 units. */
  static final int WANTED = 1_000;

  /** No passage is longer. */
  static final int LONGEST = 1_600;

  private final Language documentLanguage;

  /** For texts whose language is not known, the document's counts. */
  PassageCutter(Language documentLanguage) {
    this.documentLanguage = documentLanguage;
  }

  List<ShownPassage> cut(List<Page> pages) {
    List<ShownPassage> passages = new ArrayList<>();
    for (Page page : pages) {
      List<Section> body = page.body();
      for (int i = 0; i < body.size(); i++) {
        boolean goesOn = i + 1 < body.size() && body.get(i + 1).continued();
        cut(page.number(), body.get(i), goesOn, passages);
      }
    }
    addFurniture(pages, passages);
    return passages;
  }

  /** A passage for each page that has some, each line where it stands first. */
  private static void addFurniture(List<Page> pages, List<ShownPassage> to) {
    Set<String> said = new HashSet<>();
    for (Page page : pages) {
      List<Section> furniture =
          page.sections().stream().filter(section -> !section.isBody()).toList();
      String lines =
          new Page(page.number(), furniture)
              .text()
              .lines()
              .filter(line -> line.chars().anyMatch(Character::isLetter) && said.add(line))
              .collect(Collectors.joining("\n"));
      if (!lines.isEmpty()) {
        to.add(new ShownPassage(page.number(), "", null, Language.OTHER, lines, false));
      }
    }
  }

  /**
   * @param goesOn whether the next section of the page is under the same heading
   */
  private void cut(int page, Section section, boolean goesOn, List<ShownPassage> to) {
    Language language = language(section);
    if (section.text().isBlank()) {
      if (!section.heading().isEmpty() && !section.continued() && !goesOn) {
        // A slide with nothing but its title.
        to.add(new ShownPassage(page, "", section.type(), language, section.heading(), true));
      }
      return;
    }
    String text = section.text();
    int start = 0;
    while (start < text.length()) {
      int end = end(text, start, language);
      String part = text.substring(start, end).strip();
      if (!part.isEmpty()) {
        to.add(new ShownPassage(page, section.heading(), section.type(), language, part, true));
      }
      start = end;
    }
  }

  Language language(Section section) {
    return section.language() == Language.OTHER ? documentLanguage : section.language();
  }

  private static int end(String text, int start, Language language) {
    if (text.length() - start <= LONGEST) {
      return text.length();
    }
    int paragraph = text.indexOf('\n', start + WANTED);
    if (paragraph >= 0 && paragraph < start + LONGEST) {
      return paragraph + 1;
    }
    int earlier = text.lastIndexOf('\n', start + WANTED);
    if (earlier > start + WANTED / 2) {
      return earlier + 1;
    }
    String window = text.substring(start, start + LONGEST);
    int sentence = lastSentence(window, language);
    if (sentence > WANTED / 2) {
      return start + sentence;
    }
    int space = window.lastIndexOf(' ');
    if (space > WANTED / 2) {
      return start + space + 1;
    }
    return start + LONGEST - (Character.isHighSurrogate(window.charAt(LONGEST - 1)) ? 1 : 0);
  }

  /** The last beginning of a sentence that is not the window's cut end; 0 for none. */
  private static int lastSentence(String window, Language language) {
    BreakIterator sentences = Sentences.of(language);
    sentences.setText(window);
    int last = sentences.preceding(window.length());
    return last == BreakIterator.DONE ? 0 : last;
  }
}

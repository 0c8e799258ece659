package ca.welcomingcommunities.kb.search.lucene;

import ca.welcomingcommunities.kb.document.Language;
import ca.welcomingcommunities.kb.document.Page;
import ca.welcomingcommunities.kb.document.Section;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts the sections of a document into passages, at paragraphs where they are short enough, else at
 * sentences, else at spaces. The passages of a section together are its whole text.
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
      for (Section section : page.sections()) {
        cut(page.number(), section, passages);
      }
    }
    return passages;
  }

  private void cut(int page, Section section, List<ShownPassage> to) {
    Language language = language(section);
    if (section.text().isBlank()) {
      if (!section.heading().isEmpty() && !section.continued()) {
        // A slide with nothing but its title.
        to.add(new ShownPassage(page, "", section.type(), language, section.heading()));
      }
      return;
    }
    String text = section.text();
    int start = 0;
    while (start < text.length()) {
      int end = end(text, start, language);
      String part = text.substring(start, end).strip();
      if (!part.isEmpty()) {
        to.add(new ShownPassage(page, section.heading(), section.type(), language, part));
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

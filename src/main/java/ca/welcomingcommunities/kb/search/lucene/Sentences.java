package ca.welcomingcommunities.kb.search.lucene;

import ca.welcomingcommunities.kb.document.Language;
import java.text.BreakIterator;
import java.util.Locale;

/** Where sentences begin and end in a language. */
final class Sentences {
  private Sentences() {}

  /** A new iterator: they are not safe for many threads. */
  static BreakIterator of(Language language) {
    return BreakIterator.getSentenceInstance(
        switch (language) {
          case EN -> Locale.ENGLISH;
          case FR -> Locale.FRENCH;
          case OTHER -> Locale.ROOT;
        });
  }
}

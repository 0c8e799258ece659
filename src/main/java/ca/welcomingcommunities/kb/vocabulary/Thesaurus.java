package ca.welcomingcommunities.kb.vocabulary;

import ca.welcomingcommunities.kb.document.Language;
import java.util.List;
import java.util.Objects;

/**
 * Words that mean the same in this field, within and across the two languages.
 *
 * @param sets in the order of the file. A word may be in several. Sets are not transitive: what a
 *     set adds must not be looked up again.
 */
public record Thesaurus(List<Equivalents> sets) {
  public Thesaurus {
    sets = List.copyOf(sets);
  }

  /**
   * One set of equivalents.
   *
   * @param en English words and phrases, the one to show first; may be empty if {@code fr} is not
   * @param fr the same in French
   * @param note for curators; empty where there is none
   */
  public record Equivalents(
      String id, Relation relation, List<String> en, List<String> fr, String note) {
    public Equivalents {
      Objects.requireNonNull(id, "id");
      Objects.requireNonNull(relation, "relation");
      Objects.requireNonNull(note, "note");
      en = List.copyOf(en);
      fr = List.copyOf(fr);
      if (en.isEmpty() && fr.isEmpty()) {
        throw new IllegalArgumentException("set " + id + " has no words");
      }
    }

    /** The words of that language; none for {@link Language#OTHER}. */
    public List<String> in(Language language) {
      return switch (language) {
        case EN -> en;
        case FR -> fr;
        case OTHER -> List.of();
      };
    }
  }

  /** How close the words of a set are. */
  public enum Relation {
    /** The same thing: add both ways and across languages. */
    EXACT,
    /** Close, narrower or broader: add with less weight, never inside quotes. */
    NEAR,
    /** An acronym and its full name: add always; acronyms match capitals only. */
    ABBR,
    /** Everyday words for a learned term: add both ways and show the plain ones. */
    PLAIN,
    /** One body under an older and a newer name: add always, show what the document says. */
    ERA,
    /** The same word in the other language: add across languages only, never within one. */
    TRANSLATION
  }
}

package ca.welcomingcommunities.kb.search.lucene;

import org.apache.lucene.search.Query;

/**
 * One of the parts of a text that are written side by side.
 *
 * @param text as typed
 * @param query what it finds
 * @param known whether any document has it at all; only looked up for words
 * @param loose what it finds where any part of a word such as {@code time-sharing} is enough
 */
record Wish(Kind kind, String text, Query query, boolean known, Query loose) {
  /** A wish that is of one part. */
  Wish(Kind kind, String text, Query query, boolean known) {
    this(kind, text, query, known, query);
  }

  /** What may become of a wish that no document fulfils together with the others. */
  enum Kind {
    /** A word: given up first. */
    WORD,
    /** A phrase, a field or a group: given up when no document has it with any of the words. */
    FIRM,
    /** An exclusion: never given up. */
    EXCLUDED
  }
}

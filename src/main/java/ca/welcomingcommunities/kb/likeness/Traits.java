package ca.welcomingcommunities.kb.likeness;

import ca.welcomingcommunities.kb.document.Page;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A text as comparing needs it. Immutable; a few times as large as the text. */
public final class Traits {
  private static final int SHINGLE_WORDS = 5;

  /** Fewer say too little: two short notes are alike by accident. */
  private static final int MIN_WORDS = 30;

  /** So many names and numbers both have at least, for one to be a translation of the other. */
  static final int MIN_MARKS = 8;

  private static final int MIN_NAME = 3;

  /** 16 bands of 3: one is shared at a resemblance of 0.3 by 35 %, 0.5 by 88 %, 0.8 by all. */
  private static final int TEXT_BANDS = 16;

  private static final int TEXT_ROWS = 3;

  /** 16 bands of 2: at 0.1 by 15 %, 0.3 by 78 %, 0.5 by 99 %. */
  private static final int MARK_BANDS = 16;

  private static final int MARK_ROWS = 2;

  private final Hashes shingles;
  private final Hashes marks;
  private final int words;

  private Traits(Hashes shingles, Hashes marks, int words) {
    this.shingles = shingles;
    this.marks = marks;
    this.words = words;
  }

  /** The traits of what a document says: furniture is the same in documents that are not. */
  public static Traits of(List<Page> pages) {
    List<String> words = new ArrayList<>();
    List<String> numbers = new ArrayList<>();
    Set<String> small = new HashSet<>();
    Set<String> capitalised = new HashSet<>();
    for (Page page : pages) {
      Words each = new Words(page.bodyText());
      while (each.next()) {
        words.add(each.folded());
        if (each.isNumber()) {
          numbers.add(each.asWritten());
        } else if (Character.isUpperCase(each.asWritten().charAt(0))) {
          capitalised.add(each.folded());
        } else {
          small.add(each.folded());
        }
      }
    }
    capitalised.removeAll(small);
    return new Traits(shingles(words), marks(capitalised, numbers), words.size());
  }

  private static Hashes shingles(List<String> words) {
    long[] each = words.stream().mapToLong(Hashes::hash).toArray();
    long[] hashes = new long[Math.max(0, each.length - SHINGLE_WORDS + 1)];
    for (int i = 0; i < hashes.length; i++) {
      long hash = 0;
      for (int j = 0; j < SHINGLE_WORDS; j++) {
        hash = hash * 0x100000001b3L + each[i + j];
      }
      hashes[i] = Hashes.mix(hash);
    }
    return Hashes.of(hashes, hashes.length);
  }

  // What a translation keeps: names, that is words that never stand in small letters, and numbers,
  // each with the one that follows it; alone, most say nothing (years, page numbers).
  private static Hashes marks(Set<String> names, List<String> numbers) {
    long[] hashes = new long[names.size() + numbers.size()];
    int count = 0;
    for (String name : names) {
      if (name.length() >= MIN_NAME) {
        hashes[count++] = Hashes.hash(name);
      }
    }
    for (int i = 0; i + 1 < numbers.size(); i++) {
      hashes[count++] = Hashes.hash(numbers.get(i) + " " + numbers.get(i + 1));
    }
    return Hashes.of(hashes, count);
  }

  /**
   * Numbers of which two texts share some if they may be alike; empty for a text too short to say.
   */
  public List<Long> bands() {
    List<Long> all = new ArrayList<>();
    if (words >= MIN_WORDS) {
      for (long band : shingles.bands(TEXT_BANDS, TEXT_ROWS, 1)) {
        all.add(band);
      }
    }
    if (words >= MIN_WORDS && marks.size() >= MIN_MARKS) {
      for (long band : marks.bands(MARK_BANDS, MARK_ROWS, 2)) {
        all.add(band);
      }
    }
    return all;
  }

  Hashes shingles() {
    return shingles;
  }

  Hashes marks() {
    return marks;
  }

  int words() {
    return words;
  }
}

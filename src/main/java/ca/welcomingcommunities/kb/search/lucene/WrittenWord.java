package ca.welcomingcommunities.kb.search.lucene;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What stands together without a space, in parts, and the tokens that it gives. */
final class WrittenWord {
  private static final Set<String> ELISIONS =
      Set.of("c", "d", "j", "l", "m", "n", "s", "t", "qu", "jusqu", "lorsqu", "puisqu", "quoiqu");

  /**
   * Letters and digits without anything between them.
   *
   * @param folded its comparable form; may be empty
   * @param joiner what stood before it; a space before the first
   */
  record Part(String folded, int start, int end, char joiner) {}

  /** A term with where it stands in the text, and the flags of {@link WordTokenizer}. */
  record Token(String term, int start, int end, int flags) {}

  private final List<Part> parts;
  private final List<Token> to;

  WrittenWord(List<Part> parts, List<Token> to) {
    this.parts = parts;
    this.to = to;
  }

  static boolean isApostrophe(char c) {
    return switch (c) {
      case '\'',
          '\u2019',
          '\u2018',
          '\u201B',
          '\u02BC',
          '\u02B9',
          '\u2032',
          '\u00B4',
          '`',
          '\uFF07' ->
          true;
      default -> false;
    };
  }

  static boolean isHyphen(char c) {
    return switch (c) {
      case '-', '\u2010', '\u2011', '\u2012', '\u2043', '\u2212', '\uFE63', '\uFF0D' -> true;
      default -> false;
    };
  }

  void addTokens() {
    List<Part> rest = withoutElision(merged());
    rest.removeIf(part -> part.folded().isEmpty());
    if (rest.isEmpty()) {
      return;
    }
    boolean possessive = endsWithPossessive(rest);
    Part s = rest.getLast();
    if (possessive) {
      rest.removeLast();
    }
    for (int i = 0; i < rest.size(); i++) {
      Part part = rest.get(i);
      to.add(new Token(part.folded(), part.start(), part.end(), 0));
      if (i == 0) {
        addJoined(rest);
      }
    }
    if (possessive) {
      Part last = rest.getLast();
      to.add(new Token(last.folded() + "s", last.start(), s.end(), WordTokenizer.POSSESSIVE));
    }
  }

  private void addJoined(List<Part> rest) {
    boolean apart = rest.stream().skip(1).anyMatch(part -> part.joiner() == '.');
    boolean numbers = rest.stream().allMatch(part -> isNumber(part.folded()));
    if (rest.size() == 1 || apart || numbers) {
      return;
    }
    StringBuilder joined = new StringBuilder();
    rest.forEach(part -> joined.append(part.folded()));
    if (joined.length() <= WordTokenizer.MAX_TERM) {
      to.add(
          new Token(
              joined.toString(),
              rest.getFirst().start(),
              rest.getLast().end(),
              WordTokenizer.JOINED));
    }
  }

  /** Single letters with dots between them are one part, and so are groups of digits. */
  private List<Part> merged() {
    List<Part> merged = new ArrayList<>(parts.size());
    for (Part part : parts) {
      Part before = merged.isEmpty() ? part : merged.getLast();
      if (!merged.isEmpty() && (continuesAcronym(before, part) || continuesNumber(before, part))) {
        merged.removeLast();
        merged.add(
            new Part(before.folded() + part.folded(), before.start(), part.end(), before.joiner()));
      } else {
        merged.add(part);
      }
    }
    return merged;
  }

  /** The part before may already be merged: L.I.P; its text is then twice its letters less one. */
  private static boolean continuesAcronym(Part before, Part part) {
    int letters = before.folded().length();
    return part.joiner() == '.'
        && part.folded().length() == 1
        && Character.isLetter(part.folded().charAt(0))
        && before.end() - before.start() == 2 * letters - 1
        && Character.isLetter(before.folded().charAt(0));
  }

  private static boolean continuesNumber(Part before, Part part) {
    return part.joiner() == ','
        && part.folded().length() == 3
        && isNumber(part.folded())
        && isNumber(before.folded());
  }

  private static boolean isNumber(String folded) {
    return folded.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  private static List<Part> withoutElision(List<Part> parts) {
    int first = 0;
    while (first + 1 < parts.size()
        && isApostrophe(parts.get(first + 1).joiner())
        && isElision(parts.get(first).folded(), parts.get(first + 1).folded())) {
      first++;
    }
    return new ArrayList<>(parts.subList(first, parts.size()));
  }

  /** Whether a French writer joins the first word to the second by an apostrophe. */
  static boolean isElision(String first, String second) {
    return ELISIONS.contains(first) && beginsWithVowel(second);
  }

  private static boolean beginsWithVowel(String folded) {
    return !folded.isEmpty() && "aeiouyh".indexOf(folded.charAt(0)) >= 0;
  }

  private static boolean endsWithPossessive(List<Part> parts) {
    Part last = parts.getLast();
    return parts.size() > 1 && last.folded().equals("s") && isApostrophe(last.joiner());
  }
}

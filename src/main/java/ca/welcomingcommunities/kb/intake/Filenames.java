package ca.welcomingcommunities.kb.intake;

import java.text.Normalizer;

/**
 * Names of files as strangers send them, made safe to show. They are never used as a path.
 *
 * <p>What remains: no folders, no control, format or bidirectional characters, no lone surrogates,
 * NFC, at most {@value #MAX_LENGTH} characters with the extension kept.
 */
final class Filenames {
  static final int MAX_LENGTH = 255;
  private static final int MAX_EXTENSION = 16;
  private static final String NAMELESS = "unnamed";

  private Filenames() {}

  static String clean(String claimed) {
    StringBuilder name = new StringBuilder();
    lastSegment(claimed)
        .codePoints()
        .filter(Filenames::isShown)
        .map(c -> Character.isWhitespace(c) || Character.isSpaceChar(c) ? ' ' : c)
        .forEach(name::appendCodePoint);
    String clean = Normalizer.normalize(name, Normalizer.Form.NFC).strip();
    boolean dotsOnly = clean.chars().allMatch(c -> c == '.' || c == ' ');
    return dotsOnly ? NAMELESS : shortened(clean);
  }

  private static String lastSegment(String path) {
    return path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
  }

  private static boolean isShown(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }

  private static String shortened(String name) {
    if (name.length() <= MAX_LENGTH) {
      return name;
    }
    int dot = name.lastIndexOf('.');
    String extension = dot > 0 && name.length() - dot <= MAX_EXTENSION ? name.substring(dot) : "";
    int end = MAX_LENGTH - extension.length();
    if (Character.isHighSurrogate(name.charAt(end - 1))) {
      end--;
    }
    return name.substring(0, end) + extension;
  }
}

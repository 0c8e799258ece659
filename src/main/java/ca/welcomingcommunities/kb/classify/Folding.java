package ca.welcomingcommunities.kb.classify;

import ca.welcomingcommunities.kb.document.Language;

/**
 * Makes the forms of a word alike: case, accents, ligatures, plural and feminine.
 *
 * <p>The endings are cut by a few rules and give no real stems ("santé" and "sante" both become
 * "sant"); what matters is that a phrase and a text are cut alike.
 */
final class Folding {
  private static final int SHORT = 3;
  private static final String ACCENTED = "àáâãäåçèéêëìíîïñòóôõöùúûüýÿ";
  private static final String PLAIN = "aaaaaaceeeeiiiinooooouuuuyy";

  private static final String[][] FRENCH_FEMININE = {
    {"iere", "ier"},
    {"euse", "eur"},
    {"eux", "eur"},
    {"trice", "teur"},
    {"elle", "el"},
    {"enne", "en"},
    {"aise", "ai"},
    {"oise", "oi"},
    {"aine", "ain"},
    {"ive", "if"},
    {"ale", "al"},
    {"nte", "nt"},
    {"ee", "e"}
  };

  private Folding() {}

  /** The characters from {@code start} to {@code end} in small letters without accents. */
  static String fold(String text, int start, int end) {
    StringBuilder folded = new StringBuilder(end - start + 2);
    for (int at = start; at < end; at++) {
      append(folded, Character.toLowerCase(text.charAt(at)));
    }
    return folded.toString();
  }

  private static void append(StringBuilder folded, char letter) {
    if (letter < 0x80) {
      folded.append(letter);
    } else if (letter == 'œ') {
      folded.append("oe");
    } else if (letter == 'æ') {
      folded.append("ae");
    } else if (!isMark(letter)) {
      int known = ACCENTED.indexOf(letter);
      folded.append(known < 0 ? letter : PLAIN.charAt(known));
    }
  }

  /** Whether a character is an accent of its own that follows its letter. */
  static boolean isMark(char letter) {
    return letter >= 0x300 && letter < 0x370;
  }

  /** A folded word without its ending. */
  static String stem(String word, Language language) {
    if (word.length() <= SHORT) {
      return word.equals("&") ? "and" : word;
    }
    return language == Language.FR ? french(word) : english(word);
  }

  private static String english(String word) {
    String singular = word;
    if (word.endsWith("ies") && word.length() > 4) {
      singular = cut(word, 3) + "y";
    } else if (word.endsWith("sses")
        || word.endsWith("shes")
        || word.endsWith("ches")
        || word.endsWith("xes")) {
      singular = cut(word, 2);
    } else if (word.endsWith("s")
        && !word.endsWith("ss")
        && !word.endsWith("us")
        && !word.endsWith("is")) {
      singular = cut(word, 1);
    }
    return canadian(singular);
  }

  /** Canadian spelling, as the vocabulary has it. */
  private static String canadian(String word) {
    return switch (word) {
      case "center" -> "centre";
      case "labor" -> "labour";
      case "neighbor" -> "neighbour";
      case "neighborhood" -> "neighbourhood";
      case "programme" -> "program";
      case "organisation" -> "organization";
      case "counseling" -> "counselling";
      default -> word;
    };
  }

  private static String french(String word) {
    String singular = word;
    if (word.endsWith("eaux")) {
      singular = cut(word, 1);
    } else if (word.endsWith("aux") && word.length() > 4) {
      singular = cut(word, 3) + "al";
    } else if (word.endsWith("s") && !word.endsWith("ss")) {
      singular = cut(word, 1);
    }
    if (singular.equals("nouveau")) {
      return "nouvel";
    }
    for (String[] ending : FRENCH_FEMININE) {
      if (singular.endsWith(ending[0]) && singular.length() > ending[0].length() + 1) {
        return cut(singular, ending[0].length()) + ending[1];
      }
    }
    return singular;
  }

  private static String cut(String word, int letters) {
    return word.substring(0, word.length() - letters);
  }
}

package ca.welcomingcommunities.kb.document;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** How names of people are compared: without case, accents, punctuation and titles. */
public final class PersonName {
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern NO_LETTERS = Pattern.compile("[^\\p{L}\\p{N}]+");
  private static final Pattern TITLE =
      Pattern.compile(
          "^(?:(?:the honou?rable|l['’]honorable|dr|dre|prof|professor|mr|mrs|ms|mme|mlle)\\b\\.?\\s+)+",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern TURNED =
      Pattern.compile("([\\p{L}'’ -]{2,40}),\\s*([\\p{Lu}][\\p{L}.'’ -]{0,40})");

  private PersonName() {}

  /** A text in small letters without accents; other characters stay. */
  public static String folded(String text) {
    return MARKS
        .matcher(Normalizer.normalize(text, Normalizer.Form.NFKD))
        .replaceAll("")
        .toLowerCase(Locale.ROOT)
        .replace("œ", "oe")
        .replace("æ", "ae")
        .replace("ø", "o")
        .replace("ł", "l")
        .replace("ß", "ss");
  }

  /** The words of a name, folded. */
  public static List<String> words(String name) {
    return Arrays.stream(NO_LETTERS.split(folded(name), -1)).filter(w -> !w.isEmpty()).toList();
  }

  /** The same for every way of writing one name; empty for a text without letters. */
  public static String key(String name) {
    return String.join(" ", words(TITLE.matcher(shown(name)).replaceFirst("")));
  }

  /** A name as it is shown: as it is written, but the first name first, and single spaces. */
  public static String shown(String name) {
    String plain = name.strip().replaceAll("\\s+", " ");
    var turned = TURNED.matcher(plain);
    return turned.matches() ? turned.group(2).strip() + " " + turned.group(1).strip() : plain;
  }
}

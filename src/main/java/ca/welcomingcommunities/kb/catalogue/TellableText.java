package ca.welcomingcommunities.kb.catalogue;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Which of the texts that people search for may be kept and told: short ones of words, none that
 * could name a person's address or number.
 */
final class TellableText {
  private static final int MIN_TEXT = 3;
  private static final int MAX_TEXT = 60;

  /** Letters, digits, spaces, hyphens, apostrophes and dots; no @, and no long numbers. */
  private static final Pattern PLAIN = Pattern.compile("[\\p{L}\\p{M}\\p{N} '’.-]+");

  /** From so many digits a text may be a telephone number. */
  private static final int MAX_DIGITS = 6;

  private static final Pattern SPACES = Pattern.compile("\\s+");

  private TellableText() {}

  /** The text in small letters and with single spaces, if it may be told. */
  static Optional<String> of(String text) {
    String plain = SPACES.matcher(text.strip().toLowerCase(Locale.ROOT)).replaceAll(" ");
    boolean tellable =
        plain.length() >= MIN_TEXT
            && plain.length() <= MAX_TEXT
            && PLAIN.matcher(plain).matches()
            && plain.codePoints().filter(Character::isDigit).count() <= MAX_DIGITS;
    return tellable ? Optional.of(plain) : Optional.empty();
  }
}

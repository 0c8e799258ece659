package ca.welcomingcommunities.kb.extract;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Decodes a file that is nothing but text: without a parser there is nothing to attack, and form
 * feeds stay.
 */
final class OriginalText {
  /** Of a text this part at most may be characters that no text has: it may be damaged. */
  private static final double MEANINGLESS = 0.05;

  /** What terminals and programs of old put into texts, and what a wrong encoding makes of them. */
  private static final String HARMLESS = "\0\b\t\n\u000B\f\r\u001A\u001B";

  private static final Charset WINDOWS = Charset.forName("windows-1252");

  private OriginalText() {}

  /**
   * The text of a file.
   *
   * @param guessed the encoding its bytes look like; used where they are not UTF-8
   */
  static String read(Path file, @Nullable String guessed) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    String text = decode(bytes, charset(guessed));
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }

  /**
   * Whether this is what decoding other bytes than those of a text gives. Chance makes Chinese of
   * them in UTF-16, but hits private, unassigned and half characters one time in seven; in an
   * encoding of bytes it hits control characters one time in eleven.
   */
  static boolean isNoise(String text) {
    long meaningless = text.codePoints().filter(OriginalText::isMeaningless).count();
    return meaningless > MEANINGLESS * text.codePointCount(0, text.length());
  }

  private static boolean isMeaningless(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL -> HARMLESS.indexOf(point) < 0;
      case Character.UNASSIGNED, Character.PRIVATE_USE, Character.SURROGATE -> true;
      default -> point == '\uFFFD';
    };
  }

  private static String decode(byte[] bytes, Charset guess) {
    boolean wide = guess.name().startsWith("UTF-16") || guess.name().startsWith("UTF-32");
    if (!wide || !(hasZero(bytes) || hasMark(bytes))) {
      try {
        return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      } catch (CharacterCodingException notUtf8) {
        return new String(bytes, wide ? WINDOWS : guess);
      }
    }
    return new String(bytes, guess);
  }

  /** Whether it begins as UTF-16 does where it says so. */
  private static boolean hasMark(byte[] bytes) {
    return bytes.length > 1
        && ((bytes[0] == (byte) 0xFE && bytes[1] == (byte) 0xFF)
            || (bytes[0] == (byte) 0xFF && bytes[1] == (byte) 0xFE));
  }

  /** In UTF-16 and UTF-32 each blank and each line's end has one; in UTF-8 nothing has. */
  private static boolean hasZero(byte[] bytes) {
    for (byte each : bytes) {
      if (each == 0) {
        return true;
      }
    }
    return false;
  }

  private static Charset charset(@Nullable String name) {
    if (name == null || name.toUpperCase(Locale.ROOT).startsWith("ISO-8859-1")) {
      return WINDOWS;
    }
    try {
      Charset charset = Charset.forName(name);
      return charset.equals(StandardCharsets.UTF_8) ? WINDOWS : charset;
    } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
      return WINDOWS;
    }
  }
}

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

  private static String decode(byte[] bytes, Charset guess) {
    if (!guess.name().startsWith("UTF-16") && !guess.name().startsWith("UTF-32")) {
      try {
        return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      } catch (CharacterCodingException notUtf8) {
        return new String(bytes, guess);
      }
    }
    return new String(bytes, guess);
  }

  private static Charset charset(@Nullable String name) {
    Charset windows = Charset.forName("windows-1252");
    if (name == null || name.toUpperCase(Locale.ROOT).startsWith("ISO-8859-1")) {
      return windows;
    }
    try {
      Charset charset = Charset.forName(name);
      return charset.equals(StandardCharsets.UTF_8) ? windows : charset;
    } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
      return windows;
    }
  }
}

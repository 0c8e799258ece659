package ca.welcomingcommunities.kb.extract;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.parser.Parser;

/** Runs in the child: what else there is to try with a file whose parser found no letter in it. */
final class SecondChance {
  private static final int LOOKED_AT = 1 << 16;

  /** Of so many bytes at most one may be a control character. */
  private static final int BYTES_FOR_A_CONTROL = 500;

  /** Word processors of before, whose formats no parser knows. */
  private static final Set<String> OLD_TEXTS =
      Set.of(
          "application/vnd.ms-works",
          "application/x-mswrite",
          "application/vnd.stardivision.writer",
          "application/vnd.stardivision.impress",
          "application/vnd.wordperfect",
          "application/x-quattro-pro",
          "application/x-corelpresentations",
          "application/vnd.lotus-wordpro",
          "application/vnd.lotus-1-2-3");

  private SecondChance() {}

  /** In the order to try them; a parser that is to be tried may fail. */
  static List<Parser> of(Path file, Metadata metadata) throws IOException {
    String claimed = metadata.get(Metadata.CONTENT_TYPE);
    String type = claimed == null ? "" : Format.bare(claimed);
    List<Parser> chances = new ArrayList<>();
    if (isOpenXml(type)) {
      chances.add(new OpenXmlText());
    }
    byte[] beginning = beginning(file);
    boolean marked = type.contains("xml") || type.contains("html") || type.contains("svg");
    if (marked && isText(beginning)) {
      chances.add(MarkedHtmlParser.ofAnything());
    }
    if (isText(beginning) && !isSecret(type)) {
      chances.add(new RawText());
    }
    if (OLD_TEXTS.contains(type)) {
      chances.add(new ReadableRuns());
    }
    return chances;
  }

  private static boolean isOpenXml(String type) {
    return type.contains("openxmlformats") || type.contains("macroenabled");
  }

  /** Keys and certificates: letters, but no text. */
  private static boolean isSecret(String type) {
    return type.contains("x509") || type.contains("pkcs") || type.contains("pgp");
  }

  private static byte[] beginning(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return in.readNBytes(LOOKED_AT);
    }
  }

  static boolean isText(byte[] bytes) {
    String start = new String(bytes, 0, Math.min(5, bytes.length), StandardCharsets.ISO_8859_1);
    if (bytes.length == 0 || start.toUpperCase(Locale.ROOT).startsWith("%PDF-")) {
      return false;
    }
    int controls = 0;
    for (byte each : bytes) {
      boolean blank = each == '\t' || each == '\n' || each == '\r' || each == '\f';
      if (each == 0) {
        return false;
      }
      if (each > 0 && each < ' ' && !blank) {
        controls++;
      }
    }
    return controls <= bytes.length / BYTES_FOR_A_CONTROL;
  }
}

package ca.welcomingcommunities.kb.samples;

import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;

/** Formats without layout: text, Markdown, CSV and mail. */
final class PlainSample {

  private static final int LINE = 88;

  private PlainSample() {}

  static byte[] text(Sample sample) {
    return plain(sample, true).getBytes(StandardCharsets.UTF_8);
  }

  private static String plain(Sample sample, boolean titled) {
    List<String> parts = new ArrayList<>();
    if (titled) {
      parts.add(sample.title().toUpperCase(java.util.Locale.ROOT));
    }
    parts.add(fold(sample.disclaimer()));
    sample.blocks().forEach(block -> parts.add(plain(block)));
    return String.join("\n\n", parts) + "\n";
  }

  private static String plain(Block block) {
    return switch (block) {
      case Block.Heading heading -> heading.text() + "\n" + "-".repeat(heading.text().length());
      case Block.Paragraph paragraph -> fold(paragraph.text());
      case Block.Items items ->
          items.texts().stream().map(text -> fold("- " + text)).collect(Collectors.joining("\n"));
      case Block.Grid grid ->
          grid.rows().stream()
              .map(row -> String.join(" ; ", row))
              .collect(Collectors.joining("\n"));
      case Block.Remark remark -> fold(remark.text());
      case Block.PageBreak _ -> "\f";
    };
  }

  private static String fold(String text) {
    StringBuilder folded = new StringBuilder();
    int column = 0;
    for (String word : text.split(" ", -1)) {
      if (column > 0 && column + word.length() >= LINE) {
        folded.append('\n');
        column = 0;
      } else if (column > 0) {
        folded.append(' ');
        column++;
      }
      folded.append(word);
      column += word.length();
    }
    return folded.toString();
  }

  static byte[] markdown(Sample sample) {
    String text =
        sample.blocks().stream()
            .map(PlainSample::markdown)
            .collect(
                Collectors.joining(
                    "\n\n",
                    "# %s\n\n> %s\n\n".formatted(sample.title(), sample.disclaimer()),
                    "\n"));
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String markdown(Block block) {
    return switch (block) {
      case Block.Heading heading -> "#".repeat(heading.level() + 1) + " " + heading.text();
      case Block.Paragraph paragraph -> paragraph.text();
      case Block.Items items ->
          items.texts().stream().map(text -> "- " + text).collect(Collectors.joining("\n"));
      case Block.Grid grid -> {
        List<String> lines = new ArrayList<>();
        grid.rows().forEach(row -> lines.add("| " + String.join(" | ", row) + " |"));
        lines.add(1, "|" + "---|".repeat(grid.rows().getFirst().size()));
        yield String.join("\n", lines);
      }
      case Block.Remark remark -> "> " + remark.text();
      case Block.PageBreak _ -> "---";
    };
  }

  static byte[] csv(Sample sample) {
    StringBuilder lines =
        new StringBuilder(cell(sample.title() + ". " + sample.disclaimer())).append("\r\n");
    for (Block block : sample.blocks()) {
      if (block instanceof Block.Grid grid) {
        grid.rows()
            .forEach(row ->
                lines
                    .append(row.stream().map(PlainSample::cell).collect(Collectors.joining(",")))
                    .append("\r\n"));
      }
    }
    return lines.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static String cell(String text) {
    return text.matches("[^\",;\\s]*") ? text : "\"" + text.replace("\"", "\"\"") + "\"";
  }

  static byte[] mail(Sample sample) {
    String head =
        """
        From: %s
        To: %s
        Subject: %s
        Date: %s
        Message-ID: <%s@example.org>
        MIME-Version: 1.0
        Content-Type: text/plain; charset=utf-8
        Content-Language: %s
        Content-Transfer-Encoding: base64

        """
            .formatted(
                sample.get("from"),
                sample.get("to"),
                encoded(sample.title()),
                DateTimeFormatter.RFC_1123_DATE_TIME.format(
                    sample.date().atTime(15, 0).atOffset(ZoneOffset.UTC)),
                sample.file().replace(".eml", ""),
                sample.get("language"));
    String body =
        Base64.getMimeEncoder()
            .encodeToString(plain(sample, false).getBytes(StandardCharsets.UTF_8));
    return (head.replace("\n", "\r\n") + body + "\r\n").getBytes(StandardCharsets.US_ASCII);
  }

  /**
   * A header's text as an encoded word (RFC 2047), one for every few words because each may be 75
   * long.
   */
  private static String encoded(String text) {
    List<String> words = new ArrayList<>();
    for (int start = 0; start < text.length(); start += 30) {
      byte[] part =
          text.substring(start, Math.min(text.length(), start + 30))
              .getBytes(StandardCharsets.UTF_8);
      words.add("=?utf-8?B?" + Base64.getEncoder().encodeToString(part) + "?=");
    }
    return String.join("\n ", words);
  }
}

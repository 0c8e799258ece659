package ca.welcomingcommunities.kb.samples;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads sources: front matter between {@code ---} lines, then blocks parted by empty lines. Known
 * are headings ({@code #}), lists ({@code -} or {@code 1.}), tables ({@code |}), remarks ({@code
 * >}), a page break ({@code ===}) and paragraphs; there is no inline markup.
 */
final class SampleReader {

  private static final String FENCE = "---";

  /** Files that people write with the marks of the keyboard. */
  private static final Pattern PLAIN = Pattern.compile("\\.(txt|md|csv|eml)$");

  private SampleReader() {}

  /** All samples of a folder, by file name of the source. */
  static List<Sample> readAll(Path folder) throws IOException {
    List<Sample> samples = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".md")).sorted().toList()) {
        samples.add(read(Files.readString(file, StandardCharsets.UTF_8)));
      }
    }
    return samples;
  }

  /** One source. */
  static Sample read(String source) {
    List<String> lines = source.lines().toList();
    int end = lines.subList(1, lines.size()).indexOf(FENCE) + 1;
    if (!lines.getFirst().equals(FENCE) || end == 0) {
      throw new IllegalArgumentException("no front matter: " + lines.getFirst());
    }
    Map<String, String> front = new LinkedHashMap<>();
    for (String line : lines.subList(1, end)) {
      String[] parts = line.split(":", 2);
      front.put(parts[0].strip(), parts[1].strip());
    }
    List<String> text = lines.subList(end + 1, lines.size());
    if (!PLAIN.matcher(front.getOrDefault("file", "")).find()) {
      boolean french = "fr".equals(front.get("language"));
      front.replaceAll((key, value) -> key.equals("date") ? value : typeset(value, french));
      text = text.stream().map(line -> typeset(line, french)).toList();
    }
    return new Sample(front, blocks(text));
  }

  /**
   * The marks that word processors make of typed ones: curly quotes and, in French, spaces that do
   * not break.
   */
  private static String typeset(String text, boolean french) {
    String curly = text.replace('\'', '’').replaceAll("\"([^\"]*)\"", "“$1”");
    return french ? curly.replaceAll(" (?=[:»])", "\u00a0").replace("« ", "«\u00a0") : curly;
  }

  private static List<Block> blocks(List<String> lines) {
    List<Block> blocks = new ArrayList<>();
    List<String> open = new ArrayList<>();
    for (String line : lines) {
      boolean heading = line.startsWith("#");
      if ((line.isBlank() || heading) && !open.isEmpty()) {
        blocks.add(block(open));
        open.clear();
      }
      if (heading) {
        blocks.add(heading(line));
      } else if (!line.isBlank()) {
        open.add(line);
      }
    }
    if (!open.isEmpty()) {
      blocks.add(block(open));
    }
    return blocks;
  }

  private static Block heading(String line) {
    String text = line.replaceFirst("^#+", "");
    return new Block.Heading(line.length() - text.length(), text.strip());
  }

  private static Block block(List<String> lines) {
    String first = lines.getFirst();
    if (first.equals("===")) {
      return new Block.PageBreak();
    }
    if (first.startsWith("|")) {
      return new Block.Grid(
          lines.stream()
              .filter(line -> !line.startsWith("|---"))
              .map(SampleReader::cells)
              .toList());
    }
    if (first.startsWith("> ")) {
      return new Block.Remark(String.join(" ", lines).replace("> ", ""));
    }
    if (first.startsWith("- ")) {
      return new Block.Items(false, items(lines));
    }
    if (first.startsWith("1. ")) {
      return new Block.Items(true, items(lines));
    }
    return new Block.Paragraph(String.join(" ", lines));
  }

  private static List<String> cells(String line) {
    String inner = line.substring(1, line.lastIndexOf('|'));
    return Arrays.stream(inner.split("\\|", -1)).map(String::strip).toList();
  }

  private static List<String> items(List<String> lines) {
    return lines.stream().map(line -> line.replaceFirst("^(- |\\d+\\. )", "")).toList();
  }
}

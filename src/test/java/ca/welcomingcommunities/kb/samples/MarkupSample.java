package ca.welcomingcommunities.kb.samples;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Formats that mark up running text: HTML and RTF. */
final class MarkupSample {

  private static final String SHEET =
      "body{font:1rem/1.5 sans-serif;max-width:44rem;margin:2rem auto;padding:0 1rem}"
          + "h1,h2,h3{color:#124f7c}td,th{border:1px solid #ccc;padding:.3rem .6rem;text-align:left}"
          + "aside{background:#e6eff5;border-left:4px solid #124f7c;padding:.5rem 1rem}";

  private MarkupSample() {}

  /** Text as it may stand in XML, in elements and attributes. */
  static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  static byte[] html(Sample sample) {
    String page =
        """
        <!DOCTYPE html>
        <html lang="%s">
        <head>
        <meta charset="utf-8">
        <title>%s</title>
        <meta name="author" content="%s">
        <meta name="description" content="%s">
        <meta name="dcterms.created" content="%s">
        <style>%s</style>
        </head>
        <body>
        <h1>%s</h1>
        <p>%s</p>
        <aside>%s</aside>
        %s
        </body>
        </html>
        """
            .formatted(
                sample.french() ? "fr-CA" : "en-CA",
                escape(sample.title()),
                escape(sample.author()),
                escape(sample.disclaimer()),
                sample.date(),
                SHEET,
                escape(sample.title()),
                escape(sample.get("subtitle")),
                escape(sample.disclaimer()),
                sample.blocks().stream().map(MarkupSample::html).collect(Collectors.joining("\n")));
    return page.getBytes(StandardCharsets.UTF_8);
  }

  private static String html(Block block) {
    return switch (block) {
      // The page's title is its h1.
      case Block.Heading heading -> element("h" + (heading.level() + 1), heading.text());
      case Block.Paragraph paragraph -> element("p", paragraph.text());
      case Block.Items items -> {
        String list = items.numbered() ? "ol" : "ul";
        yield items.texts().stream()
            .map(text -> element("li", text))
            .collect(Collectors.joining("\n", "<" + list + ">\n", "\n</" + list + ">"));
      }
      case Block.Grid grid -> {
        List<String> rows = new ArrayList<>();
        grid.rows().forEach(row -> rows.add(htmlRow(row, rows.isEmpty() ? "th" : "td")));
        yield "<table>\n" + String.join("\n", rows) + "\n</table>";
      }
      case Block.Remark remark -> element("aside", remark.text());
      case Block.PageBreak _ -> "<hr>";
    };
  }

  private static String htmlRow(List<String> row, String cell) {
    return row.stream()
        .map(text -> element(cell, text))
        .collect(Collectors.joining("", "<tr>", "</tr>"));
  }

  private static String element(String name, String text) {
    return "<" + name + ">" + escape(text) + "</" + name + ">";
  }

  static byte[] rtf(Sample sample) {
    String head =
        "{\\rtf1\\ansi\\ansicpg1252\\deff0{\\fonttbl{\\f0 Arial;}}{\\info{\\title %s}{\\author %s}{\\subject %s}{\\creatim\\yr%d\\mo%d\\dy%d}}\n"
            .formatted(
                rtf(sample.title()),
                rtf(sample.author()),
                rtf(sample.disclaimer()),
                sample.date().getYear(),
                sample.date().getMonthValue(),
                sample.date().getDayOfMonth());
    String text =
        rtfLine("\\b\\fs40 ", sample.title())
            + rtfLine("\\fs24 ", sample.get("subtitle"))
            + rtfLine("\\i\\fs22 ", sample.disclaimer())
            + sample.blocks().stream().map(MarkupSample::rtf).collect(Collectors.joining());
    return (head + text + "}\n").getBytes(StandardCharsets.US_ASCII);
  }

  private static String rtf(Block block) {
    return switch (block) {
      case Block.Heading heading ->
          rtfLine(
              "\\outlinelevel%d\\b\\fs%d ".formatted(heading.level() - 1, 36 - 4 * heading.level()),
              heading.text());
      case Block.Paragraph paragraph -> rtfLine("\\fs22 ", paragraph.text());
      case Block.Items items ->
          items.texts().stream()
              .map(text -> rtfLine("\\li360\\fs22 \\bullet  ", text))
              .collect(Collectors.joining());
      case Block.Grid grid ->
          grid.rows().stream()
              .map(row -> rtfLine("\\fs20 ", String.join(" – ", row)))
              .collect(Collectors.joining());
      case Block.Remark remark -> rtfLine("\\li360\\i\\fs22 ", remark.text());
      case Block.PageBreak _ -> "\\page\n";
    };
  }

  private static String rtfLine(String style, String text) {
    return "{\\pard\\sa120" + style + rtf(text) + "\\par}\n";
  }

  private static String rtf(String text) {
    return text.chars()
        .mapToObj(unit ->
            unit < 128
                ? String.valueOf((char) unit).replaceAll("([\\\\{}])", "\\\\$1")
                : "\\u" + (short) unit + "?")
        .collect(Collectors.joining());
  }
}

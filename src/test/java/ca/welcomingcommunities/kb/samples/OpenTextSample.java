package ca.welcomingcommunities.kb.samples;

import static ca.welcomingcommunities.kb.samples.MarkupSample.escape;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.Collectors;

/** An OpenDocument text: a zip of four small XML files (OpenDocument 1.2, parts 1 and 3). */
final class OpenTextSample {

  private static final String TYPE = "application/vnd.oasis.opendocument.text";
  private static final String HEAD = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
  private static final String SPACES =
      " xmlns:office=\"urn:oasis:names:tc:opendocument:xmlns:office:1.0\""
          + " xmlns:text=\"urn:oasis:names:tc:opendocument:xmlns:text:1.0\""
          + " xmlns:table=\"urn:oasis:names:tc:opendocument:xmlns:table:1.0\""
          + " xmlns:style=\"urn:oasis:names:tc:opendocument:xmlns:style:1.0\""
          + " xmlns:fo=\"urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0\""
          + " xmlns:meta=\"urn:oasis:names:tc:opendocument:xmlns:meta:1.0\""
          + " xmlns:dc=\"http://purl.org/dc/elements/1.1/\" office:version=\"1.2\"";
  private static final String STYLES =
      """
      <office:styles>
      <style:style style:name="Standard" style:family="paragraph"><style:paragraph-properties fo:margin-bottom="0.2cm"/></style:style>
      <style:style style:name="Title" style:family="paragraph"><style:text-properties fo:font-size="22pt" fo:font-weight="bold"/></style:style>
      <style:style style:name="Heading_20_1" style:display-name="Heading 1" style:family="paragraph" style:default-outline-level="1"><style:text-properties fo:font-size="17pt" fo:font-weight="bold"/></style:style>
      <style:style style:name="Heading_20_2" style:display-name="Heading 2" style:family="paragraph" style:default-outline-level="2"><style:text-properties fo:font-size="13pt" fo:font-weight="bold"/></style:style>
      <style:style style:name="Heading_20_3" style:display-name="Heading 3" style:family="paragraph" style:default-outline-level="3"><style:text-properties fo:font-size="11pt" fo:font-weight="bold"/></style:style>
      <style:style style:name="New_20_page" style:display-name="New page" style:family="paragraph" style:parent-style-name="Standard"><style:paragraph-properties fo:break-before="page"/></style:style>
      </office:styles>
      """;

  private OpenTextSample() {}

  static byte[] render(Sample sample) throws IOException {
    SequencedMap<String, byte[]> entries = new LinkedHashMap<>();
    entries.put("mimetype", TYPE.getBytes(StandardCharsets.US_ASCII));
    entries.put("META-INF/manifest.xml", utf8(manifest()));
    entries.put(
        "content.xml",
        utf8(
            part(
                "document-content",
                "<office:body><office:text>" + text(sample) + "</office:text></office:body>")));
    entries.put("styles.xml", utf8(part("document-styles", STYLES)));
    entries.put("meta.xml", utf8(part("document-meta", meta(sample))));
    return FixedZip.write(entries);
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String part(String name, String inner) {
    return HEAD + "<office:" + name + SPACES + ">" + inner + "</office:" + name + ">\n";
  }

  private static String manifest() {
    String space = "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0";
    String files =
        List.of("content.xml", "styles.xml", "meta.xml").stream()
            .map(name -> "<m:file-entry m:full-path=\"" + name + "\" m:media-type=\"text/xml\"/>")
            .collect(Collectors.joining());
    return HEAD
        + "<m:manifest xmlns:m=\""
        + space
        + "\" m:version=\"1.2\"><m:file-entry m:full-path=\"/\" m:media-type=\""
        + TYPE
        + "\"/>"
        + files
        + "</m:manifest>\n";
  }

  private static String meta(Sample sample) {
    return "<office:meta><dc:title>%s</dc:title><dc:subject>%s</dc:subject><meta:initial-creator>%s</meta:initial-creator>"
            .formatted(escape(sample.title()), escape(sample.disclaimer()), escape(sample.author()))
        + "<meta:creation-date>%sT00:00:00</meta:creation-date><dc:date>%sT00:00:00</dc:date><dc:language>%s</dc:language></office:meta>"
            .formatted(sample.date(), sample.date(), sample.french() ? "fr-CA" : "en-CA");
  }

  private static String text(Sample sample) {
    return paragraph("Title", sample.title())
        + paragraph("Standard", sample.get("subtitle"))
        + paragraph("Standard", sample.disclaimer())
        + sample.blocks().stream().map(OpenTextSample::block).collect(Collectors.joining());
  }

  private static String paragraph(String style, String text) {
    return "<text:p text:style-name=\"" + style + "\">" + escape(text) + "</text:p>";
  }

  private static String block(Block block) {
    return switch (block) {
      case Block.Heading heading ->
          "<text:h text:style-name=\"Heading_20_%d\" text:outline-level=\"%d\">%s</text:h>"
              .formatted(heading.level(), heading.level(), escape(heading.text()));
      case Block.Paragraph paragraph -> paragraph("Standard", paragraph.text());
      case Block.Items items ->
          items.texts().stream()
              .map(text -> "<text:list-item>" + paragraph("Standard", text) + "</text:list-item>")
              .collect(Collectors.joining("", "<text:list>", "</text:list>"));
      case Block.Grid grid -> grid(grid);
      case Block.Remark remark -> paragraph("Standard", remark.text());
      case Block.PageBreak _ -> paragraph("New_20_page", "");
    };
  }

  private static String grid(Block.Grid grid) {
    int columns = grid.rows().getFirst().size();
    return grid.rows().stream()
        .map(row ->
            row.stream()
                .map(OpenTextSample::cell)
                .collect(Collectors.joining("", "<table:table-row>", "</table:table-row>")))
        .collect(
            Collectors.joining(
                "",
                "<table:table><table:table-column table:number-columns-repeated=\""
                    + columns
                    + "\"/>",
                "</table:table>"));
  }

  private static String cell(String text) {
    return "<table:table-cell office:value-type=\"string\">"
        + paragraph("Standard", text)
        + "</table:table-cell>";
  }
}

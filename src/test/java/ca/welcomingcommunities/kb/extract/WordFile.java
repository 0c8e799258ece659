package ca.welcomingcommunities.kb.extract;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Writes Word files of which every element is known. */
final class WordFile {
  /** A break as an author sets it. */
  static final String BREAK = "<w:r><w:br w:type=\"page\"/></w:r>";

  /** A break where Word's lines ran over the page when it last showed the file. */
  static final String REMEMBERED = "<w:lastRenderedPageBreak/>";

  private static final String NAMESPACE =
      "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\""
          + " xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\"";
  private static final String XML = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>";

  private WordFile() {}

  static Path write(Path file, String... bodyElements) throws IOException {
    return SampleFiles.zip(file, parts(bodyElements));
  }

  private static String[] parts(String... bodyElements) {
    return new String[] {
      "[Content_Types].xml",
      XML
          + "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
          + "<Default Extension=\"rels\""
          + " ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
          + "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
          + "<Override PartName=\"/word/document.xml\" ContentType=\"application/vnd."
          + "openxmlformats-officedocument.wordprocessingml.document.main+xml\"/>"
          + "<Override PartName=\"/word/styles.xml\" ContentType=\"application/vnd."
          + "openxmlformats-officedocument.wordprocessingml.styles+xml\"/></Types>",
      "_rels/.rels",
      relationship("officeDocument", "word/document.xml"),
      "word/_rels/document.xml.rels",
      relationship("styles", "styles.xml"),
      "word/styles.xml",
      XML
          + "<w:styles "
          + NAMESPACE
          + "><w:style w:type=\"paragraph\" w:styleId=\"Titre1\"><w:name w:val=\"heading 1\"/>"
          + "</w:style><w:style w:type=\"paragraph\" w:styleId=\"Titre2\">"
          + "<w:name w:val=\"heading 2\"/></w:style>"
          + "<w:style w:type=\"paragraph\" w:styleId=\"Chapter\"><w:name w:val=\"Chapter\"/>"
          + "<w:pPr><w:pageBreakBefore/></w:pPr></w:style>"
          + "<w:style w:type=\"paragraph\" w:styleId=\"Sub\"><w:name w:val=\"Sub\"/>"
          + "<w:basedOn w:val=\"Chapter\"/></w:style></w:styles>",
      "word/document.xml",
      XML
          + "<w:document "
          + NAMESPACE
          + "><w:body>"
          + String.join("", bodyElements)
          + "</w:body></w:document>"
    };
  }

  /** A file that names its title, with one note as its text. */
  static Path withTitle(Path file, String title) throws IOException {
    String office = "http://schemas.openxmlformats.org/package/2006/";
    List<String> parts = new ArrayList<>();
    for (String part : parts(p(r("A note")))) {
      parts.add(
          part.replace(
                  "</Types>",
                  "<Override PartName=\"/docProps/core.xml\" ContentType=\"application/vnd."
                      + "openxmlformats-package.core-properties+xml\"/></Types>")
              .replace(
                  "</Relationships>",
                  "<Relationship Id=\"core\" Type=\""
                      + office
                      + "relationships/metadata/core-properties\""
                      + " Target=\"docProps/core.xml\"/></Relationships>"));
    }
    parts.add("docProps/core.xml");
    parts.add(
        XML
            + "<cp:coreProperties xmlns:cp=\""
            + office
            + "metadata/core-properties\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\">"
            + "<dc:title>"
            + title
            + "</dc:title></cp:coreProperties>");
    return SampleFiles.zip(file, parts.toArray(String[]::new));
  }

  /** A paragraph of runs. */
  static String p(String... runs) {
    return "<w:p>" + String.join("", runs) + "</w:p>";
  }

  /** A run of text, with what else stands before the text in it. */
  static String r(String text, String... before) {
    return "<w:r>"
        + String.join("", before)
        + "<w:t xml:space=\"preserve\">"
        + text
        + "</w:t></w:r>";
  }

  /** Properties of a paragraph, as its first child. */
  static String properties(String elements) {
    return "<w:pPr>" + elements + "</w:pPr>";
  }

  static String style(String id) {
    return properties("<w:pStyle w:val=\"" + id + "\"/>");
  }

  static String section(String type) {
    return "<w:sectPr>"
        + (type.isEmpty() ? "" : "<w:type w:val=\"" + type + "\"/>")
        + "</w:sectPr>";
  }

  static String row(String... cells) {
    StringBuilder row = new StringBuilder("<w:tr>");
    for (String cell : cells) {
      row.append("<w:tc>").append(cell).append("</w:tc>");
    }
    return row + "</w:tr>";
  }

  private static String relationship(String type, String target) {
    return XML
        + "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
        + "<Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/"
        + "relationships/"
        + type
        + "\" Target=\""
        + target
        + "\"/></Relationships>";
  }
}

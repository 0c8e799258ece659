package ca.welcomingcommunities.kb.extract;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;

/** Makes the files the tests read. */
final class SampleFiles {
  private static final float MARGIN = 72;
  private static final float LINE = 14;

  private SampleFiles() {}

  /** A PDF with these pages; a line beginning with "# " is set large, empty lines make gaps. */
  static PDDocument pdf(List<List<String>> pages) throws IOException {
    PDDocument document = new PDDocument();
    for (List<String> lines : pages) {
      PDPage page = new PDPage(PDRectangle.LETTER);
      document.addPage(page);
      try (PDPageContentStream content = new PDPageContentStream(document, page)) {
        float y = page.getMediaBox().getHeight() - MARGIN;
        for (String line : lines) {
          boolean large = line.startsWith("# ");
          content.beginText();
          content.setFont(
              new PDType1Font(large ? FontName.HELVETICA_BOLD : FontName.HELVETICA),
              large ? 18 : 11);
          content.newLineAtOffset(MARGIN, y);
          content.showText(large ? line.substring(2) : line);
          content.endText();
          y -= large ? 3 * LINE : LINE;
        }
      }
    }
    return document;
  }

  /** Adds a page that is a picture, with a stamp below that is text. */
  static void addScan(PDDocument document, BufferedImage picture, String stamp) throws IOException {
    PDPage scan = new PDPage(PDRectangle.LETTER);
    document.addPage(scan);
    try (PDPageContentStream content = new PDPageContentStream(document, scan)) {
      content.drawImage(
          LosslessFactory.createFromImage(document, picture),
          0,
          0,
          PDRectangle.LETTER.getWidth(),
          PDRectangle.LETTER.getHeight());
      content.beginText();
      content.setFont(new PDType1Font(FontName.HELVETICA), 6);
      content.newLineAtOffset(300, 10);
      content.showText(stamp);
      content.endText();
    }
  }

  static Path write(Path file, PDDocument document) throws IOException {
    try (document) {
      document.save(file.toFile());
    }
    return file;
  }

  static Path write(Path file, String text) throws IOException {
    return Files.writeString(file, text, StandardCharsets.UTF_8);
  }

  /** A zip of names and contents in turn; an entry "mimetype" is stored as such files need it. */
  static Path zip(Path file, String... namesAndContents) throws IOException {
    try (OutputStream out = Files.newOutputStream(file);
        ZipOutputStream zip = new ZipOutputStream(out)) {
      for (int i = 0; i < namesAndContents.length; i += 2) {
        byte[] bytes = namesAndContents[i + 1].getBytes(StandardCharsets.UTF_8);
        ZipEntry entry = new ZipEntry(namesAndContents[i]);
        if (namesAndContents[i].equals("mimetype")) {
          CRC32 checksum = new CRC32();
          checksum.update(bytes);
          entry.setMethod(ZipEntry.STORED);
          entry.setSize(bytes.length);
          entry.setCrc(checksum.getValue());
        }
        zip.putNextEntry(entry);
        zip.write(bytes);
        zip.closeEntry();
      }
    }
    return file;
  }
}

package ca.welcomingcommunities.kb.extract;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.crypt.Encryptor;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;

/** Makes the files the tests read; public for those of other packages. */
public final class SampleFiles {
  private static final float MARGIN = 72;
  private static final float LINE = 14;

  private SampleFiles() {}

  /** A PDF with these pages; a line beginning with "# " is set large, empty lines make gaps. */
  public static PDDocument pdf(List<List<String>> pages) throws IOException {
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
  public static void addScan(PDDocument document, BufferedImage picture, String stamp)
      throws IOException {
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

  public static Path write(Path file, PDDocument document) throws IOException {
    try (document) {
      document.save(file.toFile());
    }
    return file;
  }

  /** A PDF that nobody changes without a password, and with one that is not empty nobody reads. */
  public static Path encryptedPdf(Path file, String password) throws IOException {
    PDDocument document = pdf(List.of(List.of("Hidden")));
    StandardProtectionPolicy policy =
        new StandardProtectionPolicy("owner", password, new AccessPermission());
    policy.setEncryptionKeyLength(256);
    document.protect(policy);
    return write(file, document);
  }

  /** A Word file that nobody reads without a password. */
  public static Path encryptedWord(Path file, String password)
      throws IOException, GeneralSecurityException {
    Path plain = WordFile.write(file.resolveSibling("plain"), WordFile.p(WordFile.r("Hidden")));
    Encryptor encryptor = new EncryptionInfo(EncryptionMode.agile).getEncryptor();
    encryptor.confirmPassword(password);
    try (POIFSFileSystem container = new POIFSFileSystem();
        OutputStream out = Files.newOutputStream(file)) {
      try (OutputStream encrypted = encryptor.getDataStream(container)) {
        Files.copy(plain, encrypted);
      }
      container.writeFilesystem(out);
    }
    return file;
  }

  /** A Word file that names its title. */
  public static Path wordWithTitle(Path file, String title) throws IOException {
    return WordFile.withTitle(file, title);
  }

  /** A file that cannot be made here; of the test resources beside this class. */
  static Path resource(String name) {
    return Path.of("src/test/resources/ca/welcomingcommunities/kb/extract", name);
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

  /** The same zip with each entry, which is text, rewritten. */
  static Path rewritten(Path zip, Path to, UnaryOperator<String> each) throws IOException {
    List<String> entries = new ArrayList<>();
    try (ZipInputStream in = new ZipInputStream(Files.newInputStream(zip))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        entries.add(entry.getName());
        entries.add(each.apply(new String(in.readAllBytes(), StandardCharsets.UTF_8)));
      }
    }
    return zip(to, entries.toArray(String[]::new));
  }

  /** A zip of the same content so many times, each under a name of its own. */
  static byte[] zipped(String name, byte[] content, int times) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (int i = 0; i < times; i++) {
        zip.putNextEntry(new ZipEntry(i + name));
        zip.write(content);
      }
    }
    return bytes.toByteArray();
  }
}

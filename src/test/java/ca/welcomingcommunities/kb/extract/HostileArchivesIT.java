package ca.welcomingcommunities.kb.extract;

import static ca.welcomingcommunities.kb.extract.WordFile.p;
import static ca.welcomingcommunities.kb.extract.WordFile.r;
import static org.assertj.core.api.Assertions.assertThat;

import ca.welcomingcommunities.kb.extract.Extraction.Extracted;
import ca.welcomingcommunities.kb.extract.Extraction.Failed;
import ca.welcomingcommunities.kb.extract.Extraction.Reason;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Little that unpacks to very much, under the limits of a real server. */
@Timeout(300)
class HostileArchivesIT {
  private static final int MEGABYTE = 1 << 20;
  private static final int LIST_ENTRY = 0x02014b50;
  private static final int LIST_ENTRY_SIZE = 24;

  @RegisterExtension static final Reader READER = Reader.withoutTesseract();
  @TempDir Path folder;

  @AfterEach
  void noProcessEndedAndTheNextFileIsRead() throws Exception {
    assertThat(READER.extractor().endedProcesses()).isZero();
    READER.stillReads();
  }

  @Test
  void wordFileOfAGigabyteOfXmlIsNotUnpacked() throws Exception {
    Path bomb = wordFileOfAGigabyte();
    assertThat(Files.size(bomb)).isLessThan(2L * MEGABYTE);
    assertThat(READER.failure(bomb, "bomb.docx")).isEqualTo(Reason.TOO_MUCH_TEXT);
  }

  @Test
  void norIsOneWithoutItsListOfEntriesOrWithOneThatLies() throws Exception {
    byte[] bomb = Files.readAllBytes(wordFileOfAGigabyte());
    Path lying = Files.write(folder.resolve("lying"), withSizesOf(1_000, bomb));
    assertThat(READER.failure(lying, "lying.docx")).isEqualTo(Reason.CORRUPT);
    Path cut = Files.write(folder.resolve("cut"), Arrays.copyOf(bomb, bomb.length - 100));
    assertThat(READER.extract(cut, "cut.docx")).isInstanceOfAny(Extracted.class, Failed.class);
  }

  private Path wordFileOfAGigabyte() throws IOException {
    Path word = WordFile.write(folder.resolve("word"), p(r("@")));
    Path bomb = folder.resolve("bomb");
    try (ZipInputStream in = new ZipInputStream(Files.newInputStream(word));
        ZipArchiveOutputStream out = new ZipArchiveOutputStream(bomb)) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        String content = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        if (entry.getName().equals("word/document.xml")) {
          String[] around = content.split("@", 2);
          LargeFiles.addGigabyte(out, entry.getName(), around[0], "word ", around[1]);
        } else {
          out.putArchiveEntry(new ZipArchiveEntry(entry.getName()));
          out.write(content.getBytes(StandardCharsets.UTF_8));
          out.closeArchiveEntry();
        }
      }
    }
    return bomb;
  }

  /** The same zip; its list says of every entry that it has this size. */
  private static byte[] withSizesOf(int size, byte[] zip) {
    ByteBuffer lying = ByteBuffer.wrap(zip.clone()).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i + LIST_ENTRY_SIZE < zip.length; i++) {
      if (lying.getInt(i) == LIST_ENTRY) {
        lying.putInt(i + LIST_ENTRY_SIZE, size);
      }
    }
    return lying.array();
  }

  @Test
  void ofAMillionLeavesInThirteenKilobytesTheFirstAreRead() throws Exception {
    byte[] nested = SampleFiles.zipped("leaf.txt", "leaf".getBytes(StandardCharsets.UTF_8), 10);
    for (int depth = 0; depth < 5; depth++) {
      nested = SampleFiles.zipped("inner.zip", nested, 10);
    }
    assertThat(nested).hasSizeLessThan(20_000);
    assertFirstFiles(Files.write(folder.resolve("million"), nested), "million.zip");
    String mail =
        "From: a@example.org\r\nSubject: Plans\r\nMIME-Version: 1.0\r\n"
            + "Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n"
            + "Content-Type: text/plain\r\n\r\nSee the plans.\r\n--b\r\n"
            + "Content-Type: application/zip; name=plans.zip\r\n"
            + "Content-Transfer-Encoding: base64\r\n\r\n"
            + Base64.getMimeEncoder().encodeToString(nested)
            + "\r\n--b--\r\n";
    assertFirstFiles(SampleFiles.write(folder.resolve("mail"), mail), "mail.eml");
  }

  /** And as soon as there are enough of them no more are looked at. */
  private static void assertFirstFiles(Path file, String name) throws Exception {
    Extracted read = READER.read(file, name);
    assertThat(read.warnings())
        .extracting(Warning::code)
        .contains(Warning.Code.TOO_MANY_FILES)
        .doesNotContain(Warning.Code.STOPPED);
    assertThat(read.totalPages()).isLessThan(1_000);
  }

  @Test
  void archivesInArchivesAreReadFiveDeep() throws Exception {
    byte[] nested = SampleFiles.zipped("leaf.txt", "leaf".getBytes(StandardCharsets.UTF_8), 1);
    for (int depth = 0; depth < 8; depth++) {
      nested = SampleFiles.zipped("inner" + depth + ".zip", nested, 1);
    }
    Extracted read = READER.read(Files.write(folder.resolve("deep"), nested), "deep.zip");
    assertThat(read.pages().toString()).contains("inner7", "inner3").doesNotContain("leaf");
    assertThat(read.warnings()).containsExactly(new Warning(Warning.Code.TOO_DEEP, 0, ""));
  }

  @Test
  void archiveOfAGigabyteOfNothingInAMegabyteIsReadAsFarAsItMayBe() throws Exception {
    Path text = flat("large.txt", "");
    assertThat(Files.size(text)).isLessThan(2L * MEGABYTE);
    assertThat(READER.failure(text, "flat.zip")).isEqualTo(Reason.TOO_MUCH_TEXT);
    String small =
        new String(SampleFiles.zipped("a.txt", new byte[10], 1), StandardCharsets.US_ASCII);
    assertThat(READER.text(flat("large.bin", small), "flat.zip")).contains("Harmless.");
  }

  /** A zip of a small text and of a gigabyte of empty lines. */
  private Path flat(String name, String beginning) throws IOException {
    Path file = folder.resolve(name);
    try (ZipArchiveOutputStream zip = new ZipArchiveOutputStream(file)) {
      zip.putArchiveEntry(new ZipArchiveEntry("readme.txt"));
      zip.write("Harmless.".getBytes(StandardCharsets.UTF_8));
      zip.closeArchiveEntry();
      LargeFiles.addGigabyte(zip, name, beginning, "\n", "");
    }
    return file;
  }
}

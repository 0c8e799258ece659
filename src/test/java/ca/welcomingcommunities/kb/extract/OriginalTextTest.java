package ca.welcomingcommunities.kb.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OriginalTextTest {
  private static final String TEXT = "L’été, des élèves œuvrent à Orléans.\n";

  @TempDir Path folder;

  @Test
  void textIsReadInItsEncoding() throws Exception {
    assertThat(read(TEXT.getBytes(StandardCharsets.UTF_8), "ISO-8859-1")).isEqualTo(TEXT);
    assertThat(read(TEXT.getBytes(Charset.forName("windows-1252")), "windows-1252"))
        .isEqualTo(TEXT);
    assertThat(read(TEXT.getBytes(StandardCharsets.UTF_16LE), "UTF-16LE")).isEqualTo(TEXT);
    assertThat(read(TEXT.getBytes(StandardCharsets.UTF_16), "UTF-16BE")).isEqualTo(TEXT);
  }

  @Test
  void whatLooksLikeUtf16AndHasNoBlankInItIsNot() throws Exception {
    byte[] ascii = "this app can break".getBytes(StandardCharsets.US_ASCII);
    assertThat(read(ascii, "UTF-16LE")).isEqualTo("this app can break");
    byte[] old = "élève".getBytes(Charset.forName("windows-1252"));
    assertThat(read(old, "UTF-16LE")).isEqualTo("élève");
    byte[] chinese = "\uFEFF移民伙伴关系".getBytes(StandardCharsets.UTF_16BE);
    assertThat(read(chinese, "UTF-16BE")).isEqualTo("移民伙伴关系");
  }

  @Test
  void chanceIsNoTextInWhateverEncoding() {
    byte[] bytes = new byte[2_000];
    for (int seed = 0; seed < 100; seed++) {
      new Random(seed).nextBytes(bytes);
      for (String encoding : new String[] {"UTF-16LE", "UTF-16BE", "UTF-8", "windows-1252"}) {
        assertThat(OriginalText.isNoise(new String(bytes, Charset.forName(encoding))))
            .as(encoding)
            .isTrue();
      }
    }
  }

  @Test
  void textWithSomeDamageIsText() {
    assertThat(OriginalText.isNoise("")).isFalse();
    assertThat(OriginalText.isNoise(TEXT)).isFalse();
    assertThat(OriginalText.isNoise(TEXT + "\uFFFD")).isFalse();
    assertThat(OriginalText.isNoise("移民伙伴关系 😀 עברית")).isFalse();
    assertThat(OriginalText.isNoise("\u001B[31mred\u001B[0m _\bU\f\n")).isFalse();
  }

  private String read(byte[] bytes, String guessed) throws Exception {
    return OriginalText.read(Files.write(folder.resolve("a"), bytes), guessed);
  }
}

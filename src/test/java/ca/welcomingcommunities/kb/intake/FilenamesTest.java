package ca.welcomingcommunities.kb.intake;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FilenamesTest {
  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "plan.pdf, plan.pdf",
        "../../etc/passwd, passwd",
        "C:\\Users\\me\\Plan d'action.docx, Plan d'action.docx",
        "a\"b.pdf, a\"b.pdf",
        "%2e%2e%2fplan.pdf, %2e%2e%2fplan.pdf",
        "Établissement à Sudbury.pdf, Établissement à Sudbury.pdf",
      })
  void namesLoseTheirFoldersOnly(String claimed, String clean) {
    assertThat(Filenames.clean(claimed)).isEqualTo(clean);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", ".", "..", "../", "/", "\\", "\u0000", "\u202e", "\n", ". ."})
  void whatIsNoNameGetsOne(String claimed) {
    assertThat(Filenames.clean(claimed)).isEqualTo("unnamed");
  }

  @Test
  void charactersThatCannotBeSeenAreLeftOut() {
    assertThat(Filenames.clean("a\u0000b\r\nc\u202Efdp.exe\u200b")).isEqualTo("abcfdp.exe");
    assertThat(Filenames.clean("a\ud800b.pdf")).isEqualTo("ab.pdf");
    assertThat(Filenames.clean("e\u0301te\u0301.txt")).isEqualTo("\u00e9t\u00e9.txt");
    assertThat(Filenames.clean("a\u00a0b\u3000c.txt")).isEqualTo("a b c.txt");
  }

  @Test
  void longNamesKeepTheirExtension() {
    assertThat(Filenames.clean("x".repeat(5_000) + ".pdf")).hasSize(255).endsWith("x.pdf");
    assertThat(Filenames.clean("\ud83d\ude42".repeat(300)))
        .hasSizeLessThanOrEqualTo(255)
        .endsWith("\ud83d\ude42");
  }
}

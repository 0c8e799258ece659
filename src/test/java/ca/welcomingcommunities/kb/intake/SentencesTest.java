package ca.welcomingcommunities.kb.intake;

import static org.assertj.core.api.Assertions.assertThat;

import ca.welcomingcommunities.kb.document.Language;
import ca.welcomingcommunities.kb.extract.Extraction.Failed;
import ca.welcomingcommunities.kb.extract.Extraction.Reason;
import ca.welcomingcommunities.kb.extract.Warning;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SentencesTest {
  @ParameterizedTest
  @EnumSource
  void everyReasonIsSaidInBothLanguagesWithWhatToDo(Reason reason) {
    String code = Sentences.code(new Failed("application/octet-stream", reason, ""));
    assertThat(Sentences.of(code, Language.EN)).matches(".*\\. .*hand (it|that|those) in.*\\.");
    assertThat(Sentences.of(code, Language.FR)).matches(".*\\. .*remettez.*\\.");
  }

  @ParameterizedTest
  @EnumSource
  void everyWarningIsSaidInBothLanguages(Warning.Code code) {
    String stored = Sentences.code(new Warning(code, 3, "1 (40 %)"));
    String english = Sentences.of(stored, Language.EN);
    String french = Sentences.of(stored, Language.FR);
    assertThat(english).contains(" ").endsWith(".").doesNotContain("{");
    assertThat(french).contains(" ").endsWith(".").doesNotContain("{").isNotEqualTo(english);
  }

  @Test
  void withoutTesseractOneIsToldWhatToInstall() {
    for (Language locale : new Language[] {Language.EN, Language.FR}) {
      assertThat(Sentences.of(Sentences.NO_OCR, locale)).contains("nstall", "tesseract-ocr");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"something old", "", ":"})
  void whatIsNoCodeIsSaidAsItIs(String stored) {
    assertThat(Sentences.of(stored, Language.FR)).isEqualTo(stored);
  }
}

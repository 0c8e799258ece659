package ca.welcomingcommunities.kb.extract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HeadingLineTest {

  @ParameterizedTest
  @CsvSource({
    "1 Introduction, 1",
    "3.2 Housing and Homelessness, 2",
    "3.2.1. Logement abordable, 3",
    "EXECUTIVE SUMMARY, 1",
    "SOMMAIRE EXÉCUTIF, 1",
    "Appendix B Partners, 1",
    "Chapitre 4 Santé, 1"
  })
  void recognisesMarkedHeadings(String line, int level) {
    assertThat(HeadingLine.marked(line)).isEqualTo(OptionalInt.of(level));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "The council meets four times a year.",
        "1. Meet with the partners;",
        "3.2 Housing ........ 14",
        "EXECUTIVE SUMMARY 12,345 2019",
        "613-555 info@example.org",
        "2021 Census of Population",
        "LIP",
        "www.example.org",
        "12 newcomers"
      })
  void takesNoSentenceListOrAddressForAHeading(String line) {
    assertThat(HeadingLine.marked(line)).isEmpty();
  }

  @Test
  void titleCaseForgivesSmallWords() {
    assertThat(HeadingLine.isTitleCase("Health and Well-Being in the Region")).isTrue();
    assertThat(HeadingLine.isTitleCase("Health and well-being")).isFalse();
    assertThat(HeadingLine.isTitleCase("Health")).isFalse();
  }
}

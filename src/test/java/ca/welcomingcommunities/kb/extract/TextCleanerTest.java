package ca.welcomingcommunities.kb.extract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TextCleanerTest {

  @Test
  void joinsWordsPartedAtTheEndOfALine() {
    assertThat(TextCleaner.unwrap("the inte-\ngration of new-\ncomers"))
        .isEqualTo("the integration of newcomers");
  }

  @Test
  void keepsHyphensThatBelongToTheWord() {
    assertThat(TextCleaner.unwrap("celui-\nci peut-\nêtre au-\ndelà, Saint-\nLaurent, 2021-\n22"))
        .isEqualTo("celui-ci peut-être au-delà, Saint- Laurent, 2021- 22");
  }

  @Test
  void joinsTheLinesOfAParagraphButNotOfAList() {
    assertThat(
            TextCleaner.unwrap(
                "The council meets four times a year and\ndecides together:\n• on housing\n• on"
                    + " health"))
        .isEqualTo(
            "The council meets four times a year and decides together:\n• on housing\n• on"
                + " health");
  }

  @Test
  void spellsOutLigaturesAndComposesAccents() {
    assertThat(TextCleaner.clean("e\u0301tude \uFB01nancie\u0300re o\uFB03ce"))
        .isEqualTo("étude financière office");
  }

  @Test
  void shortensTheDotsOfATableOfContents() {
    assertThat(TextCleaner.clean("15. Housing 18 . . . . . . . . . ."))
        .isEqualTo("15. Housing 18 …");
    assertThat(TextCleaner.clean("Logement.............. 12")).isEqualTo("Logement … 12");
    assertThat(TextCleaner.clean("And so on... or not. . .")).isEqualTo("And so on... or not. . .");
  }

  @Test
  void leavesOtherCompatibilityCharactersAlone() {
    assertThat(TextCleaner.clean("m² ½ № … œuvre")).isEqualTo("m² ½ № … œuvre");
  }

  @Test
  void dropsWhatNobodySees() {
    assertThat(TextCleaner.clean("a\u00ADb\u200Bc\u0007d\u00A0 \t e\uD800f\u202Eg \n\n\n h "))
        .isEqualTo("abc d e\uFFFDfg\nh");
  }

  @Test
  void putsABlankBetweenSentencesThatRunTogether() {
    assertThat(TextCleaner.clean("for newcomers.The council met;Les jeunes aussi.Fin."))
        .isEqualTo("for newcomers. The council met; Les jeunes aussi. Fin.");
    assertThat(TextCleaner.clean("the needs of newcomersThe council")).contains("newcomers The");
    String names = "Settlement.Org, www.Peel.Ca, info@Kingston.Org, e.g. U.S.Army PowerPoint McThe";
    assertThat(TextCleaner.clean(names)).isEqualTo(names);
  }

  @Test
  void divisionOfPlainTextIsTheEmptyLine() {
    assertThat(TextCleaner.paragraphs("a\r\nb\r\n \r\nc\n\n\n\nd"))
        .containsExactly("a\nb", "c", "d");
  }
}

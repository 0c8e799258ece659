package ca.welcomingcommunities.kb.extract;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RecognisedTextTest {
  private static final String HEAD =
      "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext\n";

  @Test
  void wordsBecomeLinesAndParagraphs() {
    String table =
        HEAD
            + "1\t1\t0\t0\t0\t0\t0\t0\t9\t9\t-1\t\n"
            + word(1, 1, 1, "90", "Housing")
            + word(1, 1, 1, "90", "for")
            + word(1, 1, 2, "90", "newcomers")
            + word(1, 2, 1, "90", "Next");
    assertThat(RecognisedText.of(table).paragraphs())
        .containsExactly("Housing for\nnewcomers", "Next");
  }

  @Test
  void longerWordsCountMoreInTheConfidence() {
    String table = HEAD + word(1, 1, 1, "90.5", "eight888") + word(1, 1, 1, "10", "to");
    assertThat(RecognisedText.of(table).confidence()).isEqualTo(74);
  }

  @Test
  void whatIsNoTableIsNoText() {
    for (String table : new String[] {"", HEAD, "a\tb", word(1, 1, 1, "95", " ")}) {
      assertThat(RecognisedText.of(table)).isEqualTo(new RecognisedText(java.util.List.of(), 0));
    }
  }

  private static String word(int block, int paragraph, int line, String confidence, String text) {
    return "5\t1\t%d\t%d\t%d\t1\t0\t0\t9\t9\t%s\t%s\n"
        .formatted(block, paragraph, line, confidence, text);
  }
}

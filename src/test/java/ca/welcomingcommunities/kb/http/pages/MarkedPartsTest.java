package ca.welcomingcommunities.kb.http.pages;

import static org.assertj.core.api.Assertions.assertThat;

import ca.welcomingcommunities.kb.http.pages.MarkedParts.Part;
import ca.welcomingcommunities.kb.search.MarkedText;
import ca.welcomingcommunities.kb.search.MarkedText.Mark;
import java.util.List;
import org.junit.jupiter.api.Test;

final class MarkedPartsTest {
  @Test
  void stretchesJoinedAreTheText() {
    MarkedText text = new MarkedText("abcdef", List.of(new Mark(0, 1), new Mark(3, 6)));
    assertThat(MarkedParts.of(text))
        .containsExactly(new Part("a", true), new Part("bc", false), new Part("def", true));
  }

  @Test
  void anEmptyTextHasNoStretches() {
    assertThat(MarkedParts.of(MarkedText.plain(""))).isEmpty();
  }

  @Test
  void linesKeepTheirMarksAndBlankOnesGo() {
    MarkedText text =
        new MarkedText("one two\n \nthree four\n", List.of(new Mark(4, 7), new Mark(10, 15)));
    assertThat(MarkedParts.lines(text))
        .containsExactly(
            new MarkedText("one two", List.of(new Mark(4, 7))),
            new MarkedText("three four", List.of(new Mark(0, 5))));
  }

  @Test
  void aMarkOverALineEndIsMarkedOnBothLines() {
    MarkedText text = new MarkedText("mental\nhealth", List.of(new Mark(0, 13)));
    assertThat(MarkedParts.lines(text))
        .containsExactly(
            new MarkedText("mental", List.of(new Mark(0, 6))),
            new MarkedText("health", List.of(new Mark(0, 6))));
  }
}

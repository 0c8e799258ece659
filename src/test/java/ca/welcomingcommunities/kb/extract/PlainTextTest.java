package ca.welcomingcommunities.kb.extract;

import static org.assertj.core.api.Assertions.assertThat;

import ca.welcomingcommunities.kb.extract.Block.Heading;
import ca.welcomingcommunities.kb.extract.Block.Paragraph;
import org.junit.jupiter.api.Test;

class PlainTextTest {

  @Test
  void underlinedNumberedAndCapitalLinesAreHeadings() {
    assertThat(
            PlainText.of(
                "Annual Plan\n===========\n\nWhat we do.\n\n3.2 Housing\n\nA text below it.\n\n"
                    + "NEXT STEPS\n\nAnother text."))
        .containsExactly(
            new Heading(1, "Annual Plan"),
            new Paragraph("What we do."),
            new Heading(2, "3.2 Housing"),
            new Paragraph("A text below it."),
            new Heading(1, "NEXT STEPS"),
            new Paragraph("Another text."));
  }

  @Test
  void numberedListIsNoRowOfHeadings() {
    assertThat(PlainText.of("1. Meet partners\n\n2. Write the plan\n\n3. Publish it"))
        .doesNotContain(new Heading(1, "1. Meet partners"));
  }

  @Test
  void codeInMarkdownHasNoHeadings() {
    assertThat(PlainText.of("```\n# not a heading\n\n# nor this\n```\n\n# A heading"))
        .containsExactly(
            new Paragraph("``` # not a heading"),
            new Paragraph("# nor this ```"),
            new Heading(1, "A heading"));
  }
}

package ca.welcomingcommunities.kb.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import ca.welcomingcommunities.kb.document.Language;
import ca.welcomingcommunities.kb.document.Page;
import ca.welcomingcommunities.kb.document.Section;
import java.util.List;
import org.junit.jupiter.api.Test;

class PagesBlobTest {
  @Test
  void shortTextsStayReadableJson() {
    List<Page> pages = Samples.pages("Un évènement à Hawkesbury, 🙂.");
    byte[] blob = PagesBlob.write(pages);
    assertThat(blob[0]).isEqualTo((byte) '[');
    assertThat(PagesBlob.read(blob)).isEqualTo(pages);
  }

  @Test
  void longTextsAreDeflated() {
    List<Page> pages = Samples.pages("word ".repeat(10_000), "", "the last page");
    byte[] blob = PagesBlob.write(pages);
    assertThat(blob.length).isLessThan(5_000);
    assertThat(PagesBlob.read(blob)).isEqualTo(pages);
  }

  @Test
  void noPagesAndEmptyPagesKeepTheirShape() {
    List<Page> pages =
        List.of(
            new Page(2, List.of()),
            new Page(9, List.of(new Section("Suite", 6, true, "", Language.FR, null))));
    assertThat(PagesBlob.read(PagesBlob.write(List.of()))).isEmpty();
    assertThat(PagesBlob.read(PagesBlob.write(pages))).isEqualTo(pages);
  }
}

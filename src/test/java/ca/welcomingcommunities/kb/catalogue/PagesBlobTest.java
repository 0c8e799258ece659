package ca.welcomingcommunities.kb.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.welcomingcommunities.kb.document.Language;
import ca.welcomingcommunities.kb.document.Page;
import ca.welcomingcommunities.kb.document.Section;
import ca.welcomingcommunities.kb.document.TextRole;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
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
  void rolesAreKeptAndTextsStoredBeforeThereWereRolesAreBody() {
    Section body = Section.of("Housing", 1, false, "Rents rise.");
    List<Page> pages =
        List.of(new Page(1, List.of(body, body.part(true, "Plan | 1", TextRole.RUNNING_FOOTER))));
    assertThat(PagesBlob.read(PagesBlob.write(pages))).isEqualTo(pages);
    String before =
        "[{\"n\":1,\"s\":[{\"h\":\"Housing\",\"l\":1,\"t\":\"Rents rise.\",\"g\":\"en\"}]}]";
    assertThat(PagesBlob.read(before.getBytes(StandardCharsets.UTF_8)))
        .containsExactly(new Page(1, List.of(body.identified(Language.EN, null))));
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
            new Page(
                9, List.of(new Section("Suite", 6, true, "", Language.FR, null, TextRole.BODY))));
    assertThat(PagesBlob.read(PagesBlob.write(List.of()))).isEmpty();
    assertThat(PagesBlob.read(PagesBlob.write(pages))).isEqualTo(pages);
  }

  @Test
  void ofALongTextOnePageIsReadWithoutTheOthers() {
    String[] texts = new String[400];
    Arrays.setAll(texts, page -> ("page " + page + " of the plan ").repeat(100));
    List<Page> pages = Samples.pages(texts);
    byte[] blob = PagesBlob.write(pages);
    assertThat(PagesBlob.read(blob)).isEqualTo(pages);
    for (Page page : pages) {
      TextPage found = PagesBlob.page(blob, page.number());
      assertThat(found)
          .isEqualTo(
              new TextPage(
                  page,
                  page.number() == 1 ? null : page.number() - 1,
                  page.number() == 400 ? null : page.number() + 1,
                  400));
    }
    assertThat(PagesBlob.page(blob, 401)).isEqualTo(PagesBlob.page(blob, 400));
    // Whatever is broken in other groups costs this page nothing: they are not read.
    Arrays.fill(blob, blob.length / 2, blob.length, (byte) 0);
    assertThat(PagesBlob.page(blob, 3)).isNotNull();
    assertThatThrownBy(() -> PagesBlob.page(blob, 390)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void whereANumberIsMissingThePageBeforeItIsGiven() {
    List<Page> pages = List.of(new Page(3, List.of()), new Page(7, List.of()));
    byte[] blob = PagesBlob.write(pages);
    assertThat(PagesBlob.page(blob, 1)).isEqualTo(new TextPage(pages.get(0), null, 7, 7));
    assertThat(PagesBlob.page(blob, 6)).isEqualTo(new TextPage(pages.get(0), null, 7, 7));
    assertThat(PagesBlob.page(blob, 9)).isEqualTo(new TextPage(pages.get(1), 3, null, 7));
    assertThat(PagesBlob.page(PagesBlob.write(List.of()), 1)).isNull();
  }
}

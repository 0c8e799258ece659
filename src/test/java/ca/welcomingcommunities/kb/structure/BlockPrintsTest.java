package ca.welcomingcommunities.kb.structure;

import static org.assertj.core.api.Assertions.assertThat;

import ca.welcomingcommunities.kb.document.Page;
import ca.welcomingcommunities.kb.document.Section;
import ca.welcomingcommunities.kb.document.TextRole;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BlockPrintsTest {
  private static final String ABOUT =
      "The Kingston Immigration Partnership brings organizations together, 45 of them in 2012.";
  private static final List<String> OWN =
      List.of(
          "Rents rose faster than wages, and families with many children wait for years.",
          "Nurses use the telephone to interpret, or ask the children of their patients.",
          "Three firms share a van that takes the workers of the late shift home again.");

  @Test
  void theSameBlockHasTheSameNumberWhateverItsNumbersAndCase() {
    String later =
        ABOUT.replace("45", "61").replace("2012", "2019").replace("Kingston", "KINGSTON");
    List<Page> block = List.of(page(ABOUT));
    assertThat(shared(block, List.of(page(later)), "kingston"))
        .isEqualTo(BlockPrints.of(block, "kingston").numbers());
    assertThat(shared(block, List.of(page(ABOUT.replace("organizations", "us"))), "kingston"))
        .isEmpty();
    assertThat(BlockPrints.of(block, "durham").numbers())
        .isNotEqualTo(BlockPrints.of(block, "kingston").numbers());
  }

  @Test
  void whatThreeOthersOfAPublisherHaveIsMarked() {
    BlockPrints prints = BlockPrints.of(with(ABOUT), "kingston");
    Set<Long> block = shared(with(ABOUT), List.of(page(ABOUT)), "kingston");
    List<Page> marked = prints.marked(number -> block.contains(number) ? 3 : 0);
    assertThat(marked.getFirst().sections())
        .filteredOn(section -> section.role() == TextRole.REPEATED)
        .extracting(Section::text)
        .containsExactly(ABOUT);
    assertThat(marked.getFirst().text()).isEqualTo(with(ABOUT).getFirst().text());
    assertThat(prints.marked(number -> block.contains(number) ? 2 : 0)).isEqualTo(with(ABOUT));
  }

  @Test
  void documentsThatShareMostOfTheirTextAreVersionsAndKeepIt() {
    BlockPrints prints = BlockPrints.of(with(ABOUT), "kingston");
    assertThat(prints.marked(number -> 9)).isEqualTo(with(ABOUT));
  }

  @Test
  void noticesBeginAlikeWhoeverPublishesThem() {
    String notice = "The views expressed here are not those of the government of Ontario, says ";
    Set<Long> shared =
        shared(List.of(page(notice + "Sudbury.")), List.of(page(notice + "Peel.")), null);
    assertThat(shared).isNotEmpty();
    BlockPrints prints = BlockPrints.of(with(notice + "Peel."), null);
    List<Page> marked = prints.marked(number -> shared.contains(number) ? 5 : 0);
    assertThat(marked.getFirst().bodyText()).doesNotContain("views").contains(OWN);
    assertThat(prints.marked(number -> shared.contains(number) ? 4 : 0))
        .isEqualTo(with(notice + "Peel."));
  }

  @Test
  void aLongDocumentHasNoMoreNumbersThanAllowed() {
    List<Page> pages = new ArrayList<>();
    for (int number = 1; number <= 500; number++) {
      String own = "x".repeat(number % 25 + 1);
      pages.add(new Page(number, page(String.join(" " + own + " ", OWN) + own).sections()));
    }
    assertThat(BlockPrints.of(pages, "kingston").numbers())
        .hasSizeBetween(20, BlockPrints.MOST_PRINTS);
  }

  private static Set<Long> shared(List<Page> one, List<Page> other, @Nullable String publisher) {
    Set<Long> shared = new HashSet<>(BlockPrints.of(one, publisher).numbers());
    shared.retainAll(BlockPrints.of(other, publisher).numbers());
    return shared;
  }

  private static List<Page> with(String block) {
    return List.of(page(block + "\n" + String.join("\n", OWN)));
  }

  private static Page page(String text) {
    return new Page(1, List.of(Section.of("", 0, false, text)));
  }
}

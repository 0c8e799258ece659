package ca.welcomingcommunities.kb.search.lucene;

import static ca.welcomingcommunities.kb.search.lucene.Library.Draft.english;
import static ca.welcomingcommunities.kb.search.lucene.Library.Draft.french;
import static org.assertj.core.api.Assertions.assertThat;

import ca.welcomingcommunities.kb.search.Notice;
import ca.welcomingcommunities.kb.search.Query;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class LuceneIndexTest {
  @TempDir Path folder;
  private Library library;

  @BeforeEach
  void open() throws IOException {
    library = Library.in(folder);
  }

  @AfterEach
  void close() throws IOException {
    library.close();
  }

  @Test
  void anEmptyIndexAnswers() throws IOException {
    assertThat(library.find("housing")).isEmpty();
    assertThat(library.find("")).isEmpty();
    assertThat(library.index.documentCount()).isZero();
  }

  @Test
  void allWordsAreWantedFirst() throws IOException {
    library.with(
        english("both", "Housing for newcomers in Ottawa."),
        english("one", "Housing in Toronto."),
        english("none", "Language classes."));
    assertThat(library.find("housing ottawa")).containsExactly("both");
    assertThat(library.find("housing")).containsExactlyInAnyOrder("both", "one");
    assertThat(library.find("")).hasSize(3);
  }

  @Test
  void whereNoDocumentHasAllWordsThoseWithSomeAreShownAndItIsSaid() throws IOException {
    library.with(english("a", "Housing in Ottawa."), english("b", "Health in Sudbury."));
    var results = library.index.search(Query.of("housing sudbury zebra"));
    assertThat(Library.ids(results)).containsExactlyInAnyOrder("a", "b");
    assertThat(results.notices()).containsExactly(new Notice(Notice.Code.RELAXED, "zebra"));
  }

  @Test
  void aHitShowsThePageAndTheSentenceWithTheWordsMarked() throws IOException {
    library.with(french("fr", "Le logement est rare. Les événements attirent les familles."));
    var hit = library.index.search(Query.of("évènement")).hits().getFirst();
    assertThat(hit.passageCount()).isEqualTo(1);
    assertThat(hit.passages().getFirst().page()).isEqualTo(1);
    var text = hit.passages().getFirst().text();
    assertThat(text.marks())
        .extracting(mark -> text.text().substring(mark.start(), mark.end()))
        .containsExactly("événements");
  }
}

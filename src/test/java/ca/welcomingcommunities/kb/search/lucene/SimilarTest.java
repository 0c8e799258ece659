package ca.welcomingcommunities.kb.search.lucene;

import static ca.welcomingcommunities.kb.search.lucene.Library.Draft.english;
import static ca.welcomingcommunities.kb.search.lucene.Library.Draft.french;
import static org.assertj.core.api.Assertions.assertThat;

import ca.welcomingcommunities.kb.document.DocumentId;
import ca.welcomingcommunities.kb.search.Query;
import ca.welcomingcommunities.kb.search.SimilarDocument;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Similar documents, reasons of scores, and spellings that may have been meant. */
final class SimilarTest {
  private static final String POLICE =
      "Officers met newcomers at the station. Trust in policing grew after the meetings.";

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

  private List<String> similar(String id) throws IOException {
    return library.index.similar(new DocumentId(id), 5).stream()
        .map(SimilarDocument::id)
        .map(DocumentId::value)
        .toList();
  }

  @Test
  void documentsOfTheSameWordsAreSimilarAndCopiesAreNot() throws IOException {
    library.with(
        english("police", POLICE).titled("Police and newcomers"),
        english("version", POLICE + " Second edition.").titled("Police and newcomers"),
        english("officers", "Policing and trust: officers visit a mosque and a station."),
        english("garden", "Beans and tomatoes grow behind the church."),
        english("soup", "Soup and bread are served behind the church."),
        french("logement", "Les loyers montent et les familles attendent."));
    assertThat(similar("police")).containsExactly("officers");
    assertThat(similar("garden")).containsExactly("soup");
    assertThat(similar("logement")).isEmpty();
    assertThat(similar("nothing")).isEmpty();
  }

  @Test
  void aScoreHasItsReasons() throws IOException {
    library.with(english("a", "Housing for families."), english("b", "Schools."));
    var why = library.index.explain(Query.of("housing"), new DocumentId("a")).orElseThrow();
    double score = library.index.search(Query.of("housing")).hits().getFirst().score();
    assertThat(why.value()).isEqualTo(score);
    assertThat(why.parts()).isNotEmpty();
    assertThat(library.index.explain(Query.of("housing"), new DocumentId("b"))).isEmpty();
  }

  @Test
  void namesOfPeopleAndPlacesAreMeantAsDocumentsWriteThem() throws IOException {
    library.with(
        english("talk", "A talk by Livianna Tossutti in Etobicoke.").by("Livianna Tossutti"),
        french("fr", "L'évaluation des aînés à Québec."));
    assertThat(meant("Tossuti")).isEqualTo("Tossutti");
    assertThat(library.find("Etobicok")).containsExactly("talk");
    assertThat(meant("Etobiqoke")).isEqualTo("Etobicoke");
    assertThat(meant("evaluaton")).isEqualTo("évaluation");
    assertThat(meant("Moncton")).isEmpty();
    assertThat(meant("Etobicoke")).isEmpty();
    assertThat(meant("Tossuti zebras")).isEmpty();
  }

  private String meant(String text) throws IOException {
    String meant = library.index.search(Query.of(text)).didYouMean();
    return meant == null ? "" : meant;
  }
}

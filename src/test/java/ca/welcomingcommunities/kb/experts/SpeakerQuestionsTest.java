package ca.welcomingcommunities.kb.experts;

import static org.assertj.core.api.Assertions.assertThat;

import ca.welcomingcommunities.kb.catalogue.Catalogue;
import ca.welcomingcommunities.kb.search.lucene.IndexSettings;
import ca.welcomingcommunities.kb.search.lucene.LuceneIndex;
import ca.welcomingcommunities.kb.vocabulary.Vocabulary;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The directory alone, without any document, against the judged questions; prints the figures. */
class SpeakerQuestionsTest {
  @TempDir Path folder;

  @Test
  void theRightPeopleAreFoundInBothLanguagesAndMisspelt() throws Exception {
    Vocabulary vocabulary = Vocabulary.load();
    try (Catalogue catalogue = Catalogue.open(folder.resolve("data"), Clock.systemUTC());
        LuceneIndex index =
            LuceneIndex.open(
                folder.resolve("index"), vocabulary, IndexSettings.defaults(), Clock.systemUTC())) {
      Speakers speakers = Speakers.open(catalogue, index, vocabulary, Clock.systemUTC());
      List<JudgedQuestion> questions = JudgedQuestion.all();
      assertThat(questions).hasSizeGreaterThan(40);
      SpeakerFigures figures = SpeakerFigures.of(questions, speakers);
      System.out.println(figures.table());
      assertThat(figures.mrr()).as("MRR").isGreaterThan(0.9);
      assertThat(figures.allAmongFive()).as("all among the first five").isGreaterThan(0.9);
    }
  }
}

package ca.welcomingcommunities.kb.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Lays one broken file over a copy of the bundled vocabulary, as a curator might. */
class BrokenVocabularyTest {
  @TempDir private Path folder;

  @ParameterizedTest(name = "{0}: {3}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          unknown-key                 | clusters.yaml         | 5 | unknown key 'colour'
          duplicate-id                | clusters.yaml         | 5 | id 'education' twice
          unknown-parent              | themes.yaml           | 5 | unknown theme 'roofs'
          cycle                       | themes.yaml           | 5 | 'hen' is its own ancestor
          three-levels                | themes.yaml           | 10 | 'two' has a parent itself
          missing-label               | audiences.yaml        | 3 | 'label' is missing
          missing-french              | audiences.yaml        | 4 | 'fr' is missing
          bad-slug                    | audiences.yaml        | 3 | 'The Media' is no id
          unknown-cluster             | themes.yaml           | 7 | unknown cluster 'roofs'
          unknown-strength            | themes.yaml           | 7 | unknown key 'decisive'
          phrase-twice                | themes.yaml           | 10 | phrase 'roof' twice
          french-is-ours-maybe        | themes.yaml           | 5 | expected true or false
          no-terms                    | themes.yaml           | 1 | no terms
          terms-not-a-list            | themes.yaml           | 3 | expected a list
          no-version                  | clusters.yaml         | 1 | 'version' is missing
          bad-version                 | clusters.yaml         | 1 | version 'latest' is no date
          not-yaml                    | clusters.yaml         | 5 | not YAML
          empty                       | clusters.yaml         | 1 | the file is empty
          wrong-languages             | languages.yaml        | 1 | the ids must be exactly en, fr, und
          lip-unknown-region          | lips.yaml             | 6 | unknown region 'the-sea'
          lip-unknown-type            | lips.yaml             | 7 | unknown lipType 'submarine'
          lip-without-type            | lips.yaml             | 7 | at least one type
          lip-merges-unknown          | lips.yaml             | 8 | unknown lip 'lemuria'
          lip-bad-year                | lips.yaml             | 8 | 'long ago' is no year
          lip-twice                   | lips.yaml             | 4 | id 'a' twice
          thesaurus-unknown-kind      | thesaurus.yaml        | 4 | kind 'similar' is none of exact
          pairs-one-side              | word-pairs.yaml       | 4 | expected: english; words = mots
          thesaurus-no-words          | thesaurus.yaml        | 3 | has no words
          pillar-unknown-lip          | pillars.yaml          | 3 | unknown lip 'atlantis'
          pillar-unknown-cluster      | pillars.yaml          | 5 | unknown cluster 'water'
          pillar-without-meaning      | pillars.yaml          | 5 | names no cluster, domain or theme
          trap-unknown-region         | misleading-names.yaml | 5 | unknown region 'mars'
          background-missing-language | background.yaml       | 3 | unknown key 'de'
          """)
  void aBrokenFileIsRefusedWithItsLineAndTheReason(
      String breakage, String file, int line, String reason) throws Exception {
    copyBundled();
    URL broken =
        Objects.requireNonNull(getClass().getResource("/broken/vocabulary/" + breakage), breakage);
    Files.copy(
        Path.of(broken.toURI()).resolve(file),
        folder.resolve(file),
        StandardCopyOption.REPLACE_EXISTING);

    VocabularyException exception = refusal();

    assertThat(exception.file()).isEqualTo(file);
    assertThat(exception.reason()).contains(reason);
    assertThat(exception.line()).isEqualTo(line);
    assertThat(exception).hasMessageStartingWith(file + ", line " + line + ": ");
  }

  @Test
  void aMissingFileIsNamed() throws Exception {
    copyBundled();
    Files.delete(folder.resolve("lips.yaml"));

    VocabularyException exception = refusal();

    assertThat(exception).hasMessage("lips.yaml, line 1: the file is missing");
  }

  @Test
  void anUntouchedCopyLoadsAsTheBundledOne() throws Exception {
    copyBundled();

    Vocabulary copy = Vocabulary.load(folder);

    assertThat(copy.lips()).isEqualTo(Vocabulary.load().lips());
  }

  private VocabularyException refusal() {
    return Objects.requireNonNull(
        catchThrowableOfType(VocabularyException.class, () -> Vocabulary.load(folder)),
        "the vocabulary was accepted");
  }

  private void copyBundled() throws IOException, URISyntaxException {
    URL one = Objects.requireNonNull(Vocabulary.class.getResource("clusters.yaml"));
    try (Stream<Path> files = Files.list(Path.of(one.toURI()).resolveSibling("."))) {
      List<Path> yaml = files.filter(file -> file.toString().endsWith(".yaml")).toList();
      for (Path file : yaml) {
        Files.copy(file, folder.resolve(file.getFileName()));
      }
    }
  }
}

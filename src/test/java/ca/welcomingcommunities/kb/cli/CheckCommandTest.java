package ca.welcomingcommunities.kb.cli;

import static org.assertj.core.api.Assertions.assertThat;

import ca.welcomingcommunities.kb.archive.Archive;
import ca.welcomingcommunities.kb.catalogue.Catalogue;
import ca.welcomingcommunities.kb.catalogue.DocumentText;
import ca.welcomingcommunities.kb.catalogue.Samples;
import ca.welcomingcommunities.kb.document.ContentHash;
import ca.welcomingcommunities.kb.document.DocumentId;
import ca.welcomingcommunities.kb.search.IndexedDocument;
import ca.welcomingcommunities.kb.search.lucene.IndexSettings;
import ca.welcomingcommunities.kb.search.lucene.LuceneIndex;
import ca.welcomingcommunities.kb.vocabulary.Vocabulary;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/**
 * The six faults that there can be between originals, catalogue and index, as a person sees them.
 */
class CheckCommandTest {
  @TempDir Path home;

  private final ContentHash stray = new ContentHash("0".repeat(64));
  private ContentHash missing = stray;
  private ContentHash changed = stray;
  private ContentHash unreadable = stray;
  private DocumentId unindexed = new DocumentId("none");
  private DocumentId unrecorded = new DocumentId("none");
  private Map<ContentHash, DocumentId> documents = Map.of();

  @BeforeEach
  void aKnowledgeBaseInOrder() throws IOException {
    try (Catalogue catalogue = Catalogue.open(data(), Clock.systemUTC())) {
      missing = Samples.kept(catalogue, data(), "one");
      changed = Samples.kept(catalogue, data(), "two");
      unreadable = Samples.kept(catalogue, data(), "three");
      documents = catalogue.documents().originals();
      catalogue
          .documents()
          .put(List.of(Samples.imported("a", "A", "a"), Samples.imported("b", "B", "b")));
      unindexed = catalogue.documents().ids().iterator().next();
    }
    assertThat(check()).isEqualTo("0 everything is in order");
  }

  @Test
  void eachFaultIsNamedAndWhatCanBeDerivedIsMended() throws IOException {
    damageOriginals();
    damageIndex();
    String originals =
        """
        original-missing document=%s original=%s
        original-changed document=%s original=%s
        original-unreadable document=%s original=%s
        """
            .formatted(
                documents.get(missing), missing,
                documents.get(changed), changed,
                documents.get(unreadable), unreadable);
    assertThat(check().lines())
        .hasSize(7)
        .contains("6 findings")
        .anyMatch(line -> line.startsWith("1 "))
        .map(line -> line.replaceFirst("^1 ", ""))
        .containsAll(originals.lines().toList())
        .contains(
            "original-without-record original=" + stray,
            "record-not-indexed document=" + unindexed,
            "indexed-without-record document=" + unrecorded);
    for (String[] command : List.of(new String[] {"--repair"}, new String[] {})) {
      assertThat(check(command).lines())
          .hasSize(4)
          .contains("3 findings")
          .map(line -> line.replaceFirst("^1 ", ""))
          .containsAll(originals.lines().toList());
    }
    assertThat(data().resolve("orphans").resolve(stray.value())).hasContent("one");
  }

  private void damageOriginals() throws IOException {
    Path place = Archive.path(data(), stray);
    Files.move(Archive.path(data(), missing), place);
    Files.writeString(Archive.path(data(), changed), "TWO");
    Files.delete(Archive.path(data(), unreadable));
    Files.createDirectory(Archive.path(data(), unreadable));
  }

  private void damageIndex() throws IOException {
    try (LuceneIndex index =
            LuceneIndex.open(
                home.resolve("index/live"),
                Vocabulary.load(),
                IndexSettings.defaults(),
                Clock.systemUTC());
        Catalogue other = Catalogue.open(home.resolve("other"), Clock.systemUTC())) {
      other.documents().put(List.of(Samples.imported("c", "C", "c")));
      unrecorded = other.documents().ids().iterator().next();
      DocumentText text = other.documents().load(List.of(unrecorded)).getFirst();
      index.put(List.of(new IndexedDocument(text.document(), text.pages())));
      index.remove(List.of(unindexed));
      index.commit(index.committedPosition());
    }
  }

  private Path data() {
    return home.resolve("data");
  }

  /** The exit code and what was printed. */
  private String check(String... options) {
    StringWriter said = new StringWriter();
    CommandLine line = Main.commandLine();
    line.setOut(new PrintWriter(said, true)).setErr(new PrintWriter(said, true));
    List<String> command = new ArrayList<>(List.of("check"));
    command.addAll(List.of("--data", data().toString()));
    command.addAll(List.of("--index", home.resolve("index").toString()));
    command.addAll(List.of(options));
    return line.execute(command.toArray(String[]::new)) + " " + said.toString().strip();
  }
}

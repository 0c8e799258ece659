package ca.welcomingcommunities.kb.intake;

import static org.assertj.core.api.Assertions.assertThat;

import ca.welcomingcommunities.kb.archive.Archive;
import ca.welcomingcommunities.kb.archive.Fixity;
import ca.welcomingcommunities.kb.archive.Swept;
import ca.welcomingcommunities.kb.catalogue.Catalogue;
import ca.welcomingcommunities.kb.catalogue.DocumentText;
import ca.welcomingcommunities.kb.catalogue.Documents;
import ca.welcomingcommunities.kb.catalogue.Job;
import ca.welcomingcommunities.kb.catalogue.JobState;
import ca.welcomingcommunities.kb.document.ContentHash;
import ca.welcomingcommunities.kb.document.DocumentId;
import ca.welcomingcommunities.kb.search.lucene.LuceneIndex;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A real process is killed in the middle of its work, and what it acknowledged is looked for. */
@Timeout(600)
class CrashIT {
  @TempDir Path folder;

  @Test
  void nothingAcknowledgedIsLostHoweverOftenTheProcessIsKilled() throws Exception {
    Set<String> acknowledged = new HashSet<>();
    int imported = 0;
    // Each number of acknowledgements is another moment of the work: between two files, in the
    // middle of a group, while the index commits.
    for (int enough : List.of(1, 7, 40, 15)) {
      for (String line : runAndKill("run" + enough, "feed", enough)) {
        String[] words = line.split(" ", -1);
        if (words[0].equals("accepted")) {
          acknowledged.add(words[1]);
        } else {
          imported += Integer.parseInt(words[2]);
        }
      }
    }
    assertThat(acknowledged).isNotEmpty();
    try (Catalogue catalogue = Catalogue.open(folder, Clock.systemUTC());
        LuceneIndex index = Bench.lucene(folder)) {
      Archive archive = Archive.open(folder);
      Intake.Stores stores = new Intake.Stores(catalogue, archive, index);
      try (Intake intake = Intake.open(stores, Bench.reading(), Bench.SLUGS, Bench.LIMITS)) {
        finishAllJobs(catalogue, intake);
        Documents documents = catalogue.documents();
        assertThat(acknowledged)
            .allSatisfy(id -> assertThat(documents.find(new DocumentId(id))).isPresent());
        assertThat(importedRecords(documents)).isGreaterThanOrEqualTo(imported);
        assertThat(documents.originals().keySet())
            .allSatisfy(hash -> assertThat(archive.verify(hash)).isEqualTo(Fixity.INTACT));
        assertThat(intake.awaitIndexed(documents.lastChange())).isTrue();
        assertThat(index.documentCount()).isEqualTo(documents.ids().size());
      }
      assertThat(Check.run(stores)).isEmpty();
      Set<ContentHash> known = catalogue.documents().originals().keySet();
      assertThat(archive.sweep(known::contains)).as("leftovers").isEqualTo(new Swept(0, 0));
    }
  }

  @Test
  void aFileIsNotToBlameForADeathOrTwo() throws Exception {
    String jobId;
    try (Bench bench = new Bench(folder, new MemoryIndex(), hanging())) {
      jobId = bench.accept("hang").jobId();
    }
    assertThat(runAndKill("first", "hang", 1)).containsExactly("hanging");
    assertThat(runAndKill("second", "hang", 1)).containsExactly("hanging");
    try (Bench bench = new Bench(folder, new MemoryIndex())) {
      Job job = bench.end(jobId);
      assertThat(job.state()).isEqualTo(JobState.SEARCHABLE);
      assertThat(job.attempts()).isEqualTo(3);
    }
  }

  private static Reading hanging() {
    return new Reading(
        (file, filename, pace) -> {
          new CountDownLatch(1).await();
          throw new IllegalStateException("never");
        },
        Bench::classified);
  }

  private static void finishAllJobs(Catalogue catalogue, Intake intake) {
    while (catalogue.jobs().counts().entrySet().stream()
        .anyMatch(entry -> !entry.getKey().isFinal() && entry.getValue() > 0)) {
      intake.awaitIndexed(catalogue.documents().lastChange());
    }
    assertThat(catalogue.jobs().list(JobState.FAILED, 10)).isEmpty();
  }

  private static long importedRecords(Documents documents) {
    return documents.load(List.copyOf(documents.ids())).stream()
        .map(DocumentText::document)
        .filter(document -> document.externalId() != null)
        .count();
  }

  /** Runs the process until it has said enough, kills it, and gives what it said. */
  private List<String> runAndKill(String run, String what, int enough)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElseThrow(),
                "--enable-native-access=ALL-UNNAMED",
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                CrashingProcess.class.getName(),
                folder.toString(),
                run,
                what)
            .redirectError(folder.resolve("errors.txt").toFile())
            .start();
    List<String> said = new ArrayList<>();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.matches("(accepted|imported|hanging).*")) {
          said.add(line);
        }
        if (said.size() == enough) {
          // Through the handle: killed through the process, its last words could not be read.
          process.toHandle().destroyForcibly();
        }
      }
    } finally {
      process.destroyForcibly().waitFor();
    }
    assertThat(said.size()).as(() -> errors()).isGreaterThanOrEqualTo(enough);
    return said;
  }

  private String errors() {
    try {
      return Files.readString(folder.resolve("errors.txt"));
    } catch (IOException e) {
      return e.toString();
    }
  }
}

package ca.welcomingcommunities.kb.intake;

import ca.welcomingcommunities.kb.archive.Archive;
import ca.welcomingcommunities.kb.catalogue.Catalogue;
import ca.welcomingcommunities.kb.extract.Extraction;
import ca.welcomingcommunities.kb.extract.Extractor;
import ca.welcomingcommunities.kb.search.lucene.LuceneIndex;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.CountDownLatch;

/**
 * A process that takes in files and records as fast as it can, and says on its standard output what
 * it has acknowledged, until it is killed. {@link CrashIT} starts it.
 */
final class CrashingProcess {
  private CrashingProcess() {}

  /**
   * Begins.
   *
   * @param arguments the data folder, a word that makes this run's files differ from those of other
   *     runs, and {@code feed} or {@code hang}: whether files are read, or reading one never ends
   */
  public static void main(String[] arguments) throws Exception {
    Path folder = Path.of(arguments[0]);
    Catalogue catalogue = Catalogue.open(folder, Clock.systemUTC());
    LuceneIndex index = Bench.lucene(folder);
    Intake intake =
        Intake.open(
            new Intake.Stores(catalogue, Archive.open(folder), index),
            new Reading(CrashingProcess::read, Bench::classified),
            Bench.SLUGS,
            Bench.LIMITS);
    if (arguments[2].equals("hang")) {
      new CountDownLatch(1).await();
    }
    for (int worker = 0; worker < 3; worker++) {
      String prefix = arguments[1] + " " + worker + " ";
      Thread.ofPlatform().start(() -> upload(intake, prefix));
    }
    importRecords(intake, arguments[1]);
  }

  private static Extraction read(Path file, String filename, Extractor.Pace pace)
      throws IOException, InterruptedException {
    String text = Files.readString(file);
    if (text.startsWith("hang")) {
      say("hanging");
      new CountDownLatch(1).await();
    }
    return Bench.extracted(text);
  }

  private static void upload(Intake intake, String prefix) {
    for (int i = 0; ; i++) {
      try (InputStream bytes = Bench.stream(prefix + i)) {
        Receipt receipt = intake.receive(bytes, i + ".txt", Submission.EMPTY);
        if (receipt instanceof Receipt.Accepted accepted) {
          say("accepted " + accepted.documentId());
        }
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  private static void importRecords(Intake intake, String run) throws IOException {
    for (int batch = 0; ; batch++) {
      StringBuilder lines = new StringBuilder();
      for (int i = 0; i < 50; i++) {
        String id = "imported-" + run + "-" + batch + "-" + i;
        lines.append("{\"externalId\":\"").append(id).append("\",\"text\":\"t\"}\n");
      }
      ImportReport report = intake.importRecords(Bench.stream(lines.toString()));
      say("imported imported-" + run + "-" + batch + "- " + report.accepted());
    }
  }

  private static synchronized void say(String line) {
    System.out.println(line);
    System.out.flush();
  }
}

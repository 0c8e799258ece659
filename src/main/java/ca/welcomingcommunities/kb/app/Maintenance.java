package ca.welcomingcommunities.kb.app;

import ca.welcomingcommunities.kb.archive.Archive;
import ca.welcomingcommunities.kb.catalogue.Catalogue;
import ca.welcomingcommunities.kb.intake.Check;
import ca.welcomingcommunities.kb.intake.Finding;
import ca.welcomingcommunities.kb.intake.Intake;
import ca.welcomingcommunities.kb.intake.Replay;
import ca.welcomingcommunities.kb.search.lucene.LuceneIndex;
import ca.welcomingcommunities.kb.vocabulary.Vocabulary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.function.LongConsumer;

/**
 * Work on the folders of a knowledge base.
 *
 * <p>Every method but {@link #backup} opens the folders, and throws {@link
 * ca.welcomingcommunities.kb.catalogue.FolderInUseException} where a server has them open.
 */
public final class Maintenance {
  private final Path data;
  private final Path index;
  private final Clock clock = Clock.systemUTC();

  /** For the folders given to {@code serve}. */
  public Maintenance(Path data, Path index) {
    this.data = data;
    this.index = index;
  }

  /**
   * Makes the index anew from the catalogue, and puts it in the place of the old one when it is
   * complete.
   *
   * @param progress told the number of the change reached and that of the last one
   * @return how many documents it holds
   */
  public long reindex(Progress progress) throws IOException {
    try (Catalogue catalogue = openCatalogue();
        IndexFolder folder = takeIndex(catalogue)) {
      long last = catalogue.documents().lastChange();
      LongConsumer each = position -> progress.reached(position, last);
      long documents;
      try (LuceneIndex next = folder.openNext()) {
        Replay.replay(catalogue, next, each);
        next.refresh();
        documents = next.documentCount();
      }
      folder.swap();
      return documents;
    }
  }

  /** How far a reindex is. */
  @FunctionalInterface
  public interface Progress {
    /** Told after each batch, with {@code position} up to {@code last}. */
    void reached(long position, long last);
  }

  /**
   * Compares original files, catalogue and index.
   *
   * @param repair whether to put right what can be: originals that no record knows are set aside,
   *     the index is made to agree with the catalogue
   * @return one line a finding, for a person; with {@code repair} those that remain
   */
  public List<String> check(boolean repair) throws IOException {
    try (Catalogue catalogue = openCatalogue();
        IndexFolder folder = takeIndex(catalogue)) {
      try (LuceneIndex live = folder.openLive(catalogue.documents().lastChange())) {
        Replay.replay(catalogue, live, position -> {});
        live.refresh();
        Intake.Stores stores = new Intake.Stores(catalogue, Archive.open(data), live);
        List<Finding> findings = Check.run(stores);
        List<Finding> remaining = repair ? Check.repair(stores, findings) : findings;
        return remaining.stream().map(Maintenance::line).toList();
      }
    }
  }

  /**
   * Copies what is kept to another folder, also while a server has it open: everything acknowledged
   * before this is called, the hashes of keys among it. The target may be of any disk and may hold
   * an earlier backup.
   *
   * @throws java.nio.file.NoSuchFileException if nothing is kept in the data folder
   */
  public Copied backup(Path target, Progress progress) throws IOException {
    return new Backup(clock, progress).make(data, target);
  }

  /**
   * Makes the data folder from a backup; the index is made at the next start.
   *
   * @throws java.nio.file.FileSystemException if there is no complete backup, or the data folder is
   *     not empty
   */
  public Copied restore(Path source, Progress progress) throws IOException {
    return new Backup(clock, progress).restore(source, data);
  }

  /**
   * What a backup or a restored folder holds.
   *
   * @param documents that are published
   * @param originals that are there and have been read again
   * @param copied how many of them were not there before
   * @param problems one line for each original that was missing or changed where it came from
   */
  public record Copied(long documents, int originals, int copied, List<String> problems) {
    public Copied {
      problems = List.copyOf(problems);
    }
  }

  private IndexFolder takeIndex(Catalogue catalogue) throws IOException {
    return IndexFolder.take(index, catalogue.id(), Vocabulary.load(), clock);
  }

  private Catalogue openCatalogue() throws IOException {
    if (!Files.isDirectory(data)) {
      throw new NoSuchFileException(data.toString(), null, "no knowledge base is kept there");
    }
    return Catalogue.open(data, clock);
  }

  private static String line(Finding finding) {
    StringBuilder line = new StringBuilder(finding.problem().id());
    if (finding.document() != null) {
      line.append(" document=").append(finding.document());
    }
    if (finding.original() != null) {
      line.append(" original=").append(finding.original());
    }
    return line.toString();
  }
}

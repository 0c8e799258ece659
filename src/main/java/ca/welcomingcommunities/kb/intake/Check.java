package ca.welcomingcommunities.kb.intake;

import ca.welcomingcommunities.kb.catalogue.DocumentText;
import ca.welcomingcommunities.kb.document.ContentHash;
import ca.welcomingcommunities.kb.document.DocumentId;
import ca.welcomingcommunities.kb.intake.Finding.Problem;
import ca.welcomingcommunities.kb.search.IndexedDocument;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Compares what is kept in three places: archive, catalogue and index. For stores that nobody
 * writes to meanwhile, with an index that has followed the catalogue to its end (see {@link
 * Replay}).
 */
public final class Check {
  private static final Logger LOG = LoggerFactory.getLogger(Check.class);

  private Check() {}

  /**
   * Everything that is wrong. Reads every original again, so it takes as long as they are large.
   */
  public static List<Finding> run(Intake.Stores stores) throws IOException {
    List<Finding> findings = new ArrayList<>();
    checkOriginals(stores, findings);
    checkIndex(stores, findings);
    return findings;
  }

  private static void checkOriginals(Intake.Stores stores, List<Finding> findings)
      throws IOException {
    Map<ContentHash, DocumentId> originals = stores.catalogue().documents().originals();
    originals.forEach((hash, document) -> {
      switch (stores.archive().verify(hash)) {
        case INTACT -> {}
        case CHANGED -> findings.add(new Finding(Problem.ORIGINAL_CHANGED, document, hash));
        case MISSING -> findings.add(new Finding(Problem.ORIGINAL_MISSING, document, hash));
        case UNREADABLE -> findings.add(new Finding(Problem.ORIGINAL_UNREADABLE, document, hash));
      }
    });
    stores
        .archive()
        .forEachHash(hash -> {
          if (!originals.containsKey(hash)) {
            findings.add(new Finding(Problem.ORIGINAL_WITHOUT_RECORD, null, hash));
          }
        });
  }

  private static void checkIndex(Intake.Stores stores, List<Finding> findings) throws IOException {
    Set<DocumentId> missing = new HashSet<>(stores.catalogue().documents().ids());
    stores
        .index()
        .forEachId(id -> {
          if (!missing.remove(id)) {
            findings.add(new Finding(Problem.INDEXED_WITHOUT_RECORD, id, null));
          }
        });
    missing.stream()
        .sorted()
        .forEach(id -> findings.add(new Finding(Problem.RECORD_NOT_INDEXED, id, null)));
  }

  /**
   * Puts right what can be: sets aside originals that no record knows, and makes the index agree
   * with the catalogue.
   *
   * @return those findings that remain
   */
  public static List<Finding> repair(Intake.Stores stores, List<Finding> findings)
      throws IOException {
    List<Finding> reindexed = new ArrayList<>();
    List<DocumentId> removed = new ArrayList<>();
    List<Finding> remaining = new ArrayList<>();
    for (Finding finding : findings) {
      switch (finding.problem()) {
        case ORIGINAL_WITHOUT_RECORD ->
            stores.archive().setAside(Objects.requireNonNull(finding.original()));
        case RECORD_NOT_INDEXED -> reindexed.add(finding);
        case INDEXED_WITHOUT_RECORD -> removed.add(Objects.requireNonNull(finding.document()));
        case ORIGINAL_MISSING, ORIGINAL_CHANGED, ORIGINAL_UNREADABLE -> remaining.add(finding);
      }
    }
    stores.index().remove(removed);
    // One at a time: there are few, and one may be as large as a document can be.
    for (Finding finding : reindexed) {
      if (!reindexed(stores, Objects.requireNonNull(finding.document()))) {
        remaining.add(finding);
      }
    }
    stores.index().refresh();
    stores.index().commit(stores.catalogue().documents().lastChange());
    return remaining;
  }

  // What kept it out of the index before may do so again; the others are put right all the same.
  private static boolean reindexed(Intake.Stores stores, DocumentId id) throws IOException {
    try {
      List<DocumentText> texts = stores.catalogue().documents().load(List.of(id));
      for (DocumentText text : texts) {
        stores.index().put(List.of(new IndexedDocument(text.document(), text.pages())));
      }
      return !texts.isEmpty();
    } catch (RuntimeException e) {
      LOG.error("repair=refused document={}", id, e);
      return false;
    }
  }
}

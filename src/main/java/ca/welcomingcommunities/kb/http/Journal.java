package ca.welcomingcommunities.kb.http;

import ca.welcomingcommunities.kb.catalogue.Action;
import ca.welcomingcommunities.kb.catalogue.ActivityLog;
import ca.welcomingcommunities.kb.catalogue.Decision;
import ca.welcomingcommunities.kb.catalogue.Key;
import ca.welcomingcommunities.kb.catalogue.Kin;
import ca.welcomingcommunities.kb.document.DocumentId;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notes what was done, after it was. A disk that fails costs the note and not the answer: what was
 * asked for is done then. Safe for use by many threads.
 */
public final class Journal {
  private static final Logger LOG = LoggerFactory.getLogger(Journal.class);

  private final ActivityLog log;

  /** For the services' catalogue. */
  public Journal(Services services) {
    this.log = services.catalogue().activity();
  }

  /** Something done to one document. */
  public void note(Key by, Action action, DocumentId document) {
    note(by, action, document.value(), 1);
  }

  /** Something done to one person or key; null for a person who is removed. */
  public void note(Key by, Action action, @Nullable String subject) {
    note(by, action, subject, 1);
  }

  /** What was said of labels. */
  public void decided(Key by, List<Decision.Subject> labels, boolean kept) {
    Set<DocumentId> documents =
        labels.stream().map(Decision.Subject::document).collect(Collectors.toSet());
    @Nullable String only = documents.size() == 1 ? documents.iterator().next().value() : null;
    note(by, kept ? Action.LABELS_KEPT : Action.LABELS_REMOVED, only, labels.size());
  }

  /** What was said of a pair of documents. */
  public void decided(Key by, Kin.Found found) {
    note(
        by,
        found.state() == Kin.State.ACCEPTED ? Action.PAIR_CONFIRMED : Action.PAIR_DISMISSED,
        found.pair().document());
  }

  /** Something done to many at once. */
  public void note(Key by, Action action, int items) {
    note(by, action, null, items);
  }

  private void note(Key by, Action action, @Nullable String subject, int items) {
    try {
      log.note(by, action, subject, items);
    } catch (UncheckedIOException failed) {
      LOG.warn("activity=not-noted action={} reason=\"{}\"", action.id(), failed.getMessage());
    }
  }
}

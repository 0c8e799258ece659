package ca.welcomingcommunities.kb.catalogue;

import ca.welcomingcommunities.kb.document.AssignedBy;
import ca.welcomingcommunities.kb.document.DocumentId;
import ca.welcomingcommunities.kb.document.Kind;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** Registers an upload inside one transaction. */
final class Uploads {
  private final Handle handle;
  private final Instant now;

  Uploads(Handle handle, Instant now) {
    this.handle = handle;
    this.now = now;
  }

  Registered register(Upload upload) {
    Origin origin = Origin.of(upload.hash());
    Optional<DocumentRow> existing = DocumentTable.find(handle, origin);
    return existing.isPresent() ? again(existing.get()) : insert(origin, upload);
  }

  private Registered insert(Origin origin, Upload upload) {
    DocumentId id = DocumentTable.newId(handle, origin);
    long number = DocumentTable.nextNumber(handle);
    handle
        .createUpdate(
            """
            INSERT INTO documents
              (number, id, origin, kind, hash, filename, bytes, submitted, owner, added_at, updated_at)
            VALUES
              (:number, :id, :origin, :kind, :hash, :filename, :bytes, :submitted, :owner, :now, :now)\
            """)
        .bind("number", number)
        .bind("id", id.value())
        .bind("origin", origin.key())
        .bind("kind", Kind.DOCUMENT.id())
        .bind("hash", upload.hash().value())
        .bind("filename", upload.filename())
        .bind("bytes", upload.bytes())
        .bind("submitted", LayerJson.write(upload.submitted()))
        .bind("owner", upload.owner())
        .bind("now", now.toEpochMilli())
        .execute();
    LabelTable.replace(
        handle, AssignedBy.SUBMITTER, Map.of(number, DocumentTable.stored(upload.labels())));
    return new Registered.New(id, JobTable.insert(handle, number, now));
  }

  private Registered again(DocumentRow document) {
    String jobId =
        JobTable.latest(handle, document.number())
            .orElseGet(() -> JobTable.insert(handle, document.number(), now));
    JobTable.retry(handle, jobId, Set.of(JobState.FAILED), now);
    return new Registered.Known(document.id(), jobId);
  }
}

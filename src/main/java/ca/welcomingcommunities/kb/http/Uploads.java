package ca.welcomingcommunities.kb.http;

import ca.welcomingcommunities.kb.archive.Archive;
import ca.welcomingcommunities.kb.archive.Received;
import ca.welcomingcommunities.kb.catalogue.Action;
import ca.welcomingcommunities.kb.catalogue.Key;
import ca.welcomingcommunities.kb.http.Problem.Flaw;
import ca.welcomingcommunities.kb.http.Problem.Kind;
import ca.welcomingcommunities.kb.http.Problem.Place;
import ca.welcomingcommunities.kb.intake.Intake;
import ca.welcomingcommunities.kb.intake.Receipt;
import ca.welcomingcommunities.kb.intake.Submission;
import ca.welcomingcommunities.kb.vocabulary.Vocabulary;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Receives the files of a multipart request. They go to the archive's temporary files as they
 * arrive; only when the whole request has been read and makes sense are they kept, because fields
 * may come after files, and of a request that is refused nothing is to be left.
 */
public final class Uploads {
  private static final String FILE = "file";
  private static final int MAX_FIELDS = 500;
  private static final int MAX_FIELD_BYTES = 40_000;

  private final Archive archive;
  private final Intake intake;
  private final Vocabulary vocabulary;
  private final Limits limits;
  private final Journal journal;

  /** Files for the services' archive and intake. */
  public Uploads(Services services, Limits limits) {
    this.archive = services.archive();
    this.intake = services.intake();
    this.vocabulary = services.vocabulary();
    this.limits = limits;
    this.journal = new Journal(services);
  }

  private record Arrived(Received.Incoming bytes, String filename) {}

  /**
   * Receives a request.
   *
   * @return for each file, in order, {@link Receipt.Accepted} or {@link Receipt.Duplicate}
   * @throws Refused if anything is wrong with the request; then nothing of it is kept
   */
  public List<Receipt> receive(Context context) throws IOException {
    return receive(context, Gate.who(context), token -> true);
  }

  /**
   * Receives a form of ours.
   *
   * @return as for any other request
   * @throws Refused also if the form does not carry the token of the session
   */
  public List<Receipt> receive(Context context, Session session) throws IOException {
    return receive(context, session.key(), session::made);
  }

  private List<Receipt> receive(Context context, Key key, Predicate<@Nullable String> allowed)
      throws IOException {
    List<Arrived> files = new ArrayList<>();
    try (InputStream body =
        RequestBody.open(context, limits.uploadBytes(), "limit.upload", limits)) {
      Multipart parts =
          new Multipart(context.header("Content-Type"), body, limits.uploadFiles() + MAX_FIELDS);
      Metadata said = read(context, parts, files, allowed);
      Submission submission = new Submission(said.layer(), said.labels(), Rights.submitter(key));
      if (files.isEmpty()) {
        throw new Refused(Problem.of(Kind.MISSING_FILE));
      }
      List<Receipt> receipts = new ArrayList<>();
      for (Arrived file : files) {
        Receipt receipt = intake.keep(file.bytes, file.filename, submission);
        if (receipt instanceof Receipt.Accepted accepted) {
          journal.note(key, Action.UPLOADED, accepted.documentId());
        }
        receipts.add(receipt);
      }
      return receipts;
    } finally {
      for (Arrived file : files) {
        file.bytes.close();
      }
    }
  }

  /** Reads all parts; files are added to the list as soon as they are there. */
  private Metadata read(
      Context context, Multipart parts, List<Arrived> files, Predicate<@Nullable String> allowed)
      throws IOException {
    Map<String, List<String>> fields = new LinkedHashMap<>();
    for (Multipart.Part part = parts.next(); part != null; part = parts.next()) {
      String filename = part.filename();
      if (filename == null) {
        fields
            .computeIfAbsent(part.name(), name -> new ArrayList<>(1))
            .add(part.text(MAX_FIELD_BYTES));
      } else if (part.name().equals(FILE)) {
        arrive(context, part.content(), filename, files);
      } else {
        throw flaw(part.name(), "file-elsewhere");
      }
    }
    List<String> tokens = fields.getOrDefault(Session.FORM_FIELD, List.of());
    if (!allowed.test(tokens.isEmpty() ? null : tokens.getFirst())) {
      throw new Refused(Problem.of(Kind.NOT_ALLOWED));
    }
    return metadata(fields);
  }

  private void arrive(Context context, InputStream content, String filename, List<Arrived> files)
      throws IOException {
    if (files.size() == limits.uploadFiles()) {
      throw new Refused(RequestBody.tooLarge(context, "limit.files", limits.uploadFiles()));
    }
    switch (archive.receive(content, limits.fileBytes())) {
      case Received.TooLarge tooLarge ->
          throw new Refused(RequestBody.tooLarge(context, "limit.file", tooLarge.maxBytes()));
      case Received.Incoming incoming -> {
        files.add(new Arrived(incoming, filename));
        if (incoming.bytes() == 0 && !filename.isEmpty()) {
          throw flaw(FILE, "empty-file");
        }
        if (incoming.bytes() == 0) {
          // A form sent without choosing a file.
          incoming.close();
          files.removeLast();
        }
      }
    }
  }

  private Metadata metadata(Map<String, List<String>> fields) {
    Metadata metadata = new Metadata(vocabulary);
    fields.forEach((name, texts) -> {
      // Session forms bring their token in a field of its own.
      if (!name.equals(Session.FORM_FIELD)) {
        metadata.set(name, texts);
      }
    });
    return metadata;
  }

  private static Refused flaw(String name, String code) {
    return new Refused(
        Problem.of(Kind.INVALID_BODY, List.of(new Flaw(Place.FIELD, name, code, List.of(), null))));
  }
}

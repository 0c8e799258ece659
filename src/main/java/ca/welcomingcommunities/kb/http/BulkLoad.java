package ca.welcomingcommunities.kb.http;

import ca.welcomingcommunities.kb.archive.Received;
import ca.welcomingcommunities.kb.catalogue.Action;
import ca.welcomingcommunities.kb.catalogue.Key;
import ca.welcomingcommunities.kb.document.DocumentId;
import ca.welcomingcommunities.kb.http.Problem.Flaw;
import ca.welcomingcommunities.kb.http.Problem.Place;
import ca.welcomingcommunities.kb.intake.Receipt;
import ca.welcomingcommunities.kb.intake.Submission;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A bulk load that has been checked: what is right and wrong with each line, and what is left to do
 * is to load it. For one thread at a time; closing it deletes the files that were not loaded.
 */
public final class BulkLoad implements Closeable {
  private final BulkFiles files;
  private final List<Checked> lines = new ArrayList<>();
  private final Set<String> unnamed;

  /** What becomes of a line. */
  public enum State {
    /** Nothing is wrong with it. */
    READY("ready"),
    /** The same bytes are here already; nothing is changed. */
    KNOWN("known"),
    /** It is kept, and a job reads it. */
    LOADED("loaded"),
    /** It was left out. */
    FAILED("failed");

    private final String id;

    State(String id) {
      this.id = id;
    }

    /** The name in JSON. */
    public String id() {
      return id;
    }
  }

  /**
   * A line of the report.
   *
   * @param line 1-based, of the list
   * @param flaws why it failed
   * @param receipt once it is loaded or known; null before, and where it failed
   */
  public record Line(
      long line, String file, State state, List<Flaw> flaws, @Nullable Receipt receipt) {}

  private record Checked(
      BulkList.Row row, Received.@Nullable Incoming bytes, Metadata said, List<Flaw> flaws) {}

  private BulkLoad(Services services, BulkFiles files) {
    this.files = files;
    this.unnamed = new TreeSet<>(files.files().keySet());
    Map<String, Long> named = new HashMap<>();
    for (BulkList.Row row : files.list().rows()) {
      lines.add(check(services, row, named));
    }
  }

  /** Checks what arrived, line by line. */
  static BulkLoad of(Services services, BulkFiles files) {
    return new BulkLoad(services, files);
  }

  private Checked check(Services services, BulkList.Row row, Map<String, Long> named) {
    Metadata said = new Metadata(services.vocabulary());
    row.fields().forEach(said::set);
    List<Flaw> flaws = new ArrayList<>(said.flaws());
    String name = BulkFiles.lastPart(row.file());
    Received received = files.files().get(name);
    Long before = name.isEmpty() ? null : named.putIfAbsent(name, row.line());
    unnamed.remove(name);
    switch (received) {
      case null -> flaws.add(name.isEmpty() ? flaw("needed") : flaw("not-sent", name));
      case Received.TooLarge large ->
          flaws.add(flaw("file-too-large", name, String.valueOf(large.maxBytes() / 1_000_000)));
      case Received.Incoming incoming -> {
        if (incoming.bytes() == 0) {
          flaws.add(flaw("empty-file"));
        }
        if (before != null) {
          flaws.add(flaw("named-before", name, String.valueOf(before)));
        }
      }
    }
    return new Checked(
        row, received instanceof Received.Incoming incoming ? incoming : null, said, flaws);
  }

  private static Flaw flaw(String code, String... facts) {
    return new Flaw(Place.FIELD, "file", code, List.of(facts), null);
  }

  /** Files that no line names. */
  public Set<String> unnamed() {
    return unnamed;
  }

  /** Columns that mean nothing here. */
  public List<String> ignored() {
    return files.list().ignored();
  }

  /** What would become of each line. */
  public List<Line> report(Services services) {
    return lines.stream()
        .map(line -> {
          boolean known =
              line.bytes != null && services.catalogue().documents().knows(line.bytes.hash());
          State state = !line.flaws.isEmpty() ? State.FAILED : known ? State.KNOWN : State.READY;
          return new Line(line.row.line(), line.row.file(), state, line.flaws, null);
        })
        .toList();
  }

  /**
   * Loads the lines with which nothing is wrong. What was loaded before an exception is kept.
   *
   * @param by whose documents they will be
   */
  public List<Line> load(Services services, Key by) throws IOException {
    List<Line> loaded = new ArrayList<>();
    int accepted = 0;
    for (Checked each : lines) {
      Received.Incoming bytes = each.bytes;
      if (!each.flaws.isEmpty() || bytes == null) {
        loaded.add(new Line(each.row.line(), each.row.file(), State.FAILED, each.flaws, null));
        continue;
      }
      Submission submission =
          new Submission(each.said.layer(), each.said.labels(), Rights.submitter(by));
      String name = BulkFiles.lastPart(each.row.file());
      Receipt receipt = services.intake().keep(bytes, name, submission);
      State state = receipt instanceof Receipt.Accepted ? State.LOADED : State.KNOWN;
      accepted += state == State.LOADED ? 1 : 0;
      loaded.add(new Line(each.row.line(), each.row.file(), state, List.of(), receipt));
    }
    if (accepted > 0) {
      new Journal(services).note(by, Action.BULK_LOADED, accepted);
    }
    return loaded;
  }

  /** The document of a receipt; null for none. */
  public static @Nullable DocumentId documentOf(@Nullable Receipt receipt) {
    return switch (receipt) {
      case null -> null;
      case Receipt.Accepted accepted -> accepted.documentId();
      case Receipt.Duplicate known -> known.documentId();
      case Receipt.TooLarge _, Receipt.Empty _ -> null;
    };
  }

  @Override
  public void close() throws IOException {
    files.close();
  }
}

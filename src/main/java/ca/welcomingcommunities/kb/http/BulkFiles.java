package ca.welcomingcommunities.kb.http;

import ca.welcomingcommunities.kb.archive.Archive;
import ca.welcomingcommunities.kb.archive.Received;
import ca.welcomingcommunities.kb.http.Problem.Kind;
import io.javalin.http.Context;
import java.io.Closeable;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;

/**
 * What arrives for a bulk load: files, or archives (ZIP) of files, and one list among them. Files
 * go to the archive's temporary files as they arrive; closing this deletes those that were not
 * kept. For one thread at a time.
 */
final class BulkFiles implements Closeable {
  /** So many files one bulk load may have. */
  static final int MAX_FILES = 500;

  private static final int MAX_FIELD_BYTES = 1_000;

  private final Archive archive;
  private final Limits limits;
  private final Map<String, Received> files = new LinkedHashMap<>();
  private @Nullable BulkList list;
  private long bytes;

  private BulkFiles(Archive archive, Limits limits) {
    this.archive = archive;
    this.limits = limits;
  }

  /**
   * Receives a request to its end.
   *
   * @param allowed told the form token, or null where there is none
   * @throws Refused if it is not allowed, makes no sense, or has no list; nothing of it is left
   */
  static BulkFiles receive(
      Context context, Archive archive, Limits limits, Predicate<@Nullable String> allowed)
      throws IOException {
    BulkFiles arrived = new BulkFiles(archive, limits);
    try {
      arrived.read(context, allowed);
      return arrived;
    } catch (IOException | RuntimeException e) {
      arrived.close();
      throw e;
    }
  }

  private void read(Context context, Predicate<@Nullable String> allowed) throws IOException {
    @Nullable String token = null;
    try (InputStream body =
        RequestBody.open(context, limits.uploadBytes(), "limit.upload", limits)) {
      Multipart parts = new Multipart(context.header("Content-Type"), body, 2 * MAX_FILES);
      for (Multipart.Part part = parts.next(); part != null; part = parts.next()) {
        String name = part.filename();
        if (name == null) {
          String text = part.text(MAX_FIELD_BYTES);
          token = part.name().equals(Session.FORM_FIELD) ? text : token;
        } else if (!name.isEmpty()) {
          arrive(context, name, part.content());
        }
      }
    }
    if (!allowed.test(token)) {
      throw new Refused(Problem.of(Kind.NOT_ALLOWED));
    }
    if (list == null) {
      throw Json.refused("file", "no-list");
    }
  }

  private void arrive(Context context, String name, InputStream content) throws IOException {
    if (name.toLowerCase(Locale.ROOT).endsWith(".zip")) {
      unpack(context, content);
    } else {
      take(context, name, content);
    }
  }

  private void unpack(Context context, InputStream content) throws IOException {
    // Closing it would close the request.
    ZipInputStream zip = new ZipInputStream(content);
    try {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        if (!entry.isDirectory()) {
          take(context, entry.getName(), zip);
          requireSmall(lastPart(entry.getName()));
        }
      }
    } catch (ZipException | IllegalArgumentException broken) {
      throw Json.refused("file", "no-zip");
    }
  }

  // What is left of a large entry would have to be unpacked to get to the next one, however much
  // it is.
  private void requireSmall(String name) {
    if (files.get(name) instanceof Received.TooLarge(long maxBytes)) {
      throw Json.refused("file", "file-too-large", name, String.valueOf(maxBytes / 1_000_000));
    }
  }

  private void take(Context context, String path, InputStream content) throws IOException {
    String name = lastPart(path);
    if (name.startsWith(".") || path.startsWith("__MACOSX")) {
      return; // what computers put beside people's files
    }
    if (name.toLowerCase(Locale.ROOT).endsWith(".csv")) {
      if (list != null) {
        throw Json.refused("file", "two-lists");
      }
      list = BulkList.read(new Unclosed(content));
      return;
    }
    if (files.size() == MAX_FILES) {
      throw new Refused(RequestBody.tooLarge(context, "limit.files", MAX_FILES));
    }
    if (files.containsKey(name)) {
      throw Json.refused("file", "same-name", name);
    }
    Received received = archive.receive(new Unclosed(content), limits.fileBytes());
    files.put(name, received);
    bytes += received instanceof Received.Incoming incoming ? incoming.bytes() : limits.fileBytes();
    if (bytes > limits.uploadBytes()) {
      throw new Refused(RequestBody.tooLarge(context, "limit.upload", limits.uploadBytes()));
    }
  }

  /** Folders do not matter: a list names files as people do. */
  static String lastPart(String path) {
    return path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1).strip();
  }

  /** The list. */
  BulkList list() {
    if (list == null) {
      throw new IllegalStateException("nothing was received");
    }
    return list;
  }

  /** What arrived, by name. */
  Map<String, Received> files() {
    return files;
  }

  @Override
  public void close() throws IOException {
    for (Received each : files.values()) {
      if (each instanceof Received.Incoming incoming) {
        incoming.close();
      }
    }
  }

  /** An entry ends where its stream does, and the next one is read from the same. */
  private static final class Unclosed extends FilterInputStream {
    Unclosed(InputStream in) {
      super(in);
    }

    @Override
    public void close() {}
  }
}

package ca.welcomingcommunities.kb.app;

import ca.welcomingcommunities.kb.catalogue.Snapshot;
import ca.welcomingcommunities.kb.document.ContentHash;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What a backup holds: the file {@code manifest.sha256}, which {@code sha256sum --check} reads too.
 * It is written last and in one step, so a backup that has none was never complete, and one that
 * was interrupted later still is what its manifest says.
 *
 * @param catalogue the name of the snapshot's file
 * @param hash of that file
 * @param originals in order
 */
record Manifest(Instant madeAt, String catalogue, ContentHash hash, List<ContentHash> originals) {
  private static final String NAME = Snapshot.MANIFEST;
  private static final String MADE = "# wci backup ";
  private static final String BETWEEN = "  ";
  private static final int HASH_LENGTH = 64;

  Manifest {
    originals = List.copyOf(originals);
  }

  /**
   * Reads the one of a backup.
   *
   * @throws NoSuchFileException if no backup was ever completed there
   */
  static Manifest read(Path folder) throws IOException {
    Path file = folder.resolve(NAME);
    if (!Files.isRegularFile(file)) {
      throw new NoSuchFileException(
          folder.toString(), null, "no complete backup is kept there (no " + NAME + ")");
    }
    List<String> lines = Files.readAllLines(file);
    if (lines.size() < 2 || !lines.get(0).startsWith(MADE)) {
      throw new IOException(file + " is not the manifest of a backup");
    }
    List<ContentHash> originals = new ArrayList<>();
    for (String line : lines.subList(2, lines.size())) {
      originals.add(hash(file, line));
    }
    String catalogue = lines.get(1);
    return new Manifest(
        Instant.parse(lines.get(0).substring(MADE.length())),
        catalogue.substring(Math.min(catalogue.length(), HASH_LENGTH + BETWEEN.length())),
        hash(file, catalogue),
        originals);
  }

  private static ContentHash hash(Path file, String line) throws IOException {
    String hash = line.substring(0, Math.min(line.length(), HASH_LENGTH));
    if (!ContentHash.isValid(hash)) {
      throw new IOException(file + " has a line that is no file and its hash: " + line);
    }
    return new ContentHash(hash);
  }

  /** Writes it in place of an earlier one; when this returns it is on disk. */
  void write(Path folder) throws IOException {
    StringBuilder lines = new StringBuilder(MADE).append(madeAt).append('\n');
    lines.append(hash).append(BETWEEN).append(catalogue).append('\n');
    for (ContentHash each : originals) {
      String place = "originals/" + each.value().substring(0, 2) + "/" + each;
      lines.append(each).append(BETWEEN).append(place).append('\n');
    }
    Path part = folder.resolve(NAME + ".part");
    Files.writeString(part, lines, StandardCharsets.US_ASCII);
    sync(part, StandardOpenOption.WRITE);
    Files.move(part, folder.resolve(NAME), StandardCopyOption.ATOMIC_MOVE);
    sync(folder, StandardOpenOption.READ);
  }

  /** Makes a file, or with {@code READ} the names in a folder, durable. */
  static void sync(Path path, StandardOpenOption how) throws IOException {
    try (FileChannel channel = FileChannel.open(path, how)) {
      channel.force(true);
    }
  }
}

package ca.welcomingcommunities.kb.archive;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * The real disk, which tells of every step before it (and in the middle of a write), and knows what
 * a power cut there could take back. For one thread.
 */
public final class WatchedDisk extends Disk {
  private final Watch watch;
  private final Set<Path> unsyncedFiles = new LinkedHashSet<>();
  private final Map<Path, Path> unsyncedMoves = new LinkedHashMap<>();

  /** Told of each step. */
  @FunctionalInterface
  public interface Watch {
    void at(String step) throws IOException;
  }

  public WatchedDisk(Watch watch) {
    this.watch = watch;
  }

  /** An archive on it. */
  public Archive archive(Path dataFolder) throws IOException {
    return Archive.open(dataFolder, this);
  }

  /** Files whose bytes nothing has made durable. */
  public Set<Path> unsyncedFiles() {
    return unsyncedFiles;
  }

  /** Names that nothing has made durable, each with the one before it. */
  public Map<Path, Path> unsyncedMoves() {
    return unsyncedMoves;
  }

  @Override
  FileChannel create(Path file) throws IOException {
    watch.at("before create");
    unsyncedFiles.add(file);
    return super.create(file);
  }

  @Override
  void write(FileChannel out, Path file, ByteBuffer buffer) throws IOException {
    watch.at("before write");
    ByteBuffer half = buffer.duplicate().limit(buffer.limit() / 2);
    buffer.position(half.limit());
    super.write(out, file, half);
    watch.at("in the middle of write");
    super.write(out, file, buffer);
  }

  @Override
  void sync(FileChannel out, Path file) throws IOException {
    watch.at("before sync");
    super.sync(out, file);
    unsyncedFiles.remove(file);
  }

  @Override
  void syncFolder(Path folder) throws IOException {
    watch.at("before sync of folder " + folder.getFileName());
    super.syncFolder(folder);
    unsyncedMoves.keySet().removeIf(to -> Objects.equals(to.getParent(), folder));
  }

  @Override
  void move(Path from, Path to) throws IOException {
    watch.at("before move");
    super.move(from, to);
    unsyncedMoves.put(to, from);
  }

  @Override
  void delete(Path file) throws IOException {
    watch.at("before delete");
    super.delete(file);
  }
}

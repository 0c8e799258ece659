package ca.welcomingcommunities.kb.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where a knowledge base keeps what it has; mixed into the commands that work on the folders. */
final class FolderOptions {
  @Option(
      names = "--data",
      paramLabel = "FOLDER",
      description = "What is kept: catalogue and original files (default: data/ of the project).")
  private @Nullable Path data;

  @Option(
      names = "--index",
      paramLabel = "FOLDER",
      description = "The index; derived, may be deleted (default: index/ of the project).")
  private @Nullable Path index;

  Path data() {
    return data == null ? home().resolve("data") : data.toAbsolutePath().normalize();
  }

  Path index() {
    return index == null ? home().resolve("index") : index.toAbsolutePath().normalize();
  }

  /** The options as they were given; empty if none was. */
  String flags() {
    return (data == null ? "" : " --data " + data) + (index == null ? "" : " --index " + index);
  }

  /** The documents to try the program with. */
  static Path samples() {
    Path samples = home().resolve("sample-docs");
    if (!Files.isDirectory(samples)) {
      throw new CommandFailed("the sample documents are missing: " + samples);
    }
    return samples;
  }

  /**
   * The project's folder, which the launcher names; the current one where the jar is run by hand.
   */
  static Path home() {
    return Path.of(System.getProperty("wci.home", "")).toAbsolutePath().normalize();
  }
}

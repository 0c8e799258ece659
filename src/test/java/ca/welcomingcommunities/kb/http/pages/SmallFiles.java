package ca.welcomingcommunities.kb.http.pages;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files to hand in. */
final class SmallFiles {
  private SmallFiles() {}

  /** A text about a volunteer language circle, different for each name. */
  static Path text(Path folder, String name) {
    return write(
        folder,
        name,
        "Language circle\n\nNewcomers and neighbours meet in the library to speak English and"
            + " French together. File "
            + name
            + ".\n");
  }

  /** A table that names files. */
  static Path list(Path folder, String... files) {
    return write(folder, "list.csv", "file\n" + String.join("\n", files) + "\n");
  }

  /** A file with so many bytes. */
  static Path ofSize(Path folder, String name, int bytes) {
    return write(folder, name, "word ".repeat(bytes / 5));
  }

  private static Path write(Path folder, String name, String text) {
    try {
      return Files.writeString(folder.resolve(name), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

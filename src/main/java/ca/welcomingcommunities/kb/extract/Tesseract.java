package ca.welcomingcommunities.kb.extract;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * Tesseract as installed on this machine.
 *
 * @param folder of the program
 * @param command what calls it, without its options
 * @param languages its models of the languages we read, for instance {@code eng} and {@code fra}
 */
record Tesseract(Path folder, List<String> command, List<String> languages) {
  private static final List<String> WANTED = List.of("eng", "fra");
  private static final int PATIENCE_SECONDS = 20;

  /**
   * Ends it together with the process that called it, whichever way that ends; where Linux has it.
   * It would read its page to the end otherwise.
   */
  private static final List<String> WITH_ITS_CALLER =
      List.of("/usr/bin/setpriv", "--pdeathsig", "KILL");

  Tesseract {
    command = List.copyOf(command);
    languages = List.copyOf(languages);
  }

  /** The one on the search path; empty if there is none or it has none of our languages. */
  static Optional<Tesseract> find() throws InterruptedException {
    return find(System.getenv().getOrDefault("PATH", ""));
  }

  static Optional<Tesseract> find(String searchPath) throws InterruptedException {
    for (String folder : searchPath.split(Pattern.quote(File.pathSeparator), -1)) {
      Path program = Path.of(folder, "tesseract");
      if (!folder.isEmpty() && Files.isExecutable(program)) {
        List<String> alone = List.of(program.toString());
        List<String> bound = new ArrayList<>(WITH_ITS_CALLER);
        bound.addAll(alone);
        Optional<Tesseract> found = of(bound, Path.of(folder));
        return found.isPresent() ? found : of(alone, Path.of(folder));
      }
    }
    return Optional.empty();
  }

  /** Empty where the command cannot be run, or knows none of our languages. */
  private static Optional<Tesseract> of(List<String> command, Path folder)
      throws InterruptedException {
    List<String> languages = new ArrayList<>(WANTED);
    languages.retainAll(models(command));
    return languages.isEmpty()
        ? Optional.empty()
        : Optional.of(new Tesseract(folder, command, languages));
  }

  /** As its option {@code -l} wants them. */
  String languageOption() {
    return String.join("+", languages);
  }

  private static List<String> models(List<String> command) throws InterruptedException {
    try {
      List<String> list = new ArrayList<>(command);
      list.add("--list-langs");
      Process listing = new ProcessBuilder(list).redirectErrorStream(true).start();
      listing.getOutputStream().close();
      if (!listing.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        listing.destroyForcibly();
        return List.of();
      }
      return new String(listing.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .map(String::strip)
          .toList();
    } catch (IOException | UncheckedIOException e) {
      // A program that cannot be run is as good as none; the caller says that scans stay unread.
      return List.of();
    }
  }
}

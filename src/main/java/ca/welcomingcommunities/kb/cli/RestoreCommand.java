package ca.welcomingcommunities.kb.cli;

import ca.welcomingcommunities.kb.app.Maintenance;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code wci restore}: makes a data folder from a backup. */
@Command(
    name = "restore",
    mixinStandardHelpOptions = true,
    description =
        "Make the data folder from a backup and read everything again; the folder must be empty.",
    footer = {"", "The index is made at the next start. Keys are those of the time of the backup."})
final class RestoreCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "SOURCE", description = "The folder that 'wci backup' wrote.")
  private Path source;

  @Mixin private FolderOptions folders = new FolderOptions();

  @SuppressWarnings("NullAway.Init") // picocli sets the fields
  RestoreCommand() {}

  @Override
  public Integer call() throws IOException {
    Maintenance maintenance = new Maintenance(folders.data(), folders.index());
    Maintenance.Copied copied;
    try (Progress progress = Progress.start("copying and reading again", 1, spec.commandLine())) {
      copied = maintenance.restore(source.toAbsolutePath().normalize(), progress::at);
    }
    PrintWriter out = spec.commandLine().getOut();
    copied.problems().forEach(out::println);
    out.printf(
        "restored to %s: %d documents, %d original files read again; next: wci serve%s%n",
        folders.data(), copied.documents(), copied.originals(), folders.flags());
    out.flush();
    return copied.problems().isEmpty() ? 0 : 1;
  }
}

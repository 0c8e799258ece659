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

/** {@code wci backup}: copies what is kept to another folder. */
@Command(
    name = "backup",
    mixinStandardHelpOptions = true,
    description =
        "Copy catalogue and original files to a folder, also while a server runs; read everything again at the end.",
    footer = {
      "",
      "Into the folder of an earlier backup only new files are copied; the earlier one stays complete until the new one is.",
      "The copy holds the hashes of keys. The index is not copied; it is made anew from the catalogue."
    })
final class BackupCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "TARGET", description = "The folder of the backup; made if need be.")
  private Path target;

  @Mixin private FolderOptions folders = new FolderOptions();

  @SuppressWarnings("NullAway.Init") // picocli sets the fields
  BackupCommand() {}

  @Override
  public Integer call() throws IOException {
    Maintenance maintenance = new Maintenance(folders.data(), folders.index());
    Path to = target.toAbsolutePath().normalize();
    Maintenance.Copied copied;
    try (Progress progress = Progress.start("copying and reading again", 1, spec.commandLine())) {
      copied = maintenance.backup(to, progress::at);
    }
    PrintWriter out = spec.commandLine().getOut();
    copied.problems().forEach(out::println);
    out.printf(
        "backup complete in %s: %d documents, %d original files read again, %d of them new%n",
        to, copied.documents(), copied.originals(), copied.copied());
    out.flush();
    return copied.problems().isEmpty() ? 0 : 1;
  }
}

package ca.welcomingcommunities.kb.cli;

import ca.welcomingcommunities.kb.app.Maintenance;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code wci reindex}: makes the index anew from the catalogue. */
@Command(
    name = "reindex",
    mixinStandardHelpOptions = true,
    description = "Make the index anew from what is kept, and put it in the place of the old one.")
final class ReindexCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private FolderOptions folders = new FolderOptions();

  @SuppressWarnings("NullAway.Init") // picocli sets the field
  ReindexCommand() {}

  @Override
  public Integer call() throws IOException {
    Maintenance maintenance = new Maintenance(folders.data(), folders.index());
    long documents;
    try (Progress progress = Progress.start("indexing", 1, spec.commandLine())) {
      documents = maintenance.reindex(progress::at);
    }
    PrintWriter out = spec.commandLine().getOut();
    out.println(documents + " documents indexed");
    out.flush();
    return 0;
  }
}

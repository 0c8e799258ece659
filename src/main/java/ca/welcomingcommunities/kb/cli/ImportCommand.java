package ca.welcomingcommunities.kb.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** {@code wci import FILE.ndjson}: sends records to a running server. */
@Command(
    name = "import",
    mixinStandardHelpOptions = true,
    description = "Import records, one JSON object a line, into a running server.")
final class ImportCommand implements Callable<Integer> {
  private static final int ERRORS_SHOWN = 50;

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "FILE.ndjson", description = "The records.")
  private Path file;

  @Mixin private ServerOptions server = new ServerOptions();

  @SuppressWarnings("NullAway.Init") // picocli sets the fields
  ImportCommand() {}

  @Override
  public Integer call() throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new CommandFailed(Files.exists(file) ? "not a file: " + file : "no such file: " + file);
    }
    if (!Files.isReadable(file)) {
      throw new CommandFailed("the file cannot be read: " + file);
    }
    Client.Answer answer = server.writer().post("/api/import", file, "application/x-ndjson");
    if (answer.isError()) {
      throw new CommandFailed(answer.problem());
    }
    long failed = answer.body().path("failed").asLong(0);
    PrintWriter out = spec.commandLine().getOut();
    out.println(answer.body().path("accepted").asLong(0) + " accepted, " + failed + " failed");
    out.flush();
    printErrors(answer.body().path("errors"), failed);
    return failed == 0 ? 0 : 1;
  }

  private void printErrors(JsonNode errors, long failed) {
    PrintWriter err = spec.commandLine().getErr();
    int shown = 0;
    for (JsonNode error : errors) {
      if (shown == ERRORS_SHOWN) {
        break;
      }
      shown++;
      err.println(
          "line " + error.path("line").asLong(0) + ": " + error.path("problem").asString(""));
    }
    if (failed > shown) {
      err.println("and " + (failed - shown) + " more");
    }
    err.flush();
  }
}

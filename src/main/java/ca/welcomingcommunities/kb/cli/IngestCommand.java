package ca.welcomingcommunities.kb.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/**
 * {@code wci ingest PATH…}: hands files and folders to a running server and waits until they can be
 * found.
 */
@Command(
    name = "ingest",
    mixinStandardHelpOptions = true,
    description =
        "Hand in files, or folders with all that is below them; waits until they are searchable.")
final class IngestCommand implements Callable<Integer> {
  private static final long POLL_MILLIS = 200;
  private static final int BUSY = 503;

  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "PATH",
      arity = "1..*",
      description = "Files and folders; hidden files are passed over.")
  private List<Path> paths = List.of();

  @Option(names = "--no-wait", description = "Return as soon as the files are safely stored.")
  private boolean noWait;

  @Mixin private ServerOptions server = new ServerOptions();

  private int failures;
  private int reviews;

  @SuppressWarnings("NullAway.Init") // picocli sets the field
  IngestCommand() {}

  /** A file that the server has accepted and not finished yet. */
  private record Pending(Path file, String job) {}

  @Override
  public Integer call() throws IOException, InterruptedException {
    List<Path> files = files();
    if (files.isEmpty()) {
      throw new CommandFailed("no files there (hidden ones do not count): " + named(paths));
    }
    Client client = server.writer();
    List<Pending> pending = new ArrayList<>();
    try (Progress progress = Progress.start("sending", files.size(), spec.commandLine())) {
      for (Path file : files) {
        send(client, file, pending, progress);
      }
    }
    if (!noWait && !pending.isEmpty()) {
      try (Progress progress = Progress.start("reading", pending.size(), spec.commandLine())) {
        await(client, pending, progress);
      }
    }
    PrintWriter out = spec.commandLine().getOut();
    out.println(
        (files.size() == 1 ? "1 file, " : files.size() + " files, ")
            + failures
            + " failed"
            + (reviews == 0 ? "" : ", " + reviews + " to review"));
    out.flush();
    return failures == 0 ? 0 : 1;
  }

  private void send(Client client, Path file, List<Pending> pending, Progress progress)
      throws IOException {
    if (!Files.isReadable(file)) {
      failures++;
      progress.step("failed      " + file + ": it cannot be read");
      return;
    }
    Client.Answer answer = client.upload("/api/documents", file);
    if (answer.status() == 401 || answer.status() == 403) {
      throw new CommandFailed(answer.problem());
    }
    if (answer.isError()) {
      failures++;
      progress.step("failed      " + file + ": " + answer.problem());
      return;
    }
    JsonNode job = answer.body().path("jobs").path(0);
    String document = job.path("documentId").asString("");
    if (job.path("withdrawn").asBoolean(false)) {
      failures++;
      progress.step(
          "withdrawn   " + file + " is " + document + ", and stays so until it is restored");
      return;
    }
    progress.step(
        answer.status() == 200 ? "known       " + file + " is " + document : "stored      " + file);
    pending.add(new Pending(file, job.path("id").asString("")));
  }

  private void await(Client client, List<Pending> pending, Progress progress)
      throws IOException, InterruptedException {
    while (!pending.isEmpty()) {
      for (Iterator<Pending> each = pending.iterator(); each.hasNext(); ) {
        Pending next = each.next();
        Client.Answer answer = client.get("/api/jobs/" + next.job());
        if (answer.status() == BUSY) {
          continue;
        }
        if (answer.isError()) {
          throw new CommandFailed(
              "the files are stored, but how far they are cannot be asked: " + answer.problem());
        }
        if (isOver(answer.body().path("state").asString(""))) {
          each.remove();
          progress.step(outcome(next.file(), answer.body()));
        }
      }
      TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
    }
  }

  private static boolean isOver(String state) {
    return state.equals("searchable") || state.equals("needs-review") || state.equals("failed");
  }

  private String outcome(Path file, JsonNode job) {
    String state = job.path("state").asString("");
    if (state.equals("failed")) {
      failures++;
      return "failed      " + file + ": " + job.path("problem").asString("");
    }
    StringBuilder line = new StringBuilder();
    line.append(String.format("%-11s %s", state, file));
    if (state.equals("needs-review")) {
      reviews++;
      line.append(": ").append(job.path("problem").asString(""));
    }
    for (JsonNode warning : job.path("warnings")) {
      line.append("; ")
          .append(warning.isString() ? warning.asString() : warning.path("message").asString(""));
    }
    return line.toString();
  }

  private static String named(List<Path> paths) {
    return paths.stream().map(Path::toString).collect(Collectors.joining(", "));
  }

  private List<Path> files() throws IOException {
    List<Path> files = new ArrayList<>();
    for (Path path : paths) {
      if (!Files.exists(path)) {
        throw new CommandFailed("no such file or folder: " + path);
      }
      try (Stream<Path> below = Files.walk(path)) {
        below
            .filter(Files::isRegularFile)
            .filter(file -> !isHidden(path, file))
            .sorted()
            .forEach(files::add);
      }
    }
    return files;
  }

  private static boolean isHidden(Path top, Path file) {
    for (Path part : top.relativize(file)) {
      if (part.toString().startsWith(".")) {
        return true;
      }
    }
    return false;
  }
}

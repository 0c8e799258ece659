package ca.welcomingcommunities.kb.cli;

import ca.welcomingcommunities.kb.app.KnowledgeBase;
import ca.welcomingcommunities.kb.app.Settings;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code wci serve}: runs the server until it is told to stop. */
@Command(
    name = "serve",
    mixinStandardHelpOptions = true,
    description = "Run the server: pages, HTTP API and the work on files handed in.",
    footer = {
      "",
      "At its first start it makes an admin key, keeps only the key's hash, and prints the key once.",
      "The environment variable WCI_ADMIN_KEY sets that key instead."
    })
class ServeCommand implements Callable<Integer> {
  /** What an index misses after a crash is there sooner than this. */
  private static final Duration CATCHING_UP = Duration.ofSeconds(5);

  private static final Duration BETWEEN_LINES = Duration.ofSeconds(5);

  /** Who stops it waits for it, and a system that shuts down kills what takes much longer. */
  private static final Duration CLOSING = Duration.ofSeconds(9);

  /** What a process ends with that SIGTERM ended: 128 and the number of the signal. */
  private static final int TERMINATED = 143;

  private static final int LAST_PORT = 65_535;

  @Spec private CommandSpec spec;

  @Option(
      names = "--host",
      defaultValue = "127.0.0.1",
      description = "Address to listen on (default: 127.0.0.1).")
  private String host = "127.0.0.1";

  @Option(
      names = "--port",
      defaultValue = "8080",
      description = "Port; 0 takes a free one (default: 8080).")
  private int port = 8080;

  @Option(
      names = "--backups",
      paramLabel = "FOLDER",
      description =
          "Where administrators' backups go, by the desk and the API (default: none can be made there).")
  private @Nullable Path backups;

  /** What a start loads is what the launcher keeps, so that the next ones are faster. */
  @Option(names = "--until-ready", hidden = true, description = "End as soon as it answers.")
  private boolean untilReady;

  @Mixin private FolderOptions folders = new FolderOptions();

  @SuppressWarnings("NullAway.Init") // picocli sets the field
  ServeCommand() {}

  @Override
  public Integer call() throws IOException, InterruptedException {
    KnowledgeBase knowledgeBase = KnowledgeBase.open(settings());
    stopOnSignal(knowledgeBase);
    knowledgeBase.newAdminKey().ifPresent(this::printKey);
    say("listening on " + knowledgeBase.address());
    boolean complete = knowledgeBase.awaitIndex(CATCHING_UP);
    if (untilReady) {
      return 0; // the hook closes everything
    }
    if (!complete) {
      tellProgress(knowledgeBase);
    }
    afterStart(knowledgeBase);
    knowledgeBase.awaitClosed();
    return 0;
  }

  /** What a command does once the server answers. */
  void afterStart(KnowledgeBase knowledgeBase) throws IOException, InterruptedException {}

  final void say(String line) {
    PrintWriter out = spec.commandLine().getOut();
    out.println(line);
    out.flush();
  }

  /** The server answers from what is there; it takes a while only where the index was lost. */
  private void tellProgress(KnowledgeBase knowledgeBase) throws InterruptedException {
    do {
      knowledgeBase.tellIndex((reached, target) ->
          say(
              "the index is being built: %d of %d changes; searches answer from what is there"
                  .formatted(reached, target)));
    } while (!knowledgeBase.awaitIndex(BETWEEN_LINES) && !knowledgeBase.isClosing());
    if (!knowledgeBase.isClosing()) {
      say("the index is complete");
    }
  }

  /** The command that serves the same folders at the same place. */
  final String serveAgain() {
    String where = host.equals("127.0.0.1") ? "" : " --host " + host;
    return "wci serve" + where + (port == 8080 ? "" : " --port " + port) + folders.flags();
  }

  private void printKey(String key) {
    say("admin key (shown this once, only its hash is kept): " + key);
  }

  private Settings settings() {
    if (port < 0 || port > LAST_PORT) {
      throw new ParameterException(
          spec.commandLine(), "--port must be a number from 0 to " + LAST_PORT);
    }
    return new Settings(
        host,
        port,
        folders.data(),
        folders.index(),
        System.getenv("WCI_ADMIN_KEY"),
        backups == null ? null : backups.toAbsolutePath().normalize());
  }

  /** SIGTERM and Ctrl-C end in order: no new requests, work put down, index committed. */
  private static void stopOnSignal(KnowledgeBase knowledgeBase) {
    Runnable cut = () -> Runtime.getRuntime().halt(TERMINATED);
    Runtime.getRuntime()
        .addShutdownHook(new Thread(() -> Closing.close(knowledgeBase, CLOSING, cut), "close"));
  }
}

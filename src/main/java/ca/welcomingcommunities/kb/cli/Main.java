package ca.welcomingcommunities.kb.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.Objects;
import org.slf4j.bridge.SLF4JBridgeHandler;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code wci}: the knowledge base of the Welcoming Communities Initiative, on the command line. */
@Command(
    name = "wci",
    mixinStandardHelpOptions = true,
    versionProvider = Main.Version.class,
    description =
        "Search engine for the plans, reports and practices of Local Immigration Partnerships.",
    footer = {
      "",
      "The launcher adds: wci test (gets what the tests need, then builds and tests everything).",
      "Exit codes: 0 done, 1 something failed (named), 2 wrong usage."
    },
    subcommands = {
      DemoCommand.class,
      ServeCommand.class,
      IngestCommand.class,
      ImportCommand.class,
      SearchCommand.class,
      ReindexCommand.class,
      CheckCommand.class,
      BackupCommand.class,
      RestoreCommand.class,
      EvaluateCommand.class
    })
public final class Main implements Runnable {
  @Spec private CommandSpec spec;

  @SuppressWarnings("NullAway.Init") // picocli sets the field
  private Main() {}

  /** Runs one command and ends the program with its exit code. */
  public static void main(String[] args) {
    SLF4JBridgeHandler.removeHandlersForRootLogger();
    SLF4JBridgeHandler.install();
    System.exit(commandLine().execute(args));
  }

  static CommandLine commandLine() {
    return new CommandLine(new Main()).setExecutionExceptionHandler(tellingWhatFailed());
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Which command? See wci --help");
  }

  /** Expected failures are one sentence; a stack trace means a bug. */
  private static IExecutionExceptionHandler tellingWhatFailed() {
    return (failure, commandLine, parsed) -> {
      PrintWriter err = commandLine.getErr();
      switch (failure) {
        case CommandFailed expected -> err.println("wci: " + expected.getMessage());
        case IOException io -> err.println("wci: " + describe(io));
        case UncheckedIOException io -> err.println("wci: " + describe(io));
        default -> failure.printStackTrace(err);
      }
      err.flush();
      return CommandLine.ExitCode.SOFTWARE;
    };
  }

  private static String describe(Exception failure) {
    return switch (failure) {
      case UncheckedIOException io ->
          describe(Objects.requireNonNullElse(io.getCause(), new IOException(io.getMessage())));
      case AccessDeniedException denied -> "not allowed: " + denied.getFile();
      case NoSuchFileException gone when gone.getReason() == null ->
          "no such file or folder: " + gone.getFile();
      default -> {
        String message = failure.getMessage();
        yield message == null ? failure.getClass().getSimpleName() : message;
      }
    };
  }

  /** The version in the jar's manifest. */
  static final class Version implements CommandLine.IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = Main.class.getPackage().getImplementationVersion();
      return new String[] {"wci " + (version == null ? "(not packaged)" : version)};
    }
  }
}

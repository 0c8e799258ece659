package ca.welcomingcommunities.kb.cli;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which server to talk to; mixed into the commands that are clients. */
final class ServerOptions {
  @Option(
      names = "--server",
      paramLabel = "URL",
      defaultValue = "http://127.0.0.1:8080",
      description = "Address of the server (default: ${DEFAULT-VALUE}).")
  private URI server = URI.create("http://127.0.0.1:8080");

  @Option(
      names = "--key",
      paramLabel = "KEY",
      defaultValue = "${env:WCI_KEY}",
      description = "Key for writing (default: environment variable WCI_KEY).")
  private @Nullable String key;

  /** A client without a key, for reading. */
  Client reader() {
    return new Client(server, key == null || key.isBlank() ? null : key);
  }

  /** A client that may write. */
  Client writer() {
    if (key == null || key.isBlank()) {
      throw new CommandFailed(
          "writing needs a key: give --key or set WCI_KEY (serve prints one at its first start)");
    }
    return new Client(server, key);
  }
}

package ca.welcomingcommunities.kb.cli;

import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Which server to talk to; mixed into the commands that are clients. */
final class ServerOptions {
  @Option(
      names = "--server",
      paramLabel = "URL",
      defaultValue = "http://127.0.0.1:8080",
      converter = Address.class,
      description = "Address of the server (default: ${DEFAULT-VALUE}).")
  private URI server = URI.create("http://127.0.0.1:8080");

  @Option(
      names = "--key",
      paramLabel = "KEY",
      defaultValue = "${env:WCI_KEY}",
      description = "Key for writing (default: environment variable WCI_KEY).")
  private @Nullable String key;

  /** An address of the web; anything else is wrong usage. */
  static final class Address implements ITypeConverter<URI> {
    @Override
    public URI convert(String value) {
      try {
        URI address = new URI(value);
        String scheme = String.valueOf(address.getScheme());
        if ((scheme.equals("http") || scheme.equals("https")) && address.getHost() != null) {
          return address;
        }
      } catch (URISyntaxException e) {
        // Said below, as for an address of another kind.
      }
      throw new TypeConversionException(
          "'" + value + "' is not an address such as http://127.0.0.1:8080");
    }
  }

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

package ca.welcomingcommunities.kb.app;

import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What an operator decides about a server.
 *
 * @param port 0 takes a free one
 * @param data folder of the catalogue and the original files; made where it is missing
 * @param index folder of the index; made where it is missing
 * @param adminKey the first admin key; null makes one at the first start
 * @param backups folder of the backup that is made when an administrator asks for it; null for none
 */
public record Settings(
    String host,
    int port,
    Path data,
    Path index,
    @Nullable String adminKey,
    @Nullable Path backups) {
  /** Without backups. */
  public Settings(String host, int port, Path data, Path index, @Nullable String adminKey) {
    this(host, port, data, index, adminKey, null);
  }

  public Settings {
    Objects.requireNonNull(host, "host");
    Objects.requireNonNull(data, "data");
    Objects.requireNonNull(index, "index");
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("port " + port);
    }
  }
}

package ca.welcomingcommunities.kb.cli;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A client of a running server's HTTP API. */
final class Client {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** An answer: its status and its JSON body. */
  record Answer(int status, JsonNode body) {
    boolean isError() {
      return status >= 400;
    }

    /** What a problem says, for a person. */
    String problem() {
      if (status == 401) {
        return "the server does not know this key; give another with --key or WCI_KEY";
      }
      if (status == 403) {
        return "this key does not allow that";
      }
      List<String> flaws = new ArrayList<>();
      body.path("errors").forEach(error -> flaws.add(error.path("detail").asString("")));
      String detail = body.path("detail").asString(body.path("title").asString(""));
      return "the server answered "
          + status
          + ": "
          + (flaws.isEmpty() ? detail : String.join(" ", flaws));
    }
  }

  private final URI server;
  private final @Nullable String key;
  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(10))
          .build();

  Client(URI server, @Nullable String key) {
    this.server = server;
    this.key = key;
  }

  /** Adds one {@code name=value} to a query string, encoded. */
  static void parameter(StringBuilder query, String name, String value) {
    query
        .append(query.isEmpty() ? '?' : '&')
        .append(name)
        .append('=')
        .append(URLEncoder.encode(value, StandardCharsets.UTF_8));
  }

  Answer get(String path) throws IOException {
    return send(request(path).GET().timeout(Duration.ofSeconds(60)));
  }

  /**
   * Streams a file as the whole body; there is no time limit, the server sets one on slow senders.
   */
  Answer post(String path, Path file, String contentType) throws IOException {
    return send(
        request(path).header("Content-Type", contentType).POST(BodyPublishers.ofFile(file)));
  }

  /** Streams one file as {@code multipart/form-data} (RFC 7578). */
  Answer upload(String path, Path file) throws IOException {
    byte[] random = new byte[16];
    ThreadLocalRandom.current().nextBytes(random);
    String boundary = "wci-" + HexFormat.of().formatHex(random);
    String name =
        file.getFileName()
            .toString()
            .replace("\"", "%22")
            .replace("\r", "%0D")
            .replace("\n", "%0A");
    BodyPublisher body =
        BodyPublishers.concat(
            BodyPublishers.ofString(
                "--"
                    + boundary
                    + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\""
                    + name
                    + "\"\r\nContent-Type: application/octet-stream\r\n\r\n"),
            BodyPublishers.ofFile(file),
            BodyPublishers.ofString("\r\n--" + boundary + "--\r\n"));
    return send(
        request(path)
            .header("Content-Type", "multipart/form-data; boundary=" + boundary)
            .POST(body));
  }

  private HttpRequest.Builder request(String path) {
    HttpRequest.Builder request = HttpRequest.newBuilder(server.resolve(path));
    request.header("Accept", "application/json");
    if (key != null) {
      request.header("Authorization", "Bearer " + key);
    }
    return request;
  }

  private Answer send(HttpRequest.Builder request) throws IOException {
    try {
      HttpResponse<byte[]> response = http.send(request.build(), BodyHandlers.ofByteArray());
      return new Answer(response.statusCode(), read(response));
    } catch (ConnectException refused) {
      throw new CommandFailed(
          "no server answers at " + server + "; start one with: wci serve", refused);
    } catch (HttpTimeoutException late) {
      throw new CommandFailed("the server at " + server + " did not answer in time", late);
    } catch (IOException ended) {
      throw new CommandFailed(
          "the connection to "
              + server
              + " ended before the answer; if the server has stopped, start it and give this"
              + " command again: what it has already is not taken twice",
          ended);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new CommandFailed("interrupted", interrupted);
    }
  }

  private JsonNode read(HttpResponse<byte[]> response) {
    try {
      return JSON.readTree(response.body());
    } catch (JacksonException notJson) {
      throw new CommandFailed(
          server + " answered " + response.statusCode() + " without JSON; is it a knowledge base?",
          notJson);
    }
  }

  URI server() {
    return server;
  }
}

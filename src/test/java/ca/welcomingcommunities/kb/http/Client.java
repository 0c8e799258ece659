package ca.welcomingcommunities.kb.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Talks to a {@link TestServer}. */
final class Client {
  private static final HttpClient HTTP =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private final int port;

  Client(int port) {
    this.port = port;
  }

  /** A whole answer. */
  record Answer(HttpResponse<byte[]> response) {
    int status() {
      return response.statusCode();
    }

    String header(String name) {
      return response.headers().firstValue(name).orElse("");
    }

    List<String> headers(String name) {
      return response.headers().allValues(name);
    }

    String text() {
      return new String(response.body(), StandardCharsets.UTF_8);
    }

    JsonNode json() {
      return Json.MAPPER.readTree(response.body());
    }
  }

  Answer get(String path, String... headers) {
    return send("GET", path, null, headers);
  }

  /** Sends a request with a body (or null) and pairs of header name and value. */
  Answer send(String method, String path, byte @Nullable [] body, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
            .timeout(Duration.ofSeconds(60))
            .method(
                method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return send(request.build());
  }

  /** Sends a body without saying its length, in chunks. */
  Answer sendChunked(String path, InputStream body, String... headers) {
    return send(
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
            .timeout(Duration.ofSeconds(60))
            .POST(BodyPublishers.ofInputStream(() -> body))
            .headers(headers)
            .build());
  }

  private static Answer send(HttpRequest request) {
    try {
      return new Answer(HTTP.send(request, BodyHandlers.ofByteArray()));
    } catch (IOException e) {
      throw new AssertionError(request.method() + " " + request.uri() + " got no answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /** Hands in a {@link #form}. */
  Answer upload(String key, byte[] form) {
    return send(
        "POST",
        "/api/documents",
        form,
        "Content-Type",
        "multipart/form-data; boundary=XX",
        "Authorization",
        "Bearer " + key);
  }

  /** The job of an upload's first file, once it has ended. */
  JsonNode ended(String key, Answer upload) {
    long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (true) {
      JsonNode job = get(upload.header("Location"), "Authorization", "Bearer " + key).json();
      if (List.of("searchable", "needs-review", "failed").contains(job.path("state").asString())) {
        return job;
      }
      assertThat(System.nanoTime()).as(job.toString()).isLessThan(deadline);
      Thread.onSpinWait();
    }
  }

  /** Sends bytes as they stand and gives everything that comes back until the server closes. */
  String raw(String request) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout(20_000);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      socket.getOutputStream().flush();
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** A multipart body with boundary {@code XX} of one file and fields given as name and value. */
  static byte[] form(String filename, String content, String... fields) {
    StringBuilder body = new StringBuilder(file(filename, content));
    for (int i = 0; i < fields.length; i += 2) {
      body.append("--XX\r\nContent-Disposition: form-data; name=\"")
          .append(fields[i])
          .append("\"\r\n\r\n")
          .append(fields[i + 1])
          .append("\r\n");
    }
    return body.append("--XX--\r\n").toString().getBytes(StandardCharsets.UTF_8);
  }

  /** One part with a file. */
  static String file(String filename, String content) {
    return "--XX\r\nContent-Disposition: form-data; name=\"file\"; filename=\""
        + filename
        + "\"\r\nContent-Type: application/octet-stream\r\n\r\n"
        + content
        + "\r\n";
  }
}

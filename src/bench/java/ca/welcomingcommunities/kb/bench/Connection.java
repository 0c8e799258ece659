package ca.welcomingcommunities.kb.bench;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/**
 * A connection that is kept open, as little of HTTP/1.1 (RFC 9112) as the targets speak, so that
 * the client takes next to nothing of the time that is measured. For one thread.
 */
final class Connection implements AutoCloseable {
  private final Socket socket;
  private final InputStream in;
  private final OutputStream out;
  private byte[] body = new byte[1 << 16];
  private int length;

  Connection(URI server) throws IOException {
    this.socket = new Socket(InetAddress.getByName(server.getHost()), server.getPort());
    socket.setTcpNoDelay(true);
    this.in = new BufferedInputStream(socket.getInputStream(), 1 << 16);
    this.out = socket.getOutputStream();
  }

  /** A GET as bytes. */
  static byte[] get(URI server, String target) {
    return ("GET " + target + " HTTP/1.1\r\nHost: " + server.getAuthority() + "\r\n\r\n")
        .getBytes(StandardCharsets.US_ASCII);
  }

  /** A POST of JSON as bytes. */
  static byte[] post(URI server, String target, String json) {
    byte[] content = json.getBytes(StandardCharsets.UTF_8);
    String head =
        "POST %s HTTP/1.1\r\nHost: %s\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n"
            .formatted(target, server.getAuthority(), content.length);
    return (head + json).getBytes(StandardCharsets.UTF_8);
  }

  /**
   * Sends a request and reads the whole answer.
   *
   * @return how many bytes the body has
   * @throws IOException also for any status but 200
   */
  int ask(byte[] request) throws IOException {
    out.write(request);
    String status = line();
    int contentLength = -1;
    boolean chunked = false;
    for (String header = line(); !header.isEmpty(); header = line()) {
      String lower = header.toLowerCase(Locale.ROOT);
      if (lower.startsWith("content-length:")) {
        contentLength = Integer.parseInt(header.substring(15).strip());
      } else if (lower.startsWith("transfer-encoding:")) {
        chunked = lower.endsWith("chunked");
      }
    }
    length = 0;
    if (chunked) {
      for (int size = chunk(); size > 0; size = chunk()) {
        read(size);
        line();
      }
      line();
    } else {
      read(contentLength);
    }
    if (!status.startsWith("HTTP/1.1 200")) {
      throw new IOException(
          status + ": " + text() + " to " + new String(request, StandardCharsets.UTF_8));
    }
    return length;
  }

  private int chunk() throws IOException {
    return Integer.parseInt(line().split(";", 2)[0].strip(), 16);
  }

  private void read(int bytes) throws IOException {
    if (length + bytes > body.length) {
      body = Arrays.copyOf(body, Math.max(2 * body.length, length + bytes));
    }
    if (in.readNBytes(body, length, bytes) < bytes) {
      throw new EOFException("the answer ended early");
    }
    length += bytes;
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder(64);
    for (int c = in.read(); c != '\n'; c = in.read()) {
      if (c < 0) {
        throw new EOFException("the connection was closed");
      }
      if (c != '\r') {
        line.append((char) c);
      }
    }
    return line.toString();
  }

  /** The body of the last answer. */
  String text() {
    return new String(body, 0, length, StandardCharsets.UTF_8);
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}

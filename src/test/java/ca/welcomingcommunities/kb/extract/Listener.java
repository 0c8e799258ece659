package ca.welcomingcommunities.kb.extract;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/** Answers on a port of this machine, and counts who came. */
final class Listener implements Closeable {
  private static final byte[] ANSWER =
      "HTTP/1.0 200 OK\r\nContent-Type: text/plain\r\n\r\ncanary".getBytes(StandardCharsets.UTF_8);

  private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
  private final AtomicInteger connections = new AtomicInteger();

  Listener() throws IOException {
    Thread.ofVirtual().start(this::listen);
  }

  int port() {
    return server.getLocalPort();
  }

  String address() {
    return "http://127.0.0.1:" + port() + "/";
  }

  int connections() {
    return connections.get();
  }

  private void listen() {
    while (!server.isClosed()) {
      try (Socket caller = server.accept()) {
        connections.incrementAndGet();
        caller.getOutputStream().write(ANSWER);
      } catch (IOException closedOrGone) {
        // The next one, if there is one.
      }
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}

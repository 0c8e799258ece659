package ca.welcomingcommunities.kb.bench;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A server that was started for the bench, in a process of its own. Linux only: reads /proc. */
final class ServerProcess implements AutoCloseable {
  /** What the kernel counts processor time in (USER_HZ). */
  private static final long NANOS_A_TICK = 10_000_000;

  private static final int USER_TIME = 11;

  /** What part of a processor a server may use that has nothing to do. */
  private static final double IDLE = 0.05;

  private static final String LISTENING = "listening on ";

  private final Process process;
  private final URI address;

  private ServerProcess(Process process, URI address) {
    this.process = process;
    this.address = address;
  }

  /**
   * Starts a server and waits until it says {@code listening on} its address.
   *
   * @param log where all that it says afterwards goes
   */
  static ServerProcess start(ProcessBuilder command, Path log) throws IOException {
    Process process = command.redirectErrorStream(true).start();
    BufferedReader said = process.inputReader(StandardCharsets.UTF_8);
    StringBuilder before = new StringBuilder();
    for (String line = said.readLine(); line != null; line = said.readLine()) {
      if (line.startsWith(LISTENING)) {
        Thread.ofPlatform().daemon().start(() -> keep(said, log));
        return new ServerProcess(process, URI.create(line.substring(LISTENING.length()).strip()));
      }
      before.append(line).append('\n');
    }
    throw new IOException("the server did not start: " + before);
  }

  private static void keep(BufferedReader said, Path log) {
    try (said;
        BufferedWriter to = Files.newBufferedWriter(log)) {
      said.transferTo(to);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The program of the JDK that runs the bench. */
  static String jdk(String program) {
    return Path.of(System.getProperty("java.home"), "bin", program).toString();
  }

  URI address() {
    return address;
  }

  long pid() {
    return process.pid();
  }

  long cpuNanos() throws IOException {
    String stat = Files.readString(proc("stat"));
    // The name in brackets may hold anything, also blanks.
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
    return (Long.parseLong(fields[USER_TIME]) + Long.parseLong(fields[USER_TIME + 1]))
        * NANOS_A_TICK;
  }

  long memoryBytes() throws IOException {
    List<String> status = Files.readAllLines(proc("status"));
    String resident = status.stream().filter(l -> l.startsWith("VmRSS:")).findFirst().orElseThrow();
    return Long.parseLong(resident.replaceAll("[^0-9]", "")) * 1024;
  }

  private Path proc(String file) {
    return Path.of("/proc", String.valueOf(process.pid()), file);
  }

  /**
   * Waits until merging and whatever else follows a load is over.
   *
   * @param patience how long at most
   */
  void awaitIdle(Duration patience) throws IOException, InterruptedException {
    int idle = 0;
    for (int second = 0; idle < 3 && second < patience.toSeconds(); second++) {
      long before = cpuNanos();
      TimeUnit.SECONDS.sleep(1);
      idle = cpuNanos() - before < IDLE * 1e9 ? idle + 1 : 0;
    }
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(20, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}

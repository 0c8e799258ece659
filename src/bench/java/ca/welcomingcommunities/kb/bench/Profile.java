package ca.welcomingcommunities.kb.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedMethod;
import jdk.jfr.consumer.RecordingFile;

/**
 * Where our server's processor time goes, scenario by scenario, by the samples of the Java Flight
 * Recorder (by time used, JEP 509). For each: the product's own methods with everything below them,
 * and the methods that do the work themselves.
 */
final class Profile {
  private static final String PRODUCT = "ca.welcomingcommunities.kb.";

  private static final String SETTINGS =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <configuration version="2.0" label="samples">
        <event name="jdk.CPUTimeSample">
          <setting name="enabled">true</setting>
          <setting name="throttle">1ms</setting>
          <setting name="stackTrace">true</setting>
        </event>
      </configuration>
      """;

  private static final int SHOWN = 45;

  private final Ours server;
  private final Path folder;

  Profile(Ours server, Path folder) {
    this.server = server;
    this.folder = folder;
  }

  /** Asks for some seconds, and prints. */
  void of(String title, List<Question> questions, Duration time)
      throws IOException, InterruptedException {
    Path file = folder.resolve(title.replaceAll("[^A-Za-z0-9]+", "-") + ".jfr").toAbsolutePath();
    Files.deleteIfExists(file);
    Path settings = Files.writeString(folder.resolve("samples.jfc"), SETTINGS).toAbsolutePath();
    jcmd("JFR.start", "name=bench", "settings=" + settings);
    Load load = Load.of(server, questions, 1, time);
    jcmd("JFR.stop", "name=bench", "filename=" + file);
    System.out.printf("%n== %s: %.0f us CPU a request%n", title, load.cpuMicros());
    print(file, load.cpuMicros());
  }

  private void jcmd(String... command) throws IOException, InterruptedException {
    List<String> all = new ArrayList<>();
    all.add(Path.of(System.getProperty("java.home"), "bin", "jcmd").toString());
    all.add(String.valueOf(server.pid()));
    all.addAll(List.of(command));
    Process process = new ProcessBuilder(all).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (!process.waitFor(60, TimeUnit.SECONDS) || process.exitValue() != 0) {
      throw new IOException(String.join(" ", all) + ": " + said);
    }
  }

  private static void print(Path file, double micros) throws IOException {
    Map<String, Integer> self = new HashMap<>();
    Map<String, Integer> with = new HashMap<>();
    int samples = 0;
    int others = 0;
    try (RecordingFile recording = new RecordingFile(file)) {
      while (recording.hasMoreEvents()) {
        RecordedEvent event = recording.readEvent();
        if (!event.getEventType().getName().equals("jdk.CPUTimeSample")) {
          continue;
        }
        if (event.getStackTrace() != null && answers(event.getStackTrace().getFrames())) {
          count(event.getStackTrace().getFrames(), self, with);
          samples++;
        } else {
          others++;
        }
      }
    }
    double answering = micros * samples / Math.max(1, samples + others);
    System.out.printf(
        "%.0f us of it in threads that answer, %.0f elsewhere%n", answering, micros - answering);
    print("with what they call", with, samples, answering);
    print("alone", self, samples, answering);
  }

  /** Whether a request is behind it, and not the compiler or a thread of the background. */
  private static boolean answers(List<RecordedFrame> frames) {
    return frames.stream()
        .map(frame -> frame.getMethod().getType().getName())
        .anyMatch(
            type -> type.startsWith("org.eclipse.jetty.") || type.startsWith(PRODUCT + "http."));
  }

  private static void count(
      List<RecordedFrame> frames, Map<String, Integer> self, Map<String, Integer> with) {
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < frames.size(); i++) {
      RecordedMethod method = frames.get(i).getMethod();
      String type = method.getType().getName();
      String name = type.substring(type.lastIndexOf('.') + 1) + "." + method.getName();
      if (i == 0) {
        self.merge(name, 1, Integer::sum);
      }
      boolean library =
          type.startsWith("org.apache.lucene.") || type.startsWith("tools.jackson.databind.Obj");
      boolean named = !type.contains("0x0") && !method.getName().startsWith("lambda$");
      if ((type.startsWith(PRODUCT) || library) && named && seen.add(name)) {
        with.merge(name, 1, Integer::sum);
      }
    }
  }

  private static void print(String title, Map<String, Integer> counts, int samples, double micros) {
    System.out.printf("-- %s (%d samples)%n", title, samples);
    counts.entrySet().stream()
        .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder()))
        .limit(SHOWN)
        .forEach(one ->
            System.out.printf(
                "%5.1f %% %6.0f us  %s%n",
                100.0 * one.getValue() / samples, micros * one.getValue() / samples, one.getKey()));
  }
}

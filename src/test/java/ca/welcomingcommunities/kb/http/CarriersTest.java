package ca.welcomingcommunities.kb.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** In a process that maps the lowest priority of Java to niceness 10, as {@code wci} starts it. */
@Timeout(120)
class CarriersTest {

  @Test
  void aThreadOfLowPriorityThatWakesARequestMakesNoneThatStaysLow() throws Exception {
    assumeOrdinaryNiceness();
    assertThat(nicenessOfCarriers("open")).isNotEmpty().containsOnly("0");
  }

  /** Otherwise the one above would prove nothing. */
  @Test
  void withoutThemItWould() throws Exception {
    assumeOrdinaryNiceness();
    assertThat(nicenessOfCarriers("closed")).isNotEmpty().containsOnly("10");
  }

  private static void assumeOrdinaryNiceness() throws IOException {
    Path self = Path.of("/proc/self/stat");
    assumeTrue(Files.exists(self), "only Linux threads have a niceness");
    assumeTrue(Waking.niceness(self).equals("0"), "only where the tests run at niceness 0");
  }

  private static List<String> nicenessOfCarriers(String how) throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:ThreadPriorityPolicy=1",
                "-XX:JavaPriority1_To_OSPriority=10",
                "-XX:-PrintWarnings",
                "-Djdk.virtualThreadScheduler.parallelism=8",
                "-cp",
                System.getProperty("java.class.path"),
                Waking.class.getName(),
                how)
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    process.getOutputStream().close();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).isZero();
    return said.lines().toList();
  }

  /** Wakes virtual threads from a thread of the lowest priority; says how nice carriers are. */
  static final class Waking {
    private Waking() {}

    public static void main(String[] how) throws Exception {
      Carriers carriers = how[0].equals("open") ? Carriers.open() : null;
      CountDownLatch ended = new CountDownLatch(16);
      Thread low =
          Thread.ofPlatform()
              .priority(Thread.MIN_PRIORITY)
              .start(() -> {
                for (int i = 0; i < 16; i++) {
                  Thread.startVirtualThread(ended::countDown);
                }
              });
      low.join();
      ended.await();
      carriers().forEach(System.out::println);
      if (carriers != null) {
        carriers.close();
      }
    }

    private static List<String> carriers() throws IOException {
      List<String> found = new ArrayList<>();
      try (var threads = Files.newDirectoryStream(Path.of("/proc/self/task"))) {
        for (Path thread : threads) {
          try {
            if (Files.readString(thread.resolve("comm")).startsWith("ForkJoinPool-")) {
              found.add(niceness(thread.resolve("stat")));
            }
          } catch (IOException ended) {
            // A thread of the virtual machine, such as one that compiled something.
          }
        }
      }
      return found;
    }

    /** The nineteenth field; after the name, which may have blanks, comes the third. */
    static String niceness(Path stat) throws IOException {
      String line = Files.readString(stat);
      return line.substring(line.lastIndexOf(')') + 2).split(" ", -1)[16];
    }
  }
}

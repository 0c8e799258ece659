package ca.welcomingcommunities.kb.extract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ca.welcomingcommunities.kb.Rights;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** What whatever runs in a child can reach: code of ours tries it there. */
class IsolationIT {
  private static final String PROBES = ProbingParser.class.getName();

  /** Of this machine; in most a line of /etc/hosts. (That localhost has one, Java knows itself.) */
  private static final String NAME = nameOfThisMachine();

  @RegisterExtension
  static final Reader CLOSED = new Reader(Reader.limits(), Optional.empty(), PROBES);

  @RegisterExtension
  static final Reader WITHOUT_NAMESPACES =
      new Reader(Reader.limits(), Optional.empty(), PROBES).withoutNamespaces();

  @RegisterExtension
  static final Reader OPEN =
      new Reader(Reader.limits(), Optional.empty(), PROBES).withoutNamespaces().withNetwork();

  @TempDir Path folder;

  @Test
  void whereLinuxLetsItChildrenReachNoNetworkAndWriteOnlyIntoTheirOwnFolder() throws Exception {
    Rights.assume(mayMount(), "only where anybody may make namespaces and close disks in them");
    Path outside = folder.resolve("outside");
    Path inside = CLOSED.folder().resolve("parser-1/tmp/inside");
    try (Listener listener = new Listener()) {
      assertThat(
              probe(
                  CLOSED,
                  "socket=" + listener.port(),
                  "channel=" + listener.port(),
                  "fetch=" + listener.address(),
                  "resolve=" + NAME,
                  "write=" + outside,
                  "write=" + inside))
          .hasSize(6)
          .startsWith("socket SocketException")
          .containsSequence("resolve UnknownHostException", "write FileSystemException")
          .endsWith("write done")
          .filteredOn(line -> line.endsWith("done"))
          .hasSize(1);
      assertThat(listener.connections()).isZero();
    }
    assertThat(outside).doesNotExist();
    assertThat(inside).exists();
  }

  @Test
  void elsewhereNoNameHasAnAddressAndSocketsLeadNowhere() throws Exception {
    try (Listener listener = new Listener()) {
      assertThat(
              probe(
                  WITHOUT_NAMESPACES,
                  "socket=" + listener.port(),
                  "fetch=" + listener.address(),
                  "resolve=" + NAME))
          .hasSize(3)
          .noneMatch(line -> line.endsWith("done"));
      assertThat(listener.connections()).isZero();
    }
  }

  /** Otherwise the two above would prove nothing. */
  @Test
  void whoWereNotKeptFromItWouldReachAll() throws Exception {
    Path outside = folder.resolve("outside");
    try (Listener listener = new Listener()) {
      assertThat(
              probe(
                  OPEN,
                  "socket=" + listener.port(),
                  "channel=" + listener.port(),
                  "fetch=" + listener.address(),
                  "write=" + outside))
          .hasSize(4)
          .allMatch(line -> line.endsWith("done"));
      assertThat(listener.connections()).isEqualTo(3);
    }
    assertThat(outside).exists();
    assumeFalse(NAME.endsWith(".invalid"), "only where this machine has a name");
    assertThat(probe(OPEN, "resolve=" + NAME)).containsExactly("resolve done");
  }

  @Test
  void childrenSeeNothingOfOurEnvironmentAndLeaveNothingElsewhere() throws Exception {
    assumeTrue(Files.isDirectory(Path.of("/proc/self")), "only Linux shows environments");
    probe(WITHOUT_NAMESPACES, "resolve=" + NAME);
    List<ProcessHandle> children =
        ProcessHandle.current()
            .descendants()
            .filter(child -> environment(child).contains("HOME=" + WITHOUT_NAMESPACES.folder()))
            .toList();
    assertThat(children).hasSize(1);
    assertThat(environment(children.getFirst()).split("\0"))
        .allMatch(entry -> entry.matches("(LANG|LC_ALL|OMP_THREAD_LIMIT|PATH|HOME)=.*"));
    // Where every Java process writes figures of itself, if it is not told not to.
    String figures = "hsperfdata_" + System.getProperty("user.name");
    assertThat(Path.of("/tmp", figures, Long.toString(children.getFirst().pid()))).doesNotExist();
  }

  private List<String> probe(Reader reader, String... probes)
      throws IOException, InterruptedException {
    return reader
        .text(ProbingParser.write(folder.resolve("probes"), probes), "a.xml")
        .lines()
        .toList();
  }

  private static String nameOfThisMachine() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "no-name.invalid";
    }
  }

  /** Many containers let nobody mount anything, also where they allow namespaces. */
  private boolean mayMount() throws InterruptedException {
    String closing =
        "mount --bind \"$0\" \"$0\" && mount -o remount,bind,ro \"$0\" && [ ! -w \"$0\" ]";
    return Rights.run("unshare", "-rnm", "sh", "-c", closing, folder.toString());
  }

  private static String environment(ProcessHandle process) {
    try {
      return Files.readString(Path.of("/proc", Long.toString(process.pid()), "environ"));
    } catch (IOException gone) {
      return "";
    }
  }
}

package ca.welcomingcommunities.kb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.util.Locale;

/** For tests that need rights which not every machine gives. */
public final class Rights {
  private Rights() {}

  /**
   * Skips the test where something is not allowed. Where root of a Linux runs it with CI=true, that
   * is a failure: there it must be allowed, or nobody would ever notice that the test is skipped.
   */
  public static void assume(boolean allowed, String reason) {
    boolean required = "true".equals(System.getenv("CI")) && isLinuxRoot();
    assumeTrue(allowed || required, reason);
    assertThat(allowed).as(reason).isTrue();
  }

  /** Runs a program to its end, silently; false if it fails or is not there. */
  public static boolean run(String... command) throws InterruptedException {
    try {
      return new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException notThere) {
      return false;
    }
  }

  private static boolean isLinuxRoot() {
    return System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("linux")
        && System.getProperty("user.name").equals("root");
  }
}

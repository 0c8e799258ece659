package ca.welcomingcommunities.kb.http.pages;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Frame;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** The rules of axe for WCAG 2.0 to 2.2 A and AA and good practice. */
final class Axe {
  /**
   * The rules' own script, from the jar of their Java binding, which would load it anew each time.
   */
  private static final String SCRIPT = script();

  private Axe() {}

  private static String script() {
    try (InputStream in = AxeBuilder.class.getResourceAsStream("/axe.min.js")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Brings the rules to a frame of a page, which has to have them too. */
  static void load(Frame frame) {
    frame.evaluate(SCRIPT);
  }

  /** Brings the rules to a page that was just loaded. */
  static void load(Page page) {
    page.evaluate(SCRIPT);
  }

  /** What is wrong on a page as it stands; shadow roots and frames of one origin included. */
  static List<?> violations(Page page) {
    Object found =
        page.evaluate(
            """
            () => axe.run(document, {
                runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
                resultTypes: ['violations']})
              .then(found => found.violations.map(
                  each => each.id + ': ' + each.nodes.map(node => node.html)))
            """);
    return (List<?>) found;
  }
}

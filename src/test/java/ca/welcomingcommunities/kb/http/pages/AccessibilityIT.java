package ca.welcomingcommunities.kb.http.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every page, in both languages, light and dark, on a phone and on a desk, against WCAG 2.2 AA. */
final class AccessibilityIT {
  private static final List<String> RULES =
      List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");
  private static final int PHONE = 320;
  private static final int DESK = 1280;

  /** What one page may weigh with its style sheet. */
  private static final int MAX_BYTES = 60_000;

  @TempDir static Path folder;

  private static Chromium chromium;
  private static BrowsedServer server;
  private static Map<String, String> paths;

  @BeforeAll
  static void start() throws IOException, InterruptedException {
    chromium = Chromium.start();
    server = BrowsedServer.start(folder);
    paths = paths();
  }

  @AfterAll
  static void stop() throws IOException {
    if (server != null) {
      server.close();
    }
    if (chromium != null) {
      chromium.close();
    }
  }

  private static Map<String, String> paths() throws IOException {
    Map<String, String> paths = new LinkedHashMap<>();
    paths.put("home", "/");
    paths.put("everything", "/search");
    paths.put("results", "/search?q=housing");
    paths.put("filtered", "/search?q=housing+OR+logement&region=on-eastern&yearFrom=2009&page=1");
    paths.put("nothing", "/search?q=xylophone&region=on-eastern&type=strategic-plan");
    paths.put("notice", "/search?q=%22housing");
    paths.put("document", "/documents/" + server.idOf("part 1") + "?q=housing");
    paths.put("page", "/documents/" + server.idOf("partie 4") + "?page=2");
    paths.put("long", "/documents/" + server.idOf("narrow screen"));
    paths.put("sign-in", "/upload");
    paths.put("missing", "/no-such-page");
    paths.put("broken", "/broken");
    return paths;
  }

  static Stream<Arguments> looks() {
    List<Arguments> looks = new ArrayList<>();
    for (String language : List.of("en", "fr")) {
      for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
        for (int width : new int[] {PHONE, DESK}) {
          looks.add(Arguments.of(language, scheme, width));
        }
      }
    }
    return looks.stream();
  }

  @ParameterizedTest
  @MethodSource("looks")
  void everyPageIsAccessible(String language, ColorScheme scheme, int width) {
    Map<String, String> titles = new HashMap<>();
    try (BrowserContext visitor = chromium.visitor(width, scheme)) {
      Page page = visitor.newPage();
      for (Map.Entry<String, String> path : paths.entrySet()) {
        page.navigate(server.url() + "/" + language + path.getValue());
        String look = path.getKey() + "-" + language + "-" + scheme + "-" + width;
        check(page, look, language, width);
        assertThat(titles.put(page.title(), look))
            .as("title of %s: %s", look, page.title())
            .isNull();
      }
      signIn(page, language);
      check(page, "upload-" + language + "-" + scheme + "-" + width, language, width);
      page.locator("#file").setInputFiles(SmallFiles.text(folder, "accessible.txt"));
      page.locator("main form[enctype] button").click();
      check(page, "receipt-" + language + "-" + scheme + "-" + width, language, width);
    }
  }

  private static void signIn(Page page, String language) {
    page.navigate(server.url() + "/" + language + "/upload");
    page.locator("#key").fill(server.key());
    page.locator("main form button").click();
  }

  private static void check(Page page, String look, String language, int width) {
    page.screenshot(
        new Page.ScreenshotOptions()
            .setPath(Path.of("target/screenshots", look + ".png"))
            .setFullPage(true));
    List<Rule> violations = new AxeBuilder(page).withTags(RULES).analyze().getViolations();
    assertThat(violations.stream().map(AccessibilityIT::words)).as(look).isEmpty();
    assertThat(number(page, "document.documentElement.scrollWidth"))
        .as("%s does not scroll sideways", look)
        .isLessThanOrEqualTo(width);
    assertThat(page.locator("h1").count()).as("%s has one main heading", look).isEqualTo(1);
    assertThat(page.locator("html").getAttribute("lang")).isEqualTo(language);
  }

  private static String words(Rule rule) {
    return rule.getId() + ": " + rule.getNodes().stream().map(node -> node.getHtml()).toList();
  }

  private static int number(Page page, String expression) {
    return ((Number) page.evaluate(expression)).intValue();
  }

  @Test
  void everythingOneTouchesIsLargeEnoughForAFinger() {
    try (BrowserContext visitor = chromium.visitor(PHONE, ColorScheme.LIGHT)) {
      Page page = visitor.newPage();
      for (String path : paths.values()) {
        page.navigate(server.url() + "/en" + path);
        assertThat(page.evaluate(TOO_SMALL)).as(path).isEqualTo(List.of());
      }
    }
  }

  /** Controls that are seen and lower than 44 pixels; a check box counts with its label. */
  private static final String TOO_SMALL =
      """
      () => {
        document.querySelectorAll('details').forEach(d => d.open = true);
        return [...document.querySelectorAll(
            'button, .button, select, input:not([type=checkbox]):not([type=hidden]), summary,'
            + ' .facet li label, .chips a, header nav a, .switch, .brand, .tiles a')]
          .filter(e => !e.closest('.why'))
          .filter(e => e.getBoundingClientRect().height < 43.5)
          .map(e => e.outerHTML.slice(0, 120));
      }
      """;

  @Test
  void noPageIsHeavy() {
    try (BrowserContext visitor = chromium.visitor(DESK, ColorScheme.LIGHT)) {
      Page page = visitor.newPage();
      for (String path : paths.values()) {
        int[] bytes = new int[1];
        page.onResponse(response -> bytes[0] += response.body().length);
        page.navigate(server.url() + "/en" + path);
        assertThat(bytes[0]).as(path).isBetween(1_000, MAX_BYTES);
        page.close();
        page = visitor.newPage();
      }
    }
  }
}

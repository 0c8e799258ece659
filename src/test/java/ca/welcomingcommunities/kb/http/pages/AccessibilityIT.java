package ca.welcomingcommunities.kb.http.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every page, in both languages, light and dark, on a phone and on a desk, against WCAG 2.2 AA. */
final class AccessibilityIT {
  private static final String RULES =
      """
      {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}\
      """;

  /** What a dark style sheet can break. */
  private static final String COLOURS =
      """
      {"type": "rule", "values": ["color-contrast", "link-in-text-block"]}\
      """;

  /** Under the desk's address, for an administrator. */
  private static final List<String> DESK_PAGES =
      List.of("keys", "activity", "upkeep", "searches", "wanted", "bulk");

  private static final int PHONE = 320;
  private static final int DESK = 1280;
  private static final int HEIGHT = 900;

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
    paths.put("new", "/whats-new");
    paths.put("nothing", "/search?q=xylophone&region=on-eastern&type=strategic-plan");
    paths.put("notice", "/search?q=%22housing");
    paths.put("document", "/documents/" + server.idOf("part 1") + "?q=housing");
    paths.put("page", "/documents/" + server.idOf("partie 4") + "?page=2");
    paths.put("long", "/documents/" + server.idOf("narrow screen"));
    paths.put("people", "/speakers");
    paths.put("speakers", "/speakers?q=policing&region=ca-on");
    paths.put("nobody", "/speakers?q=xylophone");
    paths.put("shortlist", "/speakers?q=children&shortlist=zinga-dawn&shortlist=skerritt-ginelle");
    paths.put("speaker", "/speakers/lacassagne-aurelie");
    paths.put("corrected", "/speakers/pottie-kevin?sent=1");
    paths.put("browse", "/browse");
    paths.put("terms", "/browse/theme");
    paths.put("term", "/browse/cluster/health-wellbeing");
    paths.put("partnership", "/browse/lip/ottawa");
    paths.put("help", "/help");
    paths.put("about", "/about");
    paths.put("accessibility", "/accessibility");
    paths.put("sign-in", "/upload");
    paths.put("missing", "/no-such-page");
    paths.put("broken", "/broken");
    return paths;
  }

  @ParameterizedTest
  @ValueSource(strings = {"en", "fr"})
  void everyPageIsAccessible(String language) throws IOException, InterruptedException {
    Map<String, String> titles = new HashMap<>();
    try (BrowserContext visitor = chromium.visitor(PHONE, ColorScheme.LIGHT)) {
      Page page = visitor.newPage();
      for (Map.Entry<String, String> path : paths.entrySet()) {
        page.navigate(server.url() + "/" + language + path.getValue());
        String name = path.getKey() + "-" + language;
        assertThat(titles.put(page.title(), name)).as("title of %s", name).isNull();
        check(page, name, language);
      }
      page.navigate(server.url() + "/" + language + "/upload");
      page.locator("#key").fill(server.key());
      page.locator("main form button").click();
      check(page, "upload-" + language, language);
      page.locator("#file").setInputFiles(SmallFiles.text(folder, "accessible.txt"));
      page.locator("main form[enctype] button").click();
      check(page, "receipt-" + language, language);
      String desk = language.equals("fr") ? "/fr/administration" : "/en/admin";
      Path doubtful = folder.resolve("doubtful-" + language + ".txt");
      Files.writeString(
          doubtful, "Memo " + language + "\n\nThey spoke of hate crime and the police.\n");
      server.handIn(doubtful);
      page.navigate(server.url() + desk);
      check(page, "desk-" + language, language);
      page.locator("button[name=keep]").first().click();
      check(page, "decided-" + language, language);
      page.navigate(server.url() + desk + "/documents/" + server.idOf("part 1"));
      check(page, "correct-" + language, language);
      page.navigate(server.url() + "/" + language + "/speakers/zinga-dawn");
      page.locator("main form button").click();
      check(page, "incorrect-" + language, language);
      page.locator("#message").fill("Another university now");
      page.locator("main form button").click();
      page.navigate(server.url() + desk);
      check(page, "waiting-" + language, language);
      page.locator("#proposals ~ .waiting h3 a").first().click();
      check(page, "proposed-" + language, language);
    }
  }

  /** What only those see whose key allows it. */
  @ParameterizedTest
  @ValueSource(strings = {"en", "fr"})
  void everyPageOfTheDeskIsAccessible(String language) throws IOException, InterruptedException {
    try (BrowserContext visitor = chromium.visitor(PHONE, ColorScheme.LIGHT)) {
      Page page = visitor.newPage();
      String desk = server.url() + (language.equals("fr") ? "/fr/administration" : "/en/admin");
      page.navigate(desk);
      check(page, "door-" + language, language);
      page.locator("#key").fill(server.adminKey());
      page.locator("main form button").click();
      for (String name : DESK_PAGES) {
        page.navigate(desk + "/" + name);
        check(page, name + "-" + language, language);
      }
      page.locator("#file")
          .setInputFiles(
              new Path[] {
                SmallFiles.text(folder, "listed-" + language + ".txt"),
                SmallFiles.list(folder, "listed-" + language + ".txt", "missing.txt")
              });
      page.locator("main form.panel button").click();
      check(page, "bulk-checked-" + language, language);
      page.navigate(desk + "/keys");
      page.locator("#name").fill("Somebody new");
      page.locator("main form.panel button").click();
      check(page, "key-made-" + language, language);
    }
    try (BrowserContext visitor = chromium.visitor(PHONE, ColorScheme.LIGHT)) {
      Page page = visitor.newPage();
      page.navigate(server.url() + "/" + language + "/upload");
      page.locator("#key").fill(server.contributorKey());
      page.locator("main form button").click();
      String file = "own-" + language + ".txt";
      page.locator("#file").setInputFiles(SmallFiles.text(folder, file));
      page.locator("main form[enctype] button").click();
      page.navigate(server.url() + (language.equals("fr") ? "/fr/administration" : "/en/admin"));
      check(page, "own-" + language, language);
    }
  }

  /** One page in all its looks; the page is loaded once, as it is when a phone is turned. */
  private static void check(Page page, String name, String language) {
    assertThat(page.locator("h1").count()).as("%s has one main heading", name).isEqualTo(1);
    assertThat(page.locator("html").getAttribute("lang")).isEqualTo(language);
    Axe.load(page);
    for (int width : new int[] {PHONE, DESK}) {
      page.setViewportSize(width, HEIGHT);
      assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
          .as("%s does not scroll sideways at %d pixels", name, width)
          .isEqualTo(true);
      assertThat(violations(page, RULES)).as("%s at %d", name, width).isEqualTo(List.of());
      page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
      assertThat(violations(page, COLOURS)).as("dark %s at %d", name, width).isEqualTo(List.of());
      screenshot(page, name + "-dark-" + width);
      page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
    }
    page.setViewportSize(PHONE, HEIGHT);
    screenshot(page, name + "-light-" + PHONE);
    assertThat(page.evaluate(TOO_SMALL)).as("controls of %s", name).isEqualTo(List.of());
  }

  private static void screenshot(Page page, String look) {
    page.screenshot(
        new Page.ScreenshotOptions().setPath(Path.of("target/screenshots", look + ".png")));
  }

  private static Object violations(Page page, String rules) {
    return page.evaluate(
        """
        rules => axe.run(document, {runOnly: rules, resultTypes: ['violations']}).then(found =>
            found.violations.map(each => each.id + ': ' + each.nodes.map(node => node.html)))
        """,
        page.evaluate("rules => JSON.parse(rules)", rules));
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

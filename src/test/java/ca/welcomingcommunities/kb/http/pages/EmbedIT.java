package ca.welcomingcommunities.kb.http.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import ca.welcomingcommunities.kb.document.Language;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Frame;
import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** The page that writes code for other sites, that code pasted there, and the frame. */
final class EmbedIT {
  @TempDir static Path folder;

  private static Chromium chromium;
  private static BrowsedServer server;
  private static HostSite host;

  @BeforeAll
  static void start() throws IOException, InterruptedException {
    chromium = Chromium.start();
    server = BrowsedServer.start(folder);
    host = HostSite.start(server.url());
  }

  @AfterAll
  static void stop() throws IOException {
    if (host != null) {
      host.close();
    }
    if (server != null) {
      server.close();
    }
    if (chromium != null) {
      chromium.close();
    }
  }

  @Test
  void itIsAccessibleInBothLanguages() {
    try (BrowserContext visitor = chromium.visitor(320, ColorScheme.LIGHT)) {
      Page page = visitor.newPage();
      for (String language : List.of("en", "fr")) {
        for (String path : List.of("/embed?lang=" + language, "/embed/frame?q=housing")) {
          page.navigate(server.url() + "/" + language + path);
          String name = path.contains("frame") ? "frame-" + language : "embed-" + language;
          FrameLocator preview = page.frameLocator("#preview");
          assertThat(
                  path.contains("frame")
                      ? page.locator("wci-search h2")
                      : preview.getByRole(AriaRole.COMBOBOX))
              .isVisible();
          for (Frame frame : page.frames()) {
            Axe.load(frame);
          }
          for (int width : new int[] {320, 1280}) {
            page.setViewportSize(width, 900);
            assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
                .as("%s does not scroll sideways at %d pixels", name, width)
                .isEqualTo(true);
            for (ColorScheme scheme : List.of(ColorScheme.DARK, ColorScheme.LIGHT)) {
              page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
              assertThat(Axe.violations(page)).as("%s at %d %s", name, width, scheme).isEmpty();
              page.screenshot(
                  new Page.ScreenshotOptions()
                      .setFullPage(true)
                      .setPath(
                          Path.of(
                              "target/screenshots",
                              "%s-%s-%d.png".formatted(name, scheme, width))));
            }
          }
        }
      }
    }
  }

  @Test
  void theCodeThatItWritesWorksWhereItIsPasted() {
    try (BrowserContext visitor = chromium.visitor(1280, ColorScheme.LIGHT)) {
      List<String> complaints = new ArrayList<>();
      visitor.grantPermissions(List.of("clipboard-read", "clipboard-write"));
      Page page = visitor.newPage();
      page.onConsoleMessage(message -> complaints.add(message.text()));
      page.navigate(server.url() + "/en/embed");
      page.selectOption("select[name=lang]", "fr");
      page.selectOption("select[name=region]", "on-northeastern");
      assertThat(page.frameLocator("#preview").getByRole(AriaRole.BUTTON)).hasText("Chercher");
      assertThat(page.locator("#code"))
          .hasValue(Pattern.compile("lang=\"fr\"[\\s\\S]*region=on-northeastern"));
      page.locator("#copy").click();
      assertThat(page.locator("#copied")).hasText(Messages.in(Language.EN).say("embed.copied"));
      String code = (String) page.evaluate("navigator.clipboard.readText()");
      assertThat(code).isEqualTo(page.locator("#code").inputValue());

      page.navigate(host.publish("pasted", "en", code));
      page.getByRole(AriaRole.COMBOBOX).fill("logement");
      page.getByRole(AriaRole.COMBOBOX).press("Enter");
      assertThat(page.locator("wci-search h2")).containsText("pour «\u00a0logement\u00a0»");
      assertThat(complaints).isEmpty();
    }
  }

  @Test
  void withoutScriptsThePageWritesTheSameCode() {
    try (BrowserContext visitor = chromium.visitorWithoutScripts()) {
      Page page = visitor.newPage();
      page.navigate(server.url() + "/fr/embed");
      page.selectOption("select[name=mode]", "speakers");
      page.locator("#maker button").click();
      assertThat(page.locator("#code").inputValue()).contains("mode=\"speakers\" lang=\"fr\"");
      assertThat(page.locator("#copy")).isHidden();
    }
  }

  @Test
  void anAddressThatIsPastedBecomesAFrameThatWorksInASandbox() {
    try (BrowserContext visitor = chromium.visitor(1280, ColorScheme.LIGHT)) {
      Page page = visitor.newPage();
      String asked = server.url() + "/en/embed/frame?mode=results&q=housing&region=on-eastern";
      page.navigate(asked);
      String discovered = page.locator("link[type='application/json+oembed']").getAttribute("href");
      String html =
          JsonMapper.builder()
              .build()
              .readTree(page.request().get(discovered).text())
              .path("html")
              .asString();
      // What WordPress makes of the frames of sites it does not know.
      String framed =
          html.replaceFirst("src=\"([^\"]+)\"", "src=\"$1#?secret=abcdefghij\"")
              .replace("<iframe ", "<iframe sandbox=\"allow-scripts\" security=\"restricted\" ");
      page.navigate(host.publish("framed", "en", framed));
      page.evaluate(
          "() => { window.told = []; addEventListener('message', e => told.push(e.data)); }");
      FrameLocator frame = page.frameLocator("iframe");
      assertThat(frame.locator("h2")).containsText("for “housing”");
      frame.getByRole(AriaRole.COMBOBOX).fill("affordable");
      frame.getByRole(AriaRole.COMBOBOX).press("Enter");
      assertThat(frame.locator("h2")).containsText("for “affordable”");
      frame.locator("h3 a").first().click();
      page.waitForFunction("told.some(each => each.message === 'link')");
      assertThat(
              page.evaluate(
                  "told.filter(each => each.message === 'link' && each.secret === 'abcdefghij'"
                      + " && each.value.includes('/en/documents/')).length"))
          .isEqualTo(1);
      assertThat(page.evaluate("told.some(each => each.message === 'height' && each.value > 200)"))
          .isEqualTo(true);
    }
  }
}

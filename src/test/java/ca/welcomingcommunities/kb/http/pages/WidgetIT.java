package ca.welcomingcommunities.kb.http.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import ca.welcomingcommunities.kb.http.embed.Widget;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The search element on somebody else's page: hostile styles, strict policy, another origin. */
final class WidgetIT {
  @TempDir static Path folder;

  private static Chromium chromium;
  private static BrowsedServer server;
  private static HostSite host;

  private final List<String> complaints = new ArrayList<>();
  private BrowserContext visitor;
  private Page page;

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

  @BeforeEach
  void visit() {
    visitor = chromium.visitor(1280, ColorScheme.LIGHT);
    page = visitor.newPage();
    page.onConsoleMessage(message -> complaints.add(message.type() + ": " + message.text()));
    page.onPageError(complaints::add);
    page.onDialog(dialog -> {
      complaints.add("dialog: " + dialog.message());
      dialog.dismiss();
    });
  }

  @AfterEach
  void leave() {
    visitor.close();
  }

  private static String script(String integrity) {
    return "<script type=\"module\" src=\"%s\" integrity=\"%s\" crossorigin=\"anonymous\"></script>\n"
        .formatted(server.url() + Widget.published().path(), integrity);
  }

  private static String script() {
    return script(Widget.published().integrity());
  }

  private static String widget(String language, String attributes) {
    return """
    <wci-search %s>
      <form action="%s/%s/search" role="search">
        <label>Plain search <input name="q" type="search"></label> <button>Plain</button>
      </form>
    </wci-search>
    """
        .formatted(attributes, server.url(), language);
  }

  private Locator box() {
    return page.getByRole(AriaRole.COMBOBOX);
  }

  private Locator heading() {
    return page.locator("wci-search h2");
  }

  private void searchFor(String text) {
    box().fill(text);
    box().press("Enter");
  }

  @Test
  void itSearchesUnderAStrictPolicyWithTrustedTypesAndIntegrity() {
    page.navigate(host.publish("strict", "en", script() + widget("en", "")));
    searchFor("housing");

    assertThat(heading()).containsText("results for “housing”");
    assertThat(heading()).isFocused();
    assertThat(page.locator("wci-search mark").first()).isVisible();
    assertThat(page.locator("wci-search h3 a").first())
        .hasAttribute("href", Pattern.compile(server.url() + "/en/documents/.+"));
    assertThat(complaints).isEmpty();
    assertThat(visitor.cookies()).isEmpty();
    assertThat(page.evaluate("Object.keys(window).filter(k => /wci/i.test(k))"))
        .isEqualTo(List.of());
    assertThat(page.evaluate("document.querySelector('wci-search').shadowRoot.delegatesFocus"))
        .isEqualTo(false);
  }

  @Test
  void itIsAccessibleInAllItsLooks() {
    for (String language : List.of("en", "fr")) {
      page.setViewportSize(320, 900);
      page.navigate(host.publish("looks-" + language, language, script() + widget(language, "")));
      assertThat(box()).isVisible();
      look("empty-" + language);
      box().fill(language.equals("fr") ? "loge" : "hous");
      assertThat(page.getByRole(AriaRole.OPTION).first()).isVisible();
      box().press("ArrowDown");
      look("suggestions-" + language);
      searchFor("housing OR logement");
      assertThat(page.locator("wci-search .hits > li")).hasCount(10);
      page.locator("wci-search summary").click();
      page.locator("wci-search .facets label").first().click();
      assertThat(page.locator("wci-search .chips button")).hasCount(1);
      look("results-" + language);
      searchFor("xylophone");
      assertThat(heading()).containsText("xylophone");
      look("zero-" + language);
      page.navigate(
          host.publish(
              "people-" + language,
              language,
              script()
                  + widget(language, "mode=speakers")
                  + widget(language, "mode=whats-new per-page=3 filter=region=on-eastern")));
      assertThat(page.locator("wci-search time")).hasCount(3);
      assertThat(page.locator("wci-search .hits > li").first()).isVisible();
      look("people-" + language);
    }
  }

  private void look(String name) {
    Axe.load(page);
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
                        "widget-%s-%s-%d.png".formatted(name, scheme, width))));
      }
    }
    page.setViewportSize(320, 900);
  }

  @Test
  void suggestionsAreAComboboxForTheKeyboard() {
    page.navigate(host.publish("keyboard", "en", script() + widget("en", "")));
    page.keyboard().press("Tab");
    assertThat(box()).isFocused();
    page.keyboard().type("housing");
    assertThat(box()).hasAttribute("aria-expanded", "true");
    assertThat(page.getByRole(AriaRole.STATUS)).containsText("suggestion");
    page.keyboard().press("Escape");
    assertThat(box()).hasAttribute("aria-expanded", "false");
    assertThat(box()).hasValue("housing");
    page.keyboard().press("ArrowDown");
    assertThat(box()).hasAttribute("aria-activedescendant", "o0");
    assertThat(page.locator("wci-search #o0")).hasAttribute("aria-selected", "true");
    page.keyboard().press("ArrowUp");
    assertThat(box()).not().hasAttribute("aria-activedescendant", "o0");
    page.keyboard().press("Enter");
    assertThat(heading()).containsText("for “housing”");
    page.keyboard().press("Shift+Tab");
    assertThat(page.locator("wci-search summary")).isFocused();
    page.keyboard().press("Enter");
    page.keyboard().press("Tab");
    page.keyboard().press("Space");
    assertThat(page.locator("wci-search summary")).hasText("Filters (1)");
    assertThat(page.locator("wci-search .facets input:focus")).isChecked();
    page.keyboard().press("Space");
    assertThat(page.locator("wci-search summary")).hasText("Filters");
  }

  @Test
  void filtersStayThroughBackForwardAndReload() {
    page.navigate(host.publish("history", "en", script() + widget("en", "")) + "?other=1#here");
    searchFor("housing");
    assertThat(heading()).containsText("for “housing”");
    String all = heading().textContent();
    page.locator("wci-search summary").click();
    page.locator("wci-search .facets label span").first().click();
    assertThat(page.locator("wci-search summary")).hasText("Filters (1)");
    assertThat(heading()).not().hasText(all);
    String some = heading().textContent();
    assertThat(page.url()).contains("?other=1&wci-q=housing&wci-").endsWith("#here");

    page.goBack();
    assertThat(heading()).hasText(all);
    assertThat(page.locator("wci-search .facets input:checked")).hasCount(0);
    page.goForward();
    assertThat(heading()).hasText(some);
    page.reload();
    assertThat(heading()).hasText(some);
    assertThat(box()).hasValue("housing");
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Remove filter")).click();
    assertThat(heading()).hasText(all);
    page.locator("wci-search nav a").click();
    assertThat(page.locator("wci-search nav")).containsText("Page 2 of");
    page.goBack();
    assertThat(page.locator("wci-search nav")).containsText("Page 1 of");
  }

  @Test
  void severalOnAPageDoNotDisturbEachOther() {
    String content =
        script()
            + widget("en", "id=a label=Plans")
            + widget("en", "id=b label=People mode=speakers no-facets")
            + widget("fr", "id=c label=Rapports lang=fr url-key=r- filter=language=fr");
    page.navigate(host.publish("several", "en", content));
    page.locator("#a").getByRole(AriaRole.COMBOBOX).fill("housing");
    page.locator("#a").getByRole(AriaRole.COMBOBOX).press("Enter");
    assertThat(page.locator("#a h2")).containsText("for “housing”");
    page.locator("#c").getByRole(AriaRole.COMBOBOX).fill("logement");
    page.locator("#c").getByRole(AriaRole.BUTTON).first().click();
    assertThat(page.locator("#c h2")).containsText("pour «\u00a0logement\u00a0»");
    page.locator("#b").getByRole(AriaRole.COMBOBOX).fill("children");
    page.locator("#b").getByRole(AriaRole.COMBOBOX).press("Enter");
    assertThat(page.locator("#b h2")).containsText("for “children”");
    assertThat(page.url()).contains("wci-q=housing", "r-q=logement", "wci2-q=children");
    assertThat(page.locator("#a h2")).containsText("for “housing”");
    page.goBack();
    assertThat(page.locator("#b h2")).not().containsText("children");
    assertThat(page.locator("#c h2")).containsText("logement");
    assertThat(complaints).isEmpty();
  }

  @Test
  void thePageHearsOfSearchesAndMayDealWithWhatIsChosen() {
    page.navigate(host.publish("events", "en", script() + widget("en", "")));
    page.evaluate(
        """
        () => { window.heard = [];
          for (const name of ['wci-search', 'wci-select'])
            document.addEventListener(name, e => { heard.push([name, e.detail]); e.preventDefault(); }); }
        """);
    searchFor("housing");
    assertThat(heading()).containsText("housing");
    page.locator("wci-search h3 a").first().click();
    assertThat(page.url()).startsWith(host.url());
    assertThat(
            page.evaluate(
                "heard.map(([name, d]) => [name, d.query ?? d.kind, d.page ?? d.position])"))
        .isEqualTo(
            List.of(List.of("wci-search", "housing", 1), List.of("wci-select", "document", 1)));
  }

  @Test
  void aBoxLeadsToThePagesOfTheKnowledgeBase() {
    page.navigate(
        host.publish("box", "en", script() + widget("en", "mode=box filter=region=on-eastern")));
    searchFor("housing");
    page.waitForURL(server.url() + "/en/search?q=housing&region=on-eastern");
    assertThat(page.locator("h1")).containsText("housing");
  }

  @Test
  void whereItsScriptDoesNotRunThePlainFormDoes() {
    page.navigate(host.publishWithoutScripts("blocked", script() + widget("en", "")));
    page.locator("input[name=q]").fill("housing");
    page.locator("input[name=q]").press("Enter");
    page.waitForURL(server.url() + "/en/search?q=housing");

    String wrong = "sha384-" + "A".repeat(64);
    page.navigate(host.publish("tampered", "en", script(wrong) + widget("en", "")));
    page.locator("input[name=q]").fill("logement");
    page.locator("input[name=q]").press("Enter");
    page.waitForURL(server.url() + "/en/search?q=logement");
  }

  @Test
  void aServerThatIsSlowOrGoneLeavesAFormThatWorks() {
    for (String silent : List.of(host.silentUrl(), "http://127.0.0.1:1")) {
      page.navigate(
          host.publishForSeveral("silent", script() + widget("en", "src=" + silent), silent));
      searchFor("housing");
      Locator alert = page.getByRole(AriaRole.ALERT);
      assertThat(alert).isVisible();
      assertThat(alert.getByRole(AriaRole.LINK))
          .hasAttribute("href", silent + "/en/search?q=housing");
      assertThat(box()).isEditable();
      Axe.load(page);
      assertThat(Axe.violations(page)).isEmpty();
    }
    page.evaluate(
        "url => document.querySelector('wci-search').setAttribute('src', url)", server.url());
    assertThat(heading()).containsText("for “housing”");
  }

  @Test
  void whatDocumentsAndVisitorsSayIsNeverRun() throws IOException, InterruptedException {
    List<String> payloads = Payloads.all();
    server.importAll(payloads);
    page.navigate(
        host.publish(
            "payloads",
            "en",
            script() + widget("en", "per-page=100") + widget("en", "mode=whats-new per-page=100")));
    searchFor("payload");
    assertThat(page.locator("wci-search .hits").first().locator("> li"))
        .hasCount(Math.min(100, payloads.size()));
    for (int i = 0; i < payloads.size(); i += 10) {
      box().fill(payloads.get(i));
      box().press("Enter");
      assertThat(heading().first()).containsText("for “");
    }
    assertThat(page.evaluate("window.ran")).isNull();
    assertThat(complaints.stream().filter(c -> !c.startsWith("warning"))).isEmpty();
    assertThat(page.locator("wci-search :is(script, img, svg, iframe, [onerror], [onload])"))
        .hasCount(0);
  }
}

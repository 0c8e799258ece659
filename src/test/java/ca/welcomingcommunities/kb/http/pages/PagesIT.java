package ca.welcomingcommunities.kb.http.pages;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import ca.welcomingcommunities.kb.document.DocumentId;
import ca.welcomingcommunities.kb.document.Language;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people do on the pages, in a browser that runs no scripts. */
final class PagesIT {
  /** Scripts, but for blocks of data, which are not run. */
  private static final String RUN = "script:not([type='application/ld+json'])";

  private static final Messages EN = Messages.in(Language.EN);
  private static final Messages FR = Messages.in(Language.FR);

  private static final Locator.GetByTextOptions EXACT =
      new Locator.GetByTextOptions().setExact(true);

  @TempDir static Path folder;

  private static Chromium chromium;
  private static BrowsedServer server;

  private BrowserContext visitor;
  private Page page;

  @BeforeAll
  static void start() throws IOException, InterruptedException {
    chromium = Chromium.start();
    server = BrowsedServer.start(folder);
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

  @BeforeEach
  void visit() {
    visitor = chromium.visitorWithoutScripts();
    page = visitor.newPage();
  }

  @AfterEach
  void leave() {
    visitor.close();
  }

  private Response open(String path) {
    return page.navigate(server.url() + path);
  }

  private Locator button(String key) {
    return page.locator("main button", new Page.LocatorOptions().setHasText(EN.say(key))).first();
  }

  private Locator link(String text) {
    return page.locator("main a", new Page.LocatorOptions().setHasText(text)).first();
  }

  private String search() {
    return URI.create(page.url()).getRawQuery();
  }

  @Test
  void aPageThatHasNotChangedIsNotSentAgain() throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      URI address = URI.create(server.url() + "/en/search?q=housing");
      HttpResponse<String> first =
          client.send(
              HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
      String tag = first.headers().firstValue("ETag").orElseThrow();
      HttpRequest again = HttpRequest.newBuilder(address).header("If-None-Match", tag).build();
      assertThat(client.send(again, HttpResponse.BodyHandlers.discarding()).statusCode())
          .isEqualTo(304);
    }
  }

  @Test
  void aSearchFindsPassagesWithTheirPagesAndLeadsToTheText() {
    open("/en/");
    page.fill("#q", "affordable housing");
    button("search.button").click();

    assertThat(page.locator("h1")).containsText("for “affordable housing”");
    Locator first = page.locator(".hits > li").first();
    assertThat(first.locator(".passages mark").first()).isVisible();
    first.locator(".passages a", new Locator.LocatorOptions().setHasText("Page 4")).click();

    assertThat(page.locator("#place")).hasText("Page 4 of 5");
    assertThat(page.locator("#text mark").first()).isVisible();
    assertThat(page.url()).contains("page=4").contains("q=affordable+housing");
  }

  @Test
  void whatIsNewIsShownByDaysAndCanBeNarrowedAndFollowed() {
    open("/en/");
    page.locator("nav a", new Page.LocatorOptions().setHasText(EN.say("nav.new"))).click();
    assertThat(page.locator("h1")).hasText(EN.say("new.heading"));
    int all = page.locator(".hits > li").count();
    assertThat(page.locator("h2 time").first()).isVisible();
    page.selectOption("select[name=region]", "on-eastern");
    button("new.apply").click();
    assertThat(page.locator("select[name=region]")).hasValue("on-eastern");
    int narrowed = page.locator(".hits > li").count();
    org.assertj.core.api.Assertions.assertThat(narrowed).isBetween(1, all - 1);
    String feed = link(EN.say("new.follow")).getAttribute("href");
    org.assertj.core.api.Assertions.assertThat(feed)
        .isEqualTo("/en/whats-new.atom?region=on-eastern");
    String xml = page.request().get(server.url() + feed).text();
    org.assertj.core.api.Assertions.assertThat(xml.split("<entry>")).hasSize(narrowed + 1);
  }

  @Test
  void aSearchLeadsToItsFeedAndItsFiles() {
    open("/fr/search?q=logement&region=on-eastern");
    String feed = page.locator("link[type='application/atom+xml']").getAttribute("href");
    org.assertj.core.api.Assertions.assertThat(feed)
        .isEqualTo("/fr/search.atom?q=logement&region=on-eastern");
    String table = link("Tableau (CSV)").getAttribute("href");
    org.assertj.core.api.Assertions.assertThat(table)
        .isEqualTo("/fr/search.csv?q=logement&region=on-eastern");
    org.assertj.core.api.Assertions.assertThat(
            page.request().get(server.url() + table).headers().get("content-disposition"))
        .isEqualTo("attachment; filename=\"wci.csv\"");
  }

  @Test
  void aFacetIsChosenByClickingItsName() {
    open("/en/search?q=housing");
    page.locator("#f-region").getByText("Eastern Ontario", EXACT).click();
    page.locator("#f-region").getByText("Toronto", EXACT).click();
    button("filters.apply").click();

    assertThat(search()).contains("region=on-eastern", "region=on-toronto", "q=housing");
    assertThat(page.locator(".chips li")).hasCount(3);
    assertThat(page.locator("h1")).containsText("12 documents");
    page.locator(".chips a", new Page.LocatorOptions().setHasText("Toronto")).click();

    assertThat(page.locator("h1")).containsText("6 documents");
    assertThat(page.locator("#f-region input:checked")).hasCount(1);
  }

  @Test
  void pagesOfHitsGoOnAndBackWorks() {
    open("/en/search?q=housing");
    String firstHit = page.locator(".hits h2").first().innerText();
    link(EN.say("pager.next")).click();
    assertThat(page.url()).contains("page=2");
    assertThat(page.locator(".hits h2").first()).not().hasText(firstHit);
    page.goBack();
    assertThat(page.locator(".hits h2").first()).hasText(firstHit);
    page.goForward();
    assertThat(page.url()).contains("page=2");
  }

  @Test
  void yearsAndOrderAreChosenWithoutLosingTheRest() {
    open("/en/search?q=housing&type=strategic-plan");
    page.fill("[name=yearFrom]", "2010");
    page.fill("[name=yearTo]", "2012");
    page.selectOption("#sort", "oldest");
    button("sort.button").click();

    assertThat(search()).contains("yearFrom=2010", "yearTo=2012", "sort=oldest");
    assertThat(page.locator(".chips"))
        .containsText(EN.say("chips.years", "from", "2010", "to", "2012"));
    assertThat(page.locator(".hits .meta").first()).containsText("2010");
    assertThat(page.locator("#sort")).hasValue("oldest");
  }

  @Test
  void theLanguageIsSwitchedInPlace() {
    open("/en/search?q=housing&region=on-eastern&page=1&sort=title");
    page.locator(".switch").click();

    assertThat(page.url())
        .contains("/fr/search?")
        .contains("region=on-eastern")
        .contains("sort=title");
    assertThat(page.locator("#q")).hasValue("housing");
    assertThat(page.locator("h1")).containsText("«\u00a0housing\u00a0»");
    assertThat(page.locator("#f-region input:checked")).hasCount(1);
    page.locator(".hits a").first().click();
    page.locator(".switch").click();
    assertThat(page.url()).contains("/en/documents/").contains("q=housing");
  }

  @Test
  void nothingFoundOffersWaysOut() {
    open("/en/search?q=housing&region=on-eastern&type=newsletter");
    assertThat(page.locator("h1")).containsText("No documents");
    page.locator(".tips a").first().click();
    assertThat(page.locator(".hits > li").first()).isVisible();
  }

  @Test
  void parametersThatMakeNoSenseAreLeftOut() {
    Response response =
        open("/en/search?q=housing&page=9999999&hitsPerPage=-4&sort=odd&yearFrom=x&utm_source=y");
    assertThat(response.status()).isEqualTo(200);
    assertThat(page.locator(".hits > li").first()).isVisible();
    assertThat(open("/en/documents/x%20y").status()).isEqualTo(404);
    assertThat(open("/fr/documents/aaaa").status()).isEqualTo(404);
    assertThat(page.locator("html")).hasAttribute("lang", "fr");
  }

  @Test
  void theDocumentTellsWhatItIsAndWhy() throws IOException {
    open("/en/documents/" + server.idOf("part 1") + "?q=housing");
    assertThat(page.locator(".facts")).containsText("5 of 5 pages");
    assertThat(page.locator(".about")).containsText("Eastern Ontario");
    assertThat(page.locator(".find .passages > li")).hasCount(3);
    page.fill("#q", "interpreters");
    button("document.find.button").click();
    assertThat(page.locator("#place")).hasText("Page 3 of 5");
    assertThat(page.locator("#text mark")).hasText("Interpreters");
    page.locator(".text .next").first().click();
    assertThat(page.locator("#place")).hasText("Page 4 of 5");
  }

  @Test
  void textIsInItsOwnLanguageOnAnyPage() throws IOException {
    open("/en/documents/" + server.idOf("partie 4") + "?page=2");
    assertThat(page.locator("h1")).hasAttribute("lang", "fr");
    assertThat(page.locator("#text [lang=fr] p").first()).containsText("logement abordable");
  }

  @Test
  void whatTheFilesSayIsNeverRun() throws IOException {
    try (BrowserContext scripts = chromium.visitor(1280, ColorScheme.LIGHT)) {
      page = scripts.newPage();
      boolean[] run = new boolean[1];
      page.onDialog(dialog -> {
        run[0] = true;
        dialog.dismiss();
      });
      for (String path :
          new String[] {
            "/en/search?q=harmless",
            "/en/documents/" + server.idOf("harmless") + "?q=harmless",
            "/en/search?q=%22%3E%3Cscript%3Ealert(1)%3C/script%3E",
            "/fr/search?region=%22%3E%3Cimg+src%3Dx+onerror%3Dalert(1)%3E",
            "/en/%3Cscript%3Ealert(1)%3C/script%3E"
          }) {
        open(path);
        assertThat(page.locator(RUN + ", main img, [onerror]").count()).as(path).isZero();
        assertThat(page.title()).as(path).isNotEqualTo("run");
      }
      assertThat(run[0]).isFalse();
    }
  }

  @Test
  void theKeyboardReachesEverythingInOrder() {
    try (BrowserContext scripts = chromium.visitor(1280, ColorScheme.LIGHT)) {
      page = scripts.newPage();
      open("/en/search?q=housing");
      page.keyboard().press("Tab");
      assertThat(page.locator(".skip")).isFocused();
      assertThat(page.locator(".skip")).isInViewport();
      page.keyboard().press("Enter");
      page.keyboard().press("Tab");
      assertThat(page.locator("#q")).isFocused();
      assertThat(page.locator("#q").evaluate("e => getComputedStyle(e).outlineStyle"))
          .isEqualTo("solid");
      page.keyboard().press("End");
      page.keyboard().type(" costs");
      page.keyboard().press("Enter");
      assertThat(page.locator("h1")).containsText("housing costs");
    }
  }

  @Test
  void filesAreHandedInWithAKey() {
    open("/en/upload");
    page.fill("#key", "not-a-key");
    button("signIn.button").click();
    assertThat(page.locator("#error")).hasText(EN.say("signIn.error.key"));

    page.fill("#key", server.key());
    button("signIn.button").click();
    page.setInputFiles(
        "#file",
        new Path[] {
          SmallFiles.text(folder, "circle-a.txt"), SmallFiles.text(folder, "circle-b.txt")
        });
    button("upload.button").click();

    assertThat(page.locator("h1")).hasText("2 files received");
    assertThat(page.locator(".jobs")).containsText("circle-a.txt");
    assertThat(page.locator(".jobs")).containsText("circle-b.txt");
    for (int i = 0; i < 100 && page.locator(".jobs a").count() < 2; i++) {
      link(EN.say("jobs.refresh")).click();
    }
    page.locator(".jobs a").first().click();
    assertThat(page.locator("#text")).containsText("speak English and French");
    assertThat(page.locator(".about .button")).containsText("Download");
  }

  @Test
  void aFileThatIsTooLargeIsRefusedKindly() {
    signIn();
    page.setInputFiles(
        "#file", SmallFiles.ofSize(folder, "large.txt", BrowsedServer.FILE_BYTES + 5_000));
    button("upload.button").click();
    assertThat(page.locator("#error")).containsText("1 MB");
    assertThat(page.locator("#file")).isVisible();
  }

  @Test
  void anEmptyFormIsRefusedKindly() {
    signIn();
    page.locator("#file").evaluate("e => e.removeAttribute('required')");
    button("upload.button").click();
    assertThat(page.locator("#error")).hasText(EN.say("upload.error.none"));
  }

  @Test
  void aFormOfAnotherSiteIsRefused() {
    signIn();
    page.locator("form[enctype] [name=formToken]").evaluate("e => e.value = 'guessed'");
    page.setInputFiles("#file", SmallFiles.text(folder, "forged.txt"));
    button("upload.button").click();
    assertThat(page.locator("#error")).hasText(EN.say("upload.error.stale"));
  }

  @Test
  void signingOutEndsTheSession() {
    signIn();
    button("signOut.button").click();
    assertThat(page.locator("#key")).isVisible();
    open("/en/upload/files?id=any");
    assertThat(page.locator("#key")).isVisible();
  }

  private void signIn() {
    open("/en/upload");
    page.fill("#key", server.key());
    button("signIn.button").click();
    assertThat(page.locator("#file")).isVisible();
  }

  @Test
  void aDocumentWithManyPassagesShowsThemAllOnRequest() throws IOException, InterruptedException {
    Path file = folder.resolve("umbrellas.txt");
    String paragraph =
        "Umbrella stands at the door. " + "People come in from the rain. ".repeat(60);
    Files.writeString(file, (paragraph + "\n\n").repeat(30));
    open("/en/documents/" + server.handIn(file) + "?q=umbrella");
    assertThat(page.locator("#matches ~ .passages > li")).hasCount(12);
    link(EN.say("document.matches.all")).click();
    assertThat(page.locator("#matches ~ .passages > li").nth(20)).isVisible();
    assertThat(link(EN.say("document.matches.all"))).hasCount(0);
  }

  @Test
  void aCuratorCorrectsWithdrawsAndRestoresADocument() throws IOException, InterruptedException {
    Path file = folder.resolve("curated.txt");
    Files.writeString(file, "Curated memo\n\nFamilies in Kingston, Ontario, met in Kingston.\n");
    DocumentId id = server.handIn(file);
    open("/en/documents/" + id);
    link(EN.say("document.correct")).click();
    page.fill("#key", server.key());
    button("signIn.button").click();

    page.locator("#f-region input[value=on-eastern]").uncheck();
    page.locator("#add-region").selectOption("on-toronto");
    page.locator("#f-region button").first().click();
    assertThat(page.locator("[role=status]")).hasText(EN.say("correct.saved"));
    assertThat(page.locator("#f-region input[type=checkbox]")).hasCount(1);
    assertThat(page.locator("#f-region input[value=on-toronto]")).isChecked();

    page.locator("#f-region button[name=release]").click();
    assertThat(page.locator("#f-region input[value=on-eastern]")).isChecked();

    page.fill("#title", "Curated and retitled");
    page.fill("#year", "20");
    button("correct.save").click();
    assertThat(page.locator("#error")).isVisible();
    page.fill("#title", "Curated and retitled");
    page.fill("#year", "2012");
    button("correct.save").click();
    open("/en/search?q=retitled");
    assertThat(page.locator(".hits > li")).hasCount(1);
    assertThat(page.locator(".hits .meta").first()).containsText("2012");

    open("/en/admin/documents/" + id);
    button("correct.withdraw").click();
    assertThat(page.locator("#withdrawn ~ .waiting")).containsText("Curated and retitled");
    open("/en/search?q=retitled");
    assertThat(page.locator(".hits > li")).hasCount(0);
    open("/fr/administration");
    page.locator("#withdrawn ~ .waiting button").first().click();
    open("/en/search?q=retitled");
    assertThat(page.locator(".hits > li")).hasCount(1);
  }

  @Test
  void aCuratorRemovesAndKeepsLabelsWithAKeystrokeAndTakesItBack()
      throws IOException, InterruptedException {
    Path file = folder.resolve("doubtful.txt");
    Files.writeString(file, "Doubtful memo\n\nThey spoke of hate crime and the police.\n");
    DocumentId id = server.handIn(file);
    open("/en/admin");
    page.fill("#key", server.key());
    button("signIn.button").click();
    Locator doubt = page.locator("#unsure ~ form .waiting > li:has-text('Doubtful memo')");
    assertThat(doubt).containsText("They spoke of hate crime and the police.");

    doubt.locator("button[name=remove]").first().press("Enter");
    assertThat(doubt).hasCount(0);
    assertThat(page.locator("#decided ~ .waiting > li").first()).containsText("Doubtful memo");
    open("/en/documents/" + id);
    assertThat(page.locator("main")).not().containsText("Policing");

    open("/en/admin");
    page.locator("#decided ~ .waiting > li").first().locator("button").click();
    doubt.locator("input[name=label]").first().check();
    button("desk.review.accept").click();
    assertThat(doubt).hasCount(0);
    open("/en/documents/" + id);
    assertThat(page.locator("main")).containsText("Policing");
  }

  @Test
  void aCuratorConfirmsWhatADocumentIsOfAnother() throws IOException, InterruptedException {
    server.awaitPairs();
    open("/en/admin");
    page.fill("#key", server.key());
    button("signIn.button").click();
    Locator pair = page.locator("#pairs ~ .waiting > li").first();
    String other = pair.locator("p a").textContent();
    String document = pair.locator("h3 a").getAttribute("href");
    String before = page.locator("#pairs").textContent();
    button("desk.pair.accept").first().click();
    assertThat(page.locator("#pairs")).not().hasText(before);
    page.navigate(server.url() + document);
    assertThat(page.locator("main dl")).containsText(other);
  }

  @Test
  void aSearchLeadsToThePeopleWhoCouldSpeakAboutIt() {
    open("/en/search?q=policing");
    link("people who could speak about this").click();
    assertThat(page.locator(".hits > li h2").first()).containsText("Satzewich");
    assertThat(page.url()).contains("/en/speakers?q=policing");
    open("/en/search?q=xylophone");
    assertThat(page.locator("main a[href*='/speakers']")).hasCount(0);
  }

  @Test
  void aCuratorPublishesMergesAndRefusesWhomDocumentsNameAndWorksOffRequests() {
    open("/fr/speakers/skerritt-ginelle");
    page.selectOption("#wish", "remove");
    page.fill("#message", "Please take me off");
    page.locator("main form button").click();
    assertThat(page.locator("[role=status]")).hasText(FR.say("speaker.correct.sent"));
    open("/en/speakers?q=Marguerite+Bourgeois");
    assertThat(page.locator("main")).not().containsText("Bourgeoys");

    open("/en/admin");
    page.fill("#key", server.key());
    button("signIn.button").click();
    assertThat(page.locator("#proposals ~ .waiting q").first()).containsText("Panelists");
    Locator found = page.locator("#proposals ~ .waiting h3 a");
    found.filter(new Locator.FilterOptions().setHasText("Bourgeoys")).click();
    page.locator("#asOf").evaluate("e => e.type = 'text'");
    page.fill("#asOf", "yesterday");
    button("desk.proposal.publish").click();
    assertThat(page.locator("#error")).isVisible();
    page.fill("#position", "Nurse");
    page.fill("#asOf", "2011-05-01");
    button("desk.proposal.publish").click();
    open("/en/speakers?q=Marguerite+Bourgeoys");
    link("Marguerite Bourgeoys").click();
    assertThat(page.locator(".facts")).containsText("Nurse");
    assertThat(page.locator(".facts")).containsText("Notes of a meeting on nursing");

    open("/fr/administration");
    found.filter(new Locator.FilterOptions().setHasText("Bourgeois")).click();
    assertThat(page.locator("#into option")).hasCount(1);
    page.locator("form[action$=merge] button").click();
    assertThat(page.locator("h1")).containsText("Marguerite Bourgeoys");
    open("/fr/administration");
    assertThat(found).hasCount(0);

    Locator request = page.locator("#corrections ~ .note").last();
    assertThat(request).containsText("Please take me off");
    request.locator("a").click();
    page.locator("form[action$=remove] button").click();
    assertThat(page.locator("main")).not().containsText("Please take me off");
    assertThat(open("/en/speakers/skerritt-ginelle").status()).isEqualTo(404);
  }

  @Test
  void nobodyCorrectsWithoutAKeyOrFromAnotherSite() throws IOException, InterruptedException {
    String path = "/en/admin/documents/" + server.idOf("part 1");
    try (HttpClient client = HttpClient.newHttpClient()) {
      String person = "/en/admin/people/esses-victoria";
      for (String form :
          List.of(
              path + "/labels",
              path + "/facts",
              path + "/withdraw",
              person,
              person + "/publish",
              person + "/merge",
              person + "/remove",
              "/en/admin/review",
              "/en/admin/undo",
              "/en/admin/corrections")) {
        HttpRequest sent =
            HttpRequest.newBuilder(URI.create(server.url() + form))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("facet=region&title=x&year=&id=x&name=x"))
                .build();
        assertThat(client.send(sent, HttpResponse.BodyHandlers.discarding()).statusCode())
            .as(form)
            .isEqualTo(403);
      }
    }
    for (String desk : List.of(path, "/en/admin/people/esses-victoria")) {
      open(desk);
      assertThat(page.locator("#key")).isVisible();
    }
  }

  @Test
  void theFirstPageIsInTheVisitorsLanguage() throws IOException, InterruptedException {
    assertThat(get("/", "fr-CA,fr;q=0.9,en;q=0.5").headers().firstValue("Location"))
        .contains("/fr/");
    assertThat(get("/", "de, en;q=0.5").headers().firstValue("Location")).contains("/en/");
    assertThat(get("/", ";;;").headers().firstValue("Location")).contains("/en/");
  }

  @Test
  void pagesAllowNoScriptsAndTheirFilesAreKept() throws IOException, InterruptedException {
    HttpResponse<String> home = get("/fr/", "fr");
    assertThat(home.headers().firstValue("Content-Security-Policy").orElseThrow())
        .startsWith("default-src 'none'")
        .doesNotContain("script-src", "unsafe");
    assertThat(home.body().replace("<script type=\"application/ld+json\">", ""))
        .doesNotContain("<script", " style=", " onclick=", "<style");
    String style = home.body().replaceAll("(?s).*href=\"(/assets/[^\"]+style.css)\".*", "$1");
    HttpResponse<String> css = get(style, "fr");
    assertThat(css.headers().firstValue("Cache-Control").orElseThrow())
        .contains("max-age=31536000", "immutable");
    assertThat(css.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/css");
    assertThat(css.body().length()).isLessThan(12_000);
  }

  @Test
  void brokenPagesSayItInTheirLanguage() throws IOException, InterruptedException {
    HttpResponse<String> broken = get("/fr/broken", "en");
    assertThat(broken.statusCode()).isEqualTo(500);
    assertThat(broken.body()).contains("<html lang=\"fr\">", FR.say("error.home"));
    assertThat(broken.body()).doesNotContain("Exception");
  }

  private static HttpResponse<String> get(String path, String languages)
      throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(
          HttpRequest.newBuilder(URI.create(server.url() + path))
              .header("Accept-Language", languages)
              .build(),
          HttpResponse.BodyHandlers.ofString());
    }
  }
}

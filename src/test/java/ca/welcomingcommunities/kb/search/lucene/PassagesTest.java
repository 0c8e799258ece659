package ca.welcomingcommunities.kb.search.lucene;

import static ca.welcomingcommunities.kb.search.lucene.Library.Draft.blank;
import static ca.welcomingcommunities.kb.search.lucene.Library.Draft.english;
import static ca.welcomingcommunities.kb.search.lucene.Library.Draft.french;
import static org.assertj.core.api.Assertions.assertThat;

import ca.welcomingcommunities.kb.document.DocumentId;
import ca.welcomingcommunities.kb.document.Facet;
import ca.welcomingcommunities.kb.document.Language;
import ca.welcomingcommunities.kb.document.Page;
import ca.welcomingcommunities.kb.document.Section;
import ca.welcomingcommunities.kb.document.TextRole;
import ca.welcomingcommunities.kb.search.Hit;
import ca.welcomingcommunities.kb.search.MarkedText;
import ca.welcomingcommunities.kb.search.PassageHit;
import ca.welcomingcommunities.kb.search.Query;
import ca.welcomingcommunities.kb.search.Suggestion;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PassagesTest {
  @TempDir Path folder;
  private Library library;

  @BeforeEach
  void open() throws IOException {
    library = Library.in(folder);
  }

  @AfterEach
  void close() throws IOException {
    library.close();
  }

  @Test
  void aPassageSaysPageHeadingAndSectionType() throws IOException {
    library.with(
        blank("plan", Language.EN)
            .page(section("Introduction", "About the partnership.", null))
            .page(
                section("Housing", "Rents are high. Families wait.", "challenges"),
                section("Jobs", "Employers hire.", null)));
    Hit hit = library.index.search(Query.of("rent")).hits().getFirst();
    PassageHit passage = hit.passages().getFirst();
    assertThat(passage.page()).isEqualTo(2);
    assertThat(passage.heading()).isEqualTo("Housing");
    assertThat(passage.section()).isEqualTo("challenges");
    assertThat(passage.text().text()).isEqualTo("Rents are high. Families wait.");
    assertThat(marked(passage.text())).containsExactly("Rents");
  }

  @Test
  void atMostThreePassagesAreShownAndAllAreCounted() throws IOException {
    Library.Draft draft = blank("plan", Language.EN);
    for (int page = 1; page <= 20; page++) {
      draft.page(section("", "Housing on this page, and much else besides.", null));
    }
    library.with(draft);
    Hit hit = library.index.search(Query.of("housing")).hits().getFirst();
    assertThat(hit.passages()).hasSize(3);
    assertThat(hit.passageCount()).isEqualTo(20);
    assertThat(library.index.passages(new DocumentId("plan"), "housing", 100))
        .extracting(PassageHit::page)
        .hasSize(20)
        .isSorted();
    assertThat(library.index.passages(new DocumentId("nothing"), "housing", 5)).isEmpty();
  }

  @Test
  void whereSectionsAreChosenPassagesComeFromThem() throws IOException {
    library.with(
        blank("plan", Language.EN)
            .page(section("Achievements", "Housing was built.", "achievements"))
            .page(section("Challenges", "There is not enough housing.", "challenges")));
    var results = library.search("housing", Map.of(Facet.SECTION, Set.of("challenges")));
    assertThat(results.hits().getFirst().passages())
        .extracting(PassageHit::page)
        .containsExactly(2);
  }

  @Test
  void aPhraseRunsOverThePageBreakOfOneSectionButNotIntoAnother() throws IOException {
    library.with(
        blank("over", Language.EN)
            .page(section("Services", "We offer settlement", null))
            .page(
                Section.of("Services", 1, true, "services to all."),
                section("Other", "Nothing else.", null)),
        blank("not", Language.EN)
            .page(section("One", "We speak of settlement", null))
            .page(section("", "services are another thing.", null)));
    assertThat(library.find("\"settlement services\"")).containsExactly("over");
    var hit = library.index.search(Query.of("\"settlement services\"")).hits().getFirst();
    assertThat(hit.passages()).hasSize(1);
    assertThat(hit.passages().getFirst().page()).isIn(1, 2);
  }

  @Test
  void onlyAPhraseFindsWhatRunsAlongTheMargins() throws IOException {
    Section rents = section("Housing", "Rents rise faster than wages in small towns.", null);
    Section work = section("Work", "Employers hire, and rents rise.", null);
    library.with(
        blank("plan", Language.EN)
            .page(rents.part(true, "Kawartha Newcomers Report", TextRole.RUNNING_HEADER), rents)
            .page(
                work.part(true, "Kawartha Newcomers Report", TextRole.RUNNING_HEADER),
                work,
                work.part(true, "Page 2 of 2", TextRole.PAGE_NUMBER)),
        english("other", "A report on newcomers, found by words in any order."));
    Hit hit = library.index.search(Query.of("\"kawartha newcomers\"")).hits().getFirst();
    assertThat(hit.id().value()).isEqualTo("plan");
    assertThat(hit.passages()).hasSize(1);
    assertThat(hit.passages().getFirst().page()).isEqualTo(1);
    assertThat(marked(hit.passages().getFirst().text())).containsExactly("Kawartha Newcomers");
    assertThat(library.index.passages(new DocumentId("plan"), "\"page 2 of 2\"", 9)).hasSize(1);
    assertThat(library.index.search(Query.of("kawartha")).hits().getFirst().passages()).isEmpty();
    assertThat(library.find("newcomer")).as("stemmed").containsExactly("other");
    assertThat(library.index.search(Query.of("\"rents rise\" \"kawartha\"")).hits())
        .singleElement()
        .satisfies(found ->
            assertThat(found.passages())
                .extracting(passage -> passage.text().text())
                .allMatch(text -> !text.contains("Kawartha")));
  }

  @Test
  void aPhraseRunsOverTheMarginsBetweenTwoPages() throws IOException {
    Section first = section("Services", "We offer settlement", null);
    library.with(
        blank("over", Language.EN)
            .page(first, first.part(true, "Report | 1", TextRole.RUNNING_FOOTER))
            .page(Section.of("Services", 1, true, "services to all.")));
    assertThat(library.find("\"settlement services\"")).containsExactly("over");
  }

  @Test
  void whereOnlyTheHeadingHasTheWordTheFirstWholeSentenceIsShown() throws IOException {
    library.with(
        blank("plan", Language.EN)
            .page(
                section(
                    "Interpreters",
                    "Volume 2, issue 3\nNurses call a number, or ask the children of patients."
                        + " Nobody pays for it.",
                    null)));
    PassageHit passage =
        library.index.search(Query.of("interpreters")).hits().getFirst().passages().getFirst();
    assertThat(passage.text().text()).startsWith("Nurses call a number");
  }

  @Test
  void contentsAndLoneHeadingsComeAfterText() throws IOException {
    library.with(
        blank("plan", Language.EN)
            .page(
                section(
                    "",
                    "Housing and housing ........ 3\nHousing needs ........ 7\nHousing ........ 9",
                    null))
            .page(section("", "Housing housing housing", null))
            .page(
                section(
                    "",
                    "Many families told us that they look for a long time before they find good"
                        + " housing near their work and the school of their children.",
                    null)));
    assertThat(library.index.search(Query.of("housing")).hits().getFirst().passages())
        .extracting(passage -> passage.page())
        .startsWith(3)
        .hasSize(3);
  }

  @Test
  void stemsPrefixesFuzzyWordsAndPhrasesAreMarked() throws IOException {
    assertThat(marks("Immigrants and immigration in Ottawa.", Language.EN, "immigr*"))
        .containsExactly("Immigrants", "immigration");
    assertThat(marks("Livianna Tossutti spoke.", Language.EN, "Tossuti~"))
        .containsExactly("Tossutti");
    assertThat(marks("Les événements et l’école", Language.FR, "évènement ecole"))
        .containsExactly("événements", "école");
    assertThat(marks("The services; a settlement service", Language.EN, "\"settlement service\""))
        .containsExactly("settlement service");
    assertThat(marks("Well-being and wellbeing", Language.EN, "wellbeing"))
        .containsExactly("Well-being", "wellbeing");
    assertThat(marks("Housing in Ottawa", Language.EN, "housing -ottawa"))
        .containsExactly("Housing");
    assertThat(marks("Housing in Ottawa", Language.EN, "title:ottawa")).isEmpty();
    assertThat(marks("Housing", Language.EN, "")).isEmpty();
  }

  @Test
  void titlesAreMarkedAndFieldsAreSearched() throws IOException {
    library.with(
        english("t", "Nothing.").titled("Housing in Ottawa").by("Vic Satzewich"),
        english("u", "Housing.").titled("Nothing").labelled(Facet.LIP, "ottawa"));
    Hit hit = library.index.search(Query.of("title:housing")).hits().getFirst();
    assertThat(marked(hit.title())).containsExactly("Housing");
    assertThat(library.find("titre:housing")).containsExactly("t");
    assertThat(library.find("author:satzewich")).containsExactly("t");
    assertThat(library.find("lip:ottawa")).containsExactly("u");
    assertThat(library.find("satzewich")).containsExactly("t");
    assertThat(library.find("pli:ottawa")).containsExactly("u");
  }

  @Test
  void exclusionsAndAlternativesAreRespected() throws IOException {
    library.with(
        english("a", "Housing in Ottawa."),
        english("b", "Housing in Toronto."),
        french("c", "Le drapeau à Ottawa."));
    assertThat(library.find("housing -toronto")).containsExactly("a");
    assertThat(library.find("-toronto")).containsExactlyInAnyOrder("a", "c");
    assertThat(library.find("toronto OR drapeau")).containsExactlyInAnyOrder("b", "c");
    assertThat(library.find("housing AND zebra")).isEmpty();
    assertThat(library.find("(toronto OU drapeau) SAUF housing")).containsExactly("c");
    assertThat(library.find("otta*")).containsExactlyInAnyOrder("a", "c");
    assertThat(library.find("Otawa~")).containsExactlyInAnyOrder("a", "c");
    assertThat(library.find("???")).isEmpty();
  }

  @Test
  void everyCharacterOfALongTextStandsInAPassage() {
    Random random = new Random(7);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 3_000; i++) {
      text.append("w").append(i).append(random.nextInt(12) == 0 ? ". " : " ");
      text.append(random.nextInt(200) == 0 ? "\n" : "");
    }
    text.append("x".repeat(5_000));
    Section section = Section.of("", 0, false, text.toString());
    List<ShownPassage> passages =
        new PassageCutter(Language.EN).cut(List.of(new Page(1, List.of(section))));
    StringBuilder all = new StringBuilder();
    for (ShownPassage passage : passages) {
      assertThat(passage.text().length()).isLessThanOrEqualTo(PassageCutter.LONGEST);
      all.append(passage.text());
    }
    assertThat(all.toString().replaceAll("\\s", ""))
        .isEqualTo(text.toString().replaceAll("\\s", ""));
  }

  @Test
  void suggestionsIgnoreAccentsAndOrderAndOnlyNameWhatIsThere() throws IOException {
    library.with(
        french("t", "Le logement à Ottawa.").titled("Étude sur le logement"),
        english("h", "Health and well-being of newcomers.").titled("A plan"));
    List<Suggestion> titles = library.index.suggest("logement etu", Language.FR, 8, List.of());
    assertThat(titles).extracting(Suggestion::documentId).containsExactly("t");
    assertThat(marked(titles.getFirst().text())).containsExactly("Étu", "logement");
    for (Suggestion term : library.index.suggest("he", Language.EN, 8, List.of())) {
      assertThat(term.count()).isPositive();
      assertThat(library.index.search(Query.of(term.text().text())).totalHits())
          .isEqualTo(term.count());
    }
    assertThat(library.index.suggest("", Language.EN, 8, List.of())).isEmpty();
    assertThat(library.index.suggest("zebra", Language.EN, 8, List.of())).isEmpty();
  }

  /** Whatever is typed, there is an answer, and its marks are right. */
  @Test
  void oddQueriesNeverFail() throws IOException {
    library.with(
        english("a", "Housing (in Ottawa) - \"well-being\": 100% & more! C++ ~ * \\ / [x] {y} ^2"),
        french("b", "L’œuvre d'été, c'est-à-dire : « bien-être » ﬁn. 中文 😀 العربية"));
    String[] pieces = {
      "\"",
      "«",
      "”",
      "(",
      ")",
      "-",
      "+",
      "*",
      "~",
      ":",
      " ",
      " ",
      "a",
      "well-being",
      "l’école",
      " OR ",
      "AND",
      " NOT ",
      "title:",
      "lip:",
      "author:",
      "é",
      "\uD83D",
      "\u0000",
      "&",
      "12",
      "\u200B",
      "\\",
      "/",
      "[",
      "中",
      "ﬁ",
      "housing",
      "ho*",
      "otawa~",
      "'",
      "’s",
      "x.y",
      "1,000",
      "\u0301",
      "\u00AD",
      "c'est-à-dire",
      "العربية",
      "the",
      "le",
      "😀"
    };
    Random random = new Random(11);
    for (int i = 0; i < 400; i++) {
      StringBuilder text = new StringBuilder();
      int length = random.nextInt(i % 20 == 0 ? 200 : 10);
      for (int j = 0; j < length; j++) {
        text.append(pieces[random.nextInt(pieces.length)]);
      }
      library.index.search(Query.of(text.toString()));
      library.index.suggest(text.toString(), Language.EN, 8, List.of());
      library.index.mark("Housing, l’été, well-being. 中文", Language.FR, text.toString());
      library.index.passages(new DocumentId("b"), text.toString(), 3);
    }
  }

  private List<String> marks(String text, Language language, String query) throws IOException {
    return marked(library.index.mark(text, language, query));
  }

  private static List<String> marked(MarkedText text) {
    return text.marks().stream()
        .map(mark -> text.text().substring(mark.start(), mark.end()))
        .toList();
  }

  private static Section section(
      String heading, String text, @org.jspecify.annotations.Nullable String type) {
    return Section.of(heading, heading.isEmpty() ? 0 : 1, false, text)
        .identified(Language.OTHER, type);
  }

  @Test
  void thePassagesOfAHitHaveAllItsWordsBetweenThem() throws IOException {
    String rents = "Rents rise and housing is scarce. ".repeat(20);
    library.with(
        Library.Draft.blank("it", Language.EN)
            .page(Section.of("One", 1, false, rents))
            .page(Section.of("Two", 1, false, rents))
            .page(Section.of("Three", 1, false, rents))
            .page(
                Section.of(
                    "Four", 1, false, "Interpreters are few. They help newcomers in court.")));
    var passages =
        library.index.search(Query.of("housing interpreters")).hits().getFirst().passages();
    String all = String.join(" ", passages.stream().map(passage -> passage.text().text()).toList());
    assertThat(passages).hasSize(3);
    assertThat(all).contains("housing").contains("Interpreters");
  }

  @Test
  void searchesOfOthersAreSuggestedWhereTheyFindSomething() throws IOException {
    library.with(french("fr", "La santé mentale des réfugiés."), english("en", "Housing."));
    List<String> popular = List.of("santé mentale", "housing", "zebra health");
    List<Suggestion> found = library.index.suggest("mentale sant", Language.FR, 8, popular);
    assertThat(found.getFirst().kind()).isEqualTo(Suggestion.Kind.QUERY);
    assertThat(found.getFirst().text().text()).isEqualTo("santé mentale");
    assertThat(found.getFirst().count()).isEqualTo(1);
    assertThat(found).extracting(each -> each.text().text()).doesNotHaveDuplicates();
    assertThat(library.index.suggest("zeb", Language.EN, 8, popular)).isEmpty();
  }
}

package ca.welcomingcommunities.kb.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ca.welcomingcommunities.kb.document.Facet;
import ca.welcomingcommunities.kb.document.Language;
import ca.welcomingcommunities.kb.http.Problem.Flaw;
import ca.welcomingcommunities.kb.search.Query;
import ca.welcomingcommunities.kb.search.Sort;
import ca.welcomingcommunities.kb.search.YearRange;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SearchParametersTest {
  @Test
  void readsEveryParameterOfTheContract() {
    SearchParameters read =
        strict(
            "q=housing+plan&region=on-eastern&region=on-toronto&lipType=rural&yearFrom=2009"
                + "&yearTo=2012&sort=title&page=3&hitsPerPage=25&locale=fr&facets=region,type&mode=hybrid");
    assertThat(read.query())
        .isEqualTo(
            new Query(
                "housing plan",
                Map.of(
                    Facet.REGION,
                    Set.of("on-eastern", "on-toronto"),
                    Facet.LIP_TYPE,
                    Set.of("rural")),
                new YearRange(2009, 2012),
                Sort.TITLE,
                3,
                25,
                Set.of(Facet.REGION, Facet.TYPE)));
    assertThat(read.locale()).isEqualTo(Language.FR);
    assertThat(read.hybrid()).isTrue();
  }

  @Test
  void withoutParametersEverythingIsFoundNewestFirst() {
    Query query = strict("").query();
    assertThat(query.sort()).isEqualTo(Sort.NEWEST);
    assertThat(query.page()).isEqualTo(1);
    assertThat(query.hitsPerPage()).isEqualTo(10);
    assertThat(query.counted()).containsExactly(Facet.values());
  }

  @Test
  void emptyValuesAreAbsentAsFormsSendThem() {
    assertThat(strict("q=&region=&yearFrom=&yearTo=&page=&sort=").query())
        .isEqualTo(strict("").query());
  }

  @ParameterizedTest
  @CsvSource({
    "per_page,hitsPerPage",
    "limit,hitsPerPage",
    "hitsperpage,hitsPerPage",
    "regions,region",
    "lang,locale",
    "query,q",
    "lip_type,lipType",
    "year_from,yearFrom",
    "clusters,cluster"
  })
  void anUnknownNameIsRefusedWithTheNearestKnownOne(String name, String meant) {
    Problem problem = refused(name + "=1");
    assertThat(problem.kind()).isEqualTo(Problem.Kind.UNKNOWN_PARAMETER);
    assertThat(problem.flaws()).extracting(Flaw::name).containsExactly(name);
    assertThat(problem.flaws()).extracting(Flaw::suggestion).containsExactly(meant);
    assertThat(problem.detail(Language.EN)).contains("hitsPerPage").contains("yearFrom");
  }

  @Test
  void aNameLikeNoOtherGetsNoSuggestion() {
    assertThat(refused("zzz=1").flaws().getFirst().suggestion()).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "page=0",
        "page=-1",
        "page=x",
        "page=1.5",
        "page=99999999999",
        "page=1&page=2",
        "hitsPerPage=0",
        "hitsPerPage=101",
        "yearFrom=abc",
        "yearTo=20100",
        "sort=foo",
        "locale=de",
        "facets=colour",
        "mode=magic",
        "yearFrom=2012&yearTo=2010"
      })
  void aValueThatMakesNoSenseIsRefusedByName(String queryString) {
    Problem problem = refused(queryString);
    assertThat(problem.kind()).isEqualTo(Problem.Kind.INVALID_PARAMETER);
    assertThat(problem.flaws())
        .extracting(Flaw::name)
        .containsOnly(queryString.substring(0, queryString.indexOf('=')));
  }

  @Test
  void everyWrongValueIsNamed() {
    assertThat(refused("page=0&sort=foo&yearTo=x").flaws())
        .extracting(Flaw::name)
        .containsExactlyInAnyOrder("page", "sort", "yearTo");
  }

  @Test
  void beyondTenThousandHitsOneIsToldToNarrow() {
    assertThat(strict("page=100&hitsPerPage=100").query().offset()).isEqualTo(9_900);
    Query last = strict("page=334&hitsPerPage=30").query();
    assertThat(last.offset()).isEqualTo(9_990);
    assertThat(last.end()).isEqualTo(10_000);
    assertThat(refused("page=335&hitsPerPage=30").kind()).isEqualTo(Problem.Kind.TOO_DEEP);
    Problem problem = refused("page=101&hitsPerPage=100");
    assertThat(problem.kind()).isEqualTo(Problem.Kind.TOO_DEEP);
    assertThat(problem.detail(Language.EN)).contains("10000").contains("Narrow");
    assertThat(refused("page=2147483647").kind()).isEqualTo(Problem.Kind.TOO_DEEP);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "q=100%",
        "q=%",
        "q=%zz",
        "q=%ff%fe",
        "q=a%00b",
        "q=((((",
        "q==",
        "q=a=b",
        "q=%22",
        "q",
        "q=a&q=b",
        "&&q=x&",
        "q=%F0%9F%98%80",
        "q=/.*/",
        "q=*"
      })
  void aQueryTextIsNeverAnError(String queryString) {
    assertThat(strict(queryString).query().text()).isNotNull();
  }

  @Test
  void aPercentSignStandsForItself() {
    assertThat(strict("q=100%+of%20it%2").query().text()).isEqualTo("100% of it%2");
  }

  @Test
  void anUnknownFacetValueIsNoError() {
    assertThat(strict("region=atlantis").query().filters())
        .containsEntry(Facet.REGION, Set.of("atlantis"));
  }

  @Test
  void facetsNoneCountsNothing() {
    assertThat(strict("facets=none").query().counted()).isEmpty();
  }

  @Test
  void pagesIgnoreWhatTheyDoNotKnowAndForgiveTheRest() {
    SearchParameters read =
        SearchParameters.lenient(
            Parameters.of("q=x&utm_source=mail&page=0&hitsPerPage=7000&sort=foo&yearFrom=abc"),
            Language.FR);
    assertThat(read.query()).isEqualTo(strict("q=x").query());
    assertThat(read.locale()).isEqualTo(Language.FR);
  }

  @Test
  void aPageTooDeepIsTheLastOneForPeople() {
    assertThat(SearchParameters.lenient(Parameters.of("page=999999"), Language.EN).query().page())
        .isEqualTo(1_000);
  }

  @Test
  void theAddressOfASearchLeavesOutWhatGoesWithoutSaying() {
    assertThat(strict("").apiUrl()).isEqualTo("/api/search");
    assertThat(strict("page=1&sort=relevance&q=%C3%A9cole+%26+foyer&locale=fr").apiUrl())
        .isEqualTo("/api/search?q=%C3%A9cole+%26+foyer&locale=fr");
    assertThat(strict("q=x&region=on-eastern&page=2").withPage(3).pageUrl())
        .isEqualTo("/en/search?q=x&region=on-eastern&page=3");
  }

  @Test
  void aSearchReadFromItsOwnAddressIsTheSame() {
    SearchParameters read =
        strict("q=a%25b%22&sort=oldest&cluster=x&cluster=y&yearTo=2011&facets=none&page=4");
    assertThat(strict(read.apiUrl().substring("/api/search?".length()))).isEqualTo(read);
  }

  @Test
  void choosingAValueAddsItAndChoosingItAgainTakesItAway() {
    SearchParameters plain = strict("q=x&page=3");
    SearchParameters chosen = plain.toggled(Facet.REGION, "on-north");
    assertThat(chosen.pageUrl()).isEqualTo("/en/search?q=x&region=on-north");
    assertThat(chosen.toggled(Facet.REGION, "on-north").pageUrl()).isEqualTo("/en/search?q=x");
  }

  private static SearchParameters strict(String queryString) {
    return SearchParameters.strict(Parameters.of(queryString));
  }

  private static Problem refused(String queryString) {
    return catchThrowableOfType(Refused.class, () -> strict(queryString)).problem();
  }
}

package ca.welcomingcommunities.kb.vocabulary;

import static org.assertj.core.api.Assertions.assertThat;

import ca.welcomingcommunities.kb.document.Facet;
import ca.welcomingcommunities.kb.document.Language;
import ca.welcomingcommunities.kb.vocabulary.Phrase.Strength;
import ca.welcomingcommunities.kb.vocabulary.Thesaurus.Equivalents;
import ca.welcomingcommunities.kb.vocabulary.Thesaurus.Relation;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class VocabularyTest {
  private static final Vocabulary VOCABULARY = Vocabulary.load();

  @ParameterizedTest
  @CsvSource({
    "KIND, 2",
    "CLUSTER, 5",
    "DOMAIN, 6",
    "THEME, 76",
    "REGION, 21",
    "LIP, 59",
    "LIP_TYPE, 6",
    "TYPE, 17",
    "AUDIENCE, 14",
    "LANGUAGE, 3",
    "SECTION, 6",
    "CHARACTERISTIC, 17",
    "PARTNER, 49"
  })
  void everyFacetHasItsTerms(Facet facet, int count) {
    assertThat(VOCABULARY.terms(facet)).hasSize(count);
  }

  @Test
  void theVersionIsADate() {
    assertThat(VOCABULARY.version()).matches("\\d{4}-\\d{2}-\\d{2}(\\.\\d+)?");
  }

  @Test
  void labelsComeInBothLanguages() {
    assertThat(VOCABULARY.label(Facet.REGION, "on-eastern", Language.EN))
        .isEqualTo("Eastern Ontario");
    assertThat(VOCABULARY.label(Facet.REGION, "on-eastern", Language.FR))
        .isEqualTo("Est de l’Ontario");
    assertThat(VOCABULARY.label(Facet.LANGUAGE, "und", Language.FR)).isEqualTo("Autre");
    assertThat(VOCABULARY.label(Facet.KIND, "practice", Language.FR)).isEqualTo("Pratique");
  }

  @ParameterizedTest
  @EnumSource(Facet.class)
  void whatIsShownHasTypographicApostrophes(Facet facet) {
    assertThat(VOCABULARY.terms(facet))
        .flatExtracting(term -> List.of(term.label().en(), term.label().fr()))
        .noneMatch(text -> text.contains("'"));
  }

  @Test
  void anUnknownIdIsItsOwnLabel() {
    assertThat(VOCABULARY.label(Facet.THEME, "no-such-theme", Language.EN))
        .isEqualTo("no-such-theme");
  }

  @Test
  void aStarOfOurOwnTranslationIsNoPartOfTheLabel() {
    Term settlement = term(Facet.DOMAIN, "partnerships");

    assertThat(settlement.label())
        .isEqualTo(
            new Bilingual("Multi-stakeholder Partnerships", "Partenariats multipartites", true));
    for (Facet facet : Facet.values()) {
      assertThat(VOCABULARY.terms(facet))
          .noneMatch(term -> term.label().fr().contains("*") || term.label().en().contains("*"));
    }
  }

  @Test
  void aPartnershipWithoutAFrenchNameShowsItsEnglishOne() {
    assertThat(VOCABULARY.label(Facet.LIP, "hamilton", Language.FR))
        .isEqualTo("Hamilton Immigration Partnership Council");
    assertThat(VOCABULARY.label(Facet.LIP, "ottawa", Language.FR))
        .isEqualTo("Partenariat local pour l’immigration d’Ottawa");
    assertThat(lip("hamilton").names().frenchIsKnown()).isFalse();
    assertThat(lip("rif-est").names().frenchIsKnown()).isTrue();
  }

  @Test
  void themesAndRegionsHaveTwoLevels() {
    assertThat(VOCABULARY.ancestors(Facet.THEME, "housing")).containsExactly("cross-cutting");
    assertThat(VOCABULARY.ancestors(Facet.THEME, "cross-cutting")).isEmpty();
    assertThat(VOCABULARY.children(Facet.REGION, "ca-on"))
        .containsExactly(
            "on-toronto",
            "on-gta",
            "on-central-west",
            "on-central-east",
            "on-eastern",
            "on-southwestern",
            "on-northeastern",
            "on-northwestern");
    assertThat(VOCABULARY.children(Facet.THEME, "housing")).isEmpty();
  }

  @Test
  void aThemeKnowsItsCluster() {
    assertThat(term(Facet.THEME, "mental-health").related())
        .isEqualTo(Map.of(Facet.CLUSTER, List.of("health-wellbeing")));
    assertThat(term(Facet.CHARACTERISTIC, "05-agencies").related())
        .isEqualTo(Map.of(Facet.DOMAIN, List.of("settlement")));
  }

  @Test
  void phrasesHaveLanguageAndStrength() {
    assertThat(term(Facet.CLUSTER, "children-youth-education").phrases())
        .contains(
            new Phrase("school board", Language.EN, Strength.STRONG),
            new Phrase("conseil scolaire", Language.FR, Strength.STRONG),
            new Phrase("teacher", Language.EN, Strength.NORMAL),
            new Phrase("famille", Language.FR, Strength.WEAK));
  }

  @Test
  void theRegisterKeepsNamesPlacesAndLineage() {
    Lip north = lip("toronto-north");
    assertThat(north.merges())
        .containsExactly("bathurst-finch", "don-valley", "lawrence-heights", "north-york-east");
    assertThat(north.types()).containsExactly("toronto");
    assertThat(north.since()).isEqualTo(2012);

    assertThat(lip("peterborough").names().formerly())
        .containsExactly("Peterborough Partnership Council on Immigrant Integration");
    assertThat(lip("thunder-bay").types()).containsExactly("northern", "urban");
    assertThat(lip("ottawa").names().acronyms()).containsExactly("OLIP", "PLIO");
    assertThat(lip("calgary").territory().region()).isEqualTo("ca-ab");
    assertThat(VOCABULARY.lip("atlantis")).isEmpty();
  }

  @Test
  void partnersSayWhatTheyAre() {
    assertThat(term(Facet.PARTNER, "sshrc").kind()).isEqualTo("research-funder");
    assertThat(term(Facet.PARTNER, "cic").label().fr()).contains("Citoyenneté");
  }

  @Test
  void theThesaurusKeepsItsSets() {
    assertThat(VOCABULARY.thesaurus().sets())
        .filteredOn(set -> set.relation() != Relation.TRANSLATION)
        .hasSize(327);
    assertThat(VOCABULARY.thesaurus().sets())
        .filteredOn(set -> set.relation() == Relation.TRANSLATION)
        .hasSizeGreaterThan(1_300)
        .allSatisfy(pair -> {
          assertThat(pair.en()).isNotEmpty();
          assertThat(pair.fr()).isNotEmpty();
        });
    assertThat(VOCABULARY.thesaurus().sets())
        .contains(
            new Equivalents(
                "sshrc",
                Relation.ABBR,
                List.of("Social Sciences and Humanities Research Council", "SSHRC"),
                List.of("Conseil de recherches en sciences humaines", "CRSH"),
                ""));
  }

  @Test
  void pillarsNameWhatTheyMean() {
    assertThat(VOCABULARY.pillars())
        .contains(
            new Pillar(
                "waterloo",
                null,
                List.of(
                    new Pillar.Division("Settle", Facet.DOMAIN, "settlement"),
                    new Pillar.Division("Work", Facet.CLUSTER, "labour-credentials-business"),
                    new Pillar.Division("Belong", Facet.CLUSTER, "inclusion-connections-civic"))));
  }

  @Test
  void wordsThatMisleadAreKnown() {
    assertThat(VOCABULARY.misleadingNames().places()).contains("London", "Durham Region");
    assertThat(VOCABULARY.misleadingNames().acronyms()).contains("OLIP");
    assertThat(VOCABULARY.misleadingNames().traps())
        .contains(
            new MisleadingNames.Trap("Kingston Road", "on-toronto"),
            new MisleadingNames.Trap("York University", null));
    assertThat(VOCABULARY.background().none().get(Language.EN)).contains("newcomer", "Ontario");
  }

  private static Term term(Facet facet, String id) {
    return VOCABULARY.term(facet, id).orElseThrow();
  }

  private static Lip lip(String id) {
    return VOCABULARY.lip(id).orElseThrow();
  }
}

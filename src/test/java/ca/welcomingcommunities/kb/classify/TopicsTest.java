package ca.welcomingcommunities.kb.classify;

import static org.assertj.core.api.Assertions.assertThat;

import ca.welcomingcommunities.kb.document.AssignedBy;
import ca.welcomingcommunities.kb.document.Evidence;
import ca.welcomingcommunities.kb.document.Facet;
import ca.welcomingcommunities.kb.document.Label;
import ca.welcomingcommunities.kb.document.TextRole;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TopicsTest {
  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          children-youth-education    | Teachers from two school boards meet parents in the library. Pupils who are new read with older students.
          children-youth-education    | Les enseignants de deux conseils scolaires rencontrent les parents. Les élèves lisent avec des étudiants.
          health-wellbeing            | The clinic offers primary care and counselling. Nurses speak with patients about stress and nutrition.
          health-wellbeing            | La clinique offre des soins primaires. Les infirmières parlent du stress et de la nutrition avec les patients.
          labour-credentials-business | Employers in three towns are hiring. A bridging program helps nurses with licensure, and mentoring helps the rest.
          labour-credentials-business | Les employeurs embauchent. La reconnaissance des titres de compétences et le mentorat aident à sortir du chômage.
          justice-policing-conflict   | Officers and lawyers explained legal aid. People asked the police about hate crime and victim services.
          justice-policing-conflict   | Des policiers et des avocats ont expliqué l'aide juridique. On a parlé des crimes haineux et des victimes.
          inclusion-connections-civic | Neighbours told stories of racism. Volunteers then planned a festival so that civic engagement grows.
          inclusion-connections-civic | Des voisins ont raconté le racisme vécu. Des bénévoles préparent un festival pour l'inclusion sociale.
          """)
  void eachClusterIsFoundInBothLanguages(String cluster, String text) {
    assertThat(Draft.titled("Notes").page(text).values(Facet.CLUSTER)).containsExactly(cluster);
  }

  @Test
  void marginsSayWhoPublishesADocumentAndNotWhatItIsAbout() {
    Draft draft = Draft.titled("Annual report");
    for (int page = 0; page < 6; page++) {
      draft
          .page("The council met and adopted its minutes.")
          .furniture(
              TextRole.RUNNING_FOOTER,
              "Kingston Immigration Partnership: mental health and health care for newcomers");
    }
    assertThat(draft.values(Facet.CLUSTER)).isEmpty();
    assertThat(draft.values(Facet.LIP)).containsExactly("kingston");
  }

  @Test
  void entriesOfATableOfContentsAreHeadingsThatCountOnce() {
    String contents = "Mental health and health care … 3\nHealth care for refugees … 5";
    String text = "They wait for months, and some go to the city for it.";
    Draft told = Draft.titled("A plan").page(text).furniture(TextRole.CONTENTS, contents);
    assertThat(told.values(Facet.CLUSTER)).containsExactly("health-wellbeing");
    assertThat(told.evidence(Facet.CLUSTER, "health-wellbeing").page()).isEqualTo(1);
    Draft twice = Draft.titled("A plan").page().furniture(TextRole.CONTENTS, contents);
    Draft once = Draft.titled("A plan");
    for (Draft each : List.of(twice, once)) {
      each.page()
          .section("Mental health and health care", 1, false, text)
          .section("Health care for refugees", 1, false, text);
    }
    assertThat(confidence(twice)).isEqualTo(confidence(once));
  }

  private static double confidence(Draft draft) {
    return draft.classified().labels(Facet.CLUSTER).getFirst().confidence();
  }

  @Test
  void aTextAboutNothingInParticularHasNoCluster() {
    Draft letter =
        Draft.titled("A letter")
            .page(
                "The council met on Tuesday. The minutes were approved, and newcomers, immigrants and"
                    + " community services in Ontario were thanked for the partnership.");

    assertThat(letter.values(Facet.CLUSTER)).isEmpty();
    assertThat(letter.values(Facet.THEME)).isEmpty();
  }

  @Test
  void aWeakPhraseNeverDecides() {
    Draft draft =
        Draft.titled("Family").page("A family met a family. The family ate with the family.");

    assertThat(draft.values(Facet.CLUSTER)).isEmpty();
  }

  @Test
  void oneWordDroppedOnceInALongDocumentSaysNothing() {
    Draft draft = Draft.titled("Notes");
    for (int page = 0; page < 20; page++) {
      draft.page(
          "On day "
              + "x".repeat(page + 1)
              + " they walked home and spoke of many things. ".repeat(30));
    }
    draft.page("Somebody spoke of mental health.");

    assertThat(draft.values(Facet.CLUSTER)).isEmpty();
  }

  @Test
  void aDocumentMayHaveSeveralClusters() {
    Draft plan =
        Draft.titled("Plan")
            .page("Mental health and primary care come first: clinics, nurses, patients.")
            .page("Then the labour market: employers, hiring, mentoring.");

    assertThat(plan.values(Facet.CLUSTER))
        .containsExactlyInAnyOrder("health-wellbeing", "labour-credentials-business");
  }

  @Test
  void theEvidenceIsThePhraseAsItStandsAndItsPage() {
    Draft plan =
        Draft.titled("Notes")
            .page("Welcome to all who read this.")
            .page("Nurses asked for help.\nThe MENTAL\nHealth of refugees; counselling.");

    assertThat(plan.evidence(Facet.CLUSTER, "health-wellbeing"))
        .isEqualTo(new Evidence("MENTAL Health", 2));
  }

  @Test
  void aHeadingWeighsMoreThanTheText() {
    Draft plan =
        Draft.titled("Notes")
            .page("They spoke of mental health.")
            .page()
            .section("Primary care", 1, false, "Later.");

    assertThat(plan.evidence(Facet.CLUSTER, "health-wellbeing"))
        .isEqualTo(new Evidence("Primary care", 2));
  }

  @Test
  void labelsAreByRuleWithAConfidenceThatGrowsWithTheEvidence() {
    Label little = only("They spoke of hate crime and the police.");
    Label much =
        only(
            "They spoke of hate crime and the police, of legal aid, lawyers, courts and victims,"
                + " of access to justice and racial profiling.");

    assertThat(little.assignedBy()).isEqualTo(AssignedBy.RULE);
    assertThat(little.confidence()).isBetween(0.5, 0.8);
    assertThat(much.confidence()).isBetween(0.9, 1.0);
  }

  private static Label only(String text) {
    return Draft.titled("Notes").page(text).classified().labels(Facet.CLUSTER).getFirst();
  }

  @Test
  void acronymsCountInCapitalsOnly() {
    assertThat(Draft.titled("Notes").page("OCASI spoke.").values(Facet.PARTNER))
        .containsExactly("ocasi");
    assertThat(Draft.titled("Notes").page("Une ocasi de parler.").values(Facet.PARTNER)).isEmpty();
  }

  @Test
  void pluralFeminineAccentsAndHyphensDoNotMatter() {
    assertThat(
            Draft.titled("Notes")
                .page("Les demandeuses d'asile et les personnes refugiees sont dans cette ville.")
                .values(Facet.THEME))
        .contains("refugees-resettlement");
    assertThat(
            Draft.titled("Notes")
                .page("The after school clubs and the homework-clubs are for all of them.")
                .values(Facet.THEME))
        .contains("youth-engagement");
  }

  @Test
  void aPhraseDoesNotReachOverTheEndOfASentence() {
    assertThat(
            Draft.titled("Notes")
                .page("This is about affordable. Housing is what they said.")
                .values(Facet.THEME))
        .doesNotContain("housing");
  }

  @Test
  void theSecondLevelOfThemesIsFound() {
    assertThat(
            Draft.titled("Notes")
                .page("Landlords and tenants spoke of affordable housing and of homelessness.")
                .values(Facet.THEME))
        .containsExactly("housing");
  }

  @Test
  void whomItIsForShowsAtTheBeginning() {
    Draft guide =
        Draft.titled("A guide for employers")
            .page("The business case for hiring: human resources staff will find the tools here.")
            .page("More tools.")
            .page("Teachers, principals, educators and the school board and its curriculum.");

    assertThat(guide.values(Facet.AUDIENCE)).containsExactly("employer");
  }

  @Test
  void aRunningHeaderCountsOnce() {
    Draft header = Draft.titled("Notes");
    Draft text = Draft.titled("Notes");
    for (int page = 0; page < 12; page++) {
      String filler = "The sun shone on day " + "abcdefghijkl".charAt(page) + " and they went on.";
      header.page("Racism and stereotypes\n" + filler.repeat(4));
      text.page("Racism and stereotypes, " + page + ": " + filler.repeat(4));
    }

    assertThat(header.values(Facet.CLUSTER)).isEmpty();
    assertThat(text.values(Facet.CLUSTER)).containsExactly("inclusion-connections-civic");
  }

  @Test
  void aLineThatThanksTheDepartmentDecidesNothing() {
    Draft thanks =
        Draft.titled("Notes")
            .page(
                "Funded by Citizenship and Immigration Canada.\nThis project is funded by Immigration,"
                    + " Refugees and Citizenship Canada.\nThe rest is about nothing.");
    Draft named =
        Draft.titled("Notes").page("Staff of Citizenship and Immigration Canada came to the talk.");

    assertThat(thanks.values(Facet.PARTNER)).isEmpty();
    assertThat(thanks.values(Facet.CLUSTER)).isEmpty();
    assertThat(named.values(Facet.PARTNER)).containsExactly("cic");
  }

  @Test
  void theSameDocumentGetsTheSameLabels() {
    Draft draft =
        Draft.titled("Plan")
            .page("Mental health, employers, hiring, police, racism in Ottawa, Ontario.");

    assertThat(draft.classified()).isEqualTo(draft.classified());
  }
}

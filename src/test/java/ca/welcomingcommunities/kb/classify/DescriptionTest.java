package ca.welcomingcommunities.kb.classify;

import static org.assertj.core.api.Assertions.assertThat;

import ca.welcomingcommunities.kb.document.Evidence;
import ca.welcomingcommunities.kb.document.Facet;
import ca.welcomingcommunities.kb.document.Page;
import ca.welcomingcommunities.kb.document.Section;
import java.time.Year;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Title, year, document type and section types. */
class DescriptionTest {
  private static final String PDF = "application/pdf";

  @Test
  void aWrittenTitleIsKept() {
    assertThat(
            Draft.titled(" Together:\n our  plan ")
                .file("plan.pdf", PDF)
                .page("Text.")
                .classified()
                .title())
        .isEqualTo("Together: our plan");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Microsoft Word - plan final.docx",
        "untitled",
        "Sans titre",
        "Document1",
        "plan_2012-final",
        "Plan 2012 final",
        "PowerPoint Presentation",
        "Présentation PowerPoint",
        "slide 1",
        "-",
        "x.doc"
      })
  void aTitleMadeByAProgramGivesWayToTheFirstHeading(String title) {
    Draft draft =
        Draft.titled(title)
            .file("plan_2012-final.pdf", PDF)
            .page()
            .section("Table of Contents", 2, false, "")
            .section("Prepared by the council", 2, false, "")
            .section("Roads to Belonging", 1, false, "Text.");

    assertThat(draft.classified().title()).isEqualTo("Roads to Belonging");
  }

  @Test
  void withoutAHeadingTheFirstLineIsTheTitle() {
    assertThat(
            Draft.untitled()
                .file("scan.pdf", PDF)
                .page("6:00 - 9:00\nRoads to Belonging\nText.")
                .classified()
                .title())
        .isEqualTo("Roads to Belonging");
  }

  @Test
  void withoutALineTheFileNameIsTheTitle() {
    assertThat(Draft.untitled().file("Roads_to-Belonging_2012.pdf", PDF).classified().title())
        .isEqualTo("Roads to Belonging 2012");
    assertThat(Draft.untitled().page("and on ".repeat(100)).classified().title())
        .startsWith("and on and on")
        .endsWith("…");
    assertThat(Draft.untitled().classified().title()).isEqualTo("Document");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      nullValues = "-",
      textBlock =
          """
          2009 | Plan 2009    | March 2012. 2013, 2013.
          2011 | Plan 2011-2014 | March 2012.
          2025 | Vision 2025-2030 | March 2012.
          2012 | A plan       | Adopted in March 2012 after 1998, 1998 and 1998.
          2012 | Un plan      | Adopté le 12 mars 2012 après 1998, 1998 et 1998.
          2010 | A plan       | Meeting of October 28, 2010. 2012 2012
          2011 | A plan       | For the years 2011 to 2014. 1999 1999 1999
          2011 | A plan       | In 2011/12 they met. 1999 1999
          2013 | A plan       | In 2013 and 2014, and again in 2013, they met.
          2014 | A plan       | In 2013 and 2014 they met.
          2020 | Vision 2030  | In 2030, 2031 and 2032 all will be well, they said in 2020.
          -    | A plan       | Call 416-555-2012 or 555.2011; it costs $2010 or 2,012 or 12012, 2011% of 1850.
          -    | A plan       | Nothing.
          """)
  void theYearIsFound(@Nullable Integer year, String title, String text) {
    assertThat(Draft.titled(title).page(text).classified().year()).isEqualTo(year);
  }

  @Test
  void theFileNameAndThenTheFilesOwnDateTellTheYearWhereTheTextDoesNot() {
    assertThat(Draft.titled("A plan").file("plan-2012.pdf", PDF).page("Text.").classified().year())
        .isEqualTo(2012);
    assertThat(year(Year.of(2015))).isEqualTo(2015);
    assertThat(year(Year.of(2027))).isNull();
    assertThat(year(Year.of(1970))).isNull();
  }

  private static @Nullable Integer year(Year created) {
    Clues clues = new Clues("A plan", "", "", null, created);
    return Draft.CLASSIFIER
        .classify(clues, List.of(new Page(1, List.of(Section.of("", 0, false, "Text.")))))
        .year();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          strategic-plan    | Strategic Plan for Newcomers
          strategic-plan    | Plan stratégique pour les nouveaux arrivants
          annual-report     | Settlement Strategy: Annual Report
          annual-report     | Rapport annuel sur le plan stratégique
          evaluation        | Evaluation of the Strategic Plan
          annual-report     | Strategic Plan Progress Report
          newsletter        | Infolettre d'automne
          minutes           | Procès-verbal du conseil
          toolkit           | Toolkit for employers
          conference-report | Conference Report
          action-plan       | Plan d'action
          needs-assessment  | Immigration Profile
          """)
  void theTitleSaysTheType(String type, String title) {
    assertThat(Draft.titled(title).page("Text.").values(Facet.TYPE)).containsExactly(type);
  }

  @Test
  void theFirstPageAndTheFileNameSayTheTypeToo() {
    assertThat(Draft.titled("Roads").page("Staff report and report to council.").values(Facet.TYPE))
        .containsExactly("council-report");
    assertThat(
            Draft.titled("Roads").file("annual_report.pdf", PDF).page("Text.").values(Facet.TYPE))
        .containsExactly("annual-report");
    assertThat(
            Draft.titled("Roads")
                .page("Text.")
                .page("Staff report and report to council.")
                .values(Facet.TYPE))
        .isEmpty();
  }

  @Test
  void slidesAreAPresentationUnlessTheTitleSaysOtherwise() {
    String pptx = "application/vnd.openxmlformats-officedocument.presentationml.presentation";

    assertThat(Draft.titled("Roads").file("a.pptx", pptx).page("Text.").values(Facet.TYPE))
        .containsExactly("presentation");
    assertThat(Draft.titled("Annual Report").file("a.pptx", pptx).page("Text.").values(Facet.TYPE))
        .containsExactly("annual-report");
  }

  @Test
  void headingsSayWhatSectionsAreAbout() {
    Classification report =
        Draft.titled("Roads")
            .page()
            .section("3. Challenges and Gaps", 1, false, "Hard things.")
            .section("Housing", 2, false, "Rent.")
            .page()
            .section("Housing", 2, true, "More rent.")
            .section("Next steps", 1, false, "We will do it.")
            .section("4.1 Priorities", 2, false, "First.")
            .section("What else", 1, false, "More.")
            .classified();

    assertThat(report.pages().getFirst().sections())
        .extracting(Section::type)
        .containsExactly("challenges", "challenges");
    assertThat(report.pages().getLast().sections())
        .extracting(Section::type)
        .containsExactly("challenges", "next-steps", "next-steps", null);
    assertThat(report.labels(Facet.SECTION))
        .extracting(label -> label.value() + " by " + label.evidence())
        .containsExactly(
            "challenges by " + new Evidence("Challenges", 1),
            "next-steps by " + new Evidence("Next steps", 2));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          experience          | Lessons learned
          experience          | Leçons tirées de l'année
          challenges          | Défis et lacunes
          next-steps          | Recommandations
          research-priorities | Research Priorities
          site-selection      | Sélection des sites
          partners-support    | Partenaires potentiels
          """)
  void eachSectionTypeIsFoundInBothLanguages(String type, String heading) {
    String text =
        heading.matches(".*[éèç].*|.*ations|Part.*")
            ? "Le conseil se réunit dans la ville avec les familles."
            : "The council meets in the town with all of the families.";

    assertThat(Draft.titled("Roads").page().section(heading, 1, false, text).values(Facet.SECTION))
        .containsExactly(type);
  }

  @Test
  void aWordOfTheTextOrOfALongHeadingIsNoSectionType() {
    assertThat(
            Draft.titled("Roads")
                .page("Challenges and gaps are many.")
                .page()
                .section("Examples of what we mean by all this", 1, false, "Text.")
                .values(Facet.SECTION))
        .isEmpty();
  }

  @Test
  void aSpanThatEndsInTheYearOfTheDocumentLooksBack() {
    String title = "Ten years of partnership, 2008–2018";
    assertThat(Draft.titled(title).page("How it began.").classified().year()).isEqualTo(2008);
    assertThat(Draft.titled(title).page("Peterborough, May 2018").classified().year())
        .isEqualTo(2018);
    assertThat(
            Draft.titled(title)
                .file("ten-years-2018.odt", "application/vnd.oasis.opendocument.text")
                .page("How it began.")
                .classified()
                .year())
        .isEqualTo(2018);
  }

  @Test
  void theYearOfACensusIsNotTheYearOfThePaper() {
    assertThat(
            Draft.titled("A profile from the 2006 census")
                .page("November 14, 2008")
                .classified()
                .year())
        .isEqualTo(2008);
    assertThat(
            Draft.titled("Profil selon le recensement de 2006")
                .page("14 novembre 2008")
                .classified()
                .year())
        .isEqualTo(2008);
  }
}

package ca.welcomingcommunities.kb.search.lucene;

import static ca.welcomingcommunities.kb.search.lucene.Library.Draft.english;
import static ca.welcomingcommunities.kb.search.lucene.Library.Draft.french;
import static org.assertj.core.api.Assertions.assertThat;

import ca.welcomingcommunities.kb.document.Language;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Accents, case, hyphens, apostrophes and ligatures never decide a match. */
final class SpellingTest {
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

  @ParameterizedTest
  @CsvSource({
    "fr, Un évènement pour les familles, évènement|evenement|événements|ÉVÉNEMENT|e\u0301ve\u0301nement",
    "fr, L’école d’été, école|ecole|l'école|l’ecole|écoles|été",
    "fr, La main-d'œuvre qualifiée, main-d’oeuvre|œuvre|oeuvre|main d'œuvre",
    "fr, Aujourd'hui au Québec, aujourd’hui|quebec|QUÉBEC",
    "en, Well-being of newcomers, well-being|wellbeing|well being|newcomer's|newcomers|newcomer",
    "en, Wellbeing matters, well-being|wellbeing|well being",
    "en, The well being of all, well-being|wellbeing|well being",
    "en, The Ottawa L.I.P. met, lip|LIP|L.I.P.|l.i.p",
    "en, Vic O’Brien spoke, o'brien|obrien|O’Brien|brien",
    "en, It cost 10000 dollars, '10,000|10000'",
    "en, The o\uFB03ce of re\u00ADsettlement, office|resettlement",
    "en, Co-operation of agencies, cooperation|co-operation|agency",
    "fr, Le bien-être des aînés, bien-être|bien être|bienetre|BIEN-ÊTRE|bien‑être|bien-être",
    "fr, L'œuvre d'une vie, œuvre|oeuvre|ŒUVRE|l'œuvre|l‘œuvre|lʼœuvre|l`œuvre|l′œuvre",
    "fr, C'est aujourd’hui, aujourd'hui|aujourd’hui|aujourdʼhui|AUJOURD'HUI|aujourd hui",
    "fr, L’accueil à l'école, l'accueil|l’accueil|L'ACCUEIL|accueil|lʼaccueil|école",
    "fr, Curriculum vitæ exigé, curriculum vitae|vitæ|VITÆ|exige",
    "fr, La coordonnatrice naïve de Saint-Zacharie, naive|NAÏVE|saint-zacharie|saint zacharie",
    "fr, En 2011-2012 le P.L.I. a grandi, 2011|2012|2011-2012|PLI|P.L.I.",
    "en, The plan of 2011–2016, 2011|2016",
    "en, Read the e-mail, email|e-mail|E-MAIL",
    "en, Newcomers’ needs and the city’s role, newcomers'|newcomers|city's|cities|city",
    "en, The Franco-Ontarian café, franco-ontarian|franco ontarian|cafe|CAFÉ|café",
    "en, Article 12.5 of the by-law, by-law|bylaw|by law|12.5",
    "fr, Qu’est-ce qu’une œuvre, œuvre|OEUVRE|qu'une œuvre|qu’œuvre",
    "fr, Jusqu’au bout lorsqu’il pleut, jusqu'au bout|pleut|lorsqu'il pleut",
    "fr, L‛hébergement d´urgence, hébergement|l'hebergement|d'urgence|URGENCE|d＇urgence",
    "fr, Les nouveaux-arrivants d’Haïti, nouveaux arrivants|nouveau-arrivant|haiti|d'Haiti|HAÏTI",
    "fr, Le cœur et la sœur, coeur|CŒUR|sœur|soeurs|SOEUR",
    "fr, Des œufs ex æquo, oeuf|œufs|aequo|ex-æquo|ex aequo",
    "fr, Une garçonnière à Sault-Sainte-Marie, garconniere|GARÇONNIÈRE|sault sainte marie|sault-sainte-marie",
    "fr, Prud’homme et Grand’mère, prud'homme|prudhomme|grand'mère|grandmere",
    "fr, Saint‐Laurent‑du‒Nord, saint laurent du nord|saint-laurent-du-nord",
    "fr, Les P.L.I. de l’Ontario, PLI|P.L.I|p.l.i.|l'Ontario|ontario",
    "fr, Un budget de 1 000 dollars en 2011, 2011|budget",
    "fr, Ils s’établissent et s'intègrent, etablissent|s'établissent|intégrer|s’intégrer",
    "en, The archæologist\u2019s encyclopædia, archaeologist|archæologist|encyclopaedia|ENCYCLOPÆDIA",
    "en, Résumé writing and naïve façades, resume|résumé|RÉSUMÉ|naive|facade|façade",
    "en, Children\u02BCs and women`s services, children's|children|childrens|women's|women",
    "en, The LIPs and the U.N., LIP|lips|UN|U.N.",
    "en, An on-line e-learning follow-up, online|on-line|elearning|e learning|follow up|followup",
    "en, The 2008/09 budget and COVID-19, 2008|09|covid-19|covid19|covid 19",
    "en, On the 1st of May 2019 and in the 1990s, 2019|1st|1990s",
    "en, Phase II of pre‑arrival services, pre-arrival|prearrival|pre arrival|phase II|phase ii",
    "en, Kapuskasing\u2013Moosonee corridor, kapuskasing|moosonee|Kapuskasing-Moosonee",
    "en, A 3.5 million grant in 12-month terms, 3.5|12-month|12 month",
    "en, Zoë and Renée Côté, zoe|Zoé|renee|cote|CÔTÉ",
    "en, The Ångström prize for Øystein, angstrom|oystein|ØYSTEIN"
  })
  void spellingsMeet(String language, String text, String queries) throws IOException {
    library.with(
        language.equals("fr") ? french("it", text) : english("it", text),
        english("other", "Quite another thing."));
    for (String query : queries.split("\\|", -1)) {
      assertThat(library.find(query)).as(query).containsExactly("it");
    }
  }

  @Test
  void anAcronymThatIsAnEmptyWordNeedsItsCapitals() throws IOException {
    library.with(
        english("it", "IT training for newcomers."), english("other", "Training for newcomers."));
    assertThat(library.find("IT training")).containsExactly("it");
    assertThat(library.find("it training")).containsExactlyInAnyOrder("it", "other");
  }

  @Test
  void phrasesMeetWhateverTheirHyphens() throws IOException {
    library.with(
        english("hyphen", "A well-being centre."),
        english("joined", "A wellbeing centre."),
        english("apart", "A well being centre."));
    for (String query :
        new String[] {"\"well-being centre\"", "\"wellbeing centre\"", "\"well being centre\""}) {
      assertThat(library.find(query))
          .as(query)
          .containsExactlyInAnyOrder("hyphen", "joined", "apart");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "L'étranger à la porte, l étranger|l'étranger|l’étranger|étranger|l etranger a la porte",
    "C'est l’accueil d'ici, l accueil d ici|c est l accueil|l'accueil d'ici|accueil d ici",
    "L étranger sans apostrophe, l étranger|l'étranger|étranger sans apostrophe",
    "Le droit jusqu'au bout, droit jusqu au bout|jusqu'au bout"
  })
  void aBlankForAnApostropheIsAnApostropheInPhrasesToo(String text, String phrases)
      throws IOException {
    library.with(french("it", text), french("other", "Tout autre chose."));
    for (String phrase : phrases.split("\\|", -1)) {
      assertThat(library.find('"' + phrase + '"')).as(phrase).containsExactly("it");
    }
  }

  @Test
  void quotesMeanExact() throws IOException {
    library.with(
        english("one", "The service for newcomers."),
        english("many", "Services for newcomers."),
        english("apart", "For all newcomers, a service."));
    assertThat(library.find("\"service\"")).containsExactlyInAnyOrder("one", "apart");
    assertThat(library.find("\"service for newcomers\"")).containsExactly("one");
    assertThat(library.find("service")).hasSize(3);
  }

  @Test
  void textInNoKnownLanguageIsFoundAsWritten() throws IOException {
    library.with(
        Library.Draft.blank("es", Language.OTHER)
            .page(
                ca.welcomingcommunities.kb.document.Section.of(
                    "", 0, false, "La vivienda en Ottawa es cara. 住房")));
    assertThat(library.find("vivienda ottawa")).containsExactly("es");
    assertThat(library.find("住房")).containsExactly("es");
  }

  @Test
  void bothLanguagesOfOneDocumentAreStemmed() throws IOException {
    library.with(
        Library.Draft.blank("both", Language.EN)
            .page(
                section("The policies of cities.", Language.EN),
                section("Les logements abordables.", Language.FR)));
    assertThat(library.find("policy city")).containsExactly("both");
    assertThat(library.find("logement abordable")).containsExactly("both");
    assertThat(library.find("policy logement")).containsExactly("both");
  }

  @ParameterizedTest
  @CsvSource({"who funds language classes in the north?, en", "des classes de langue au nord, fr"})
  void aQuestionsEmptyWordsAreLeftOut(String question, String answer) throws IOException {
    library.with(
        english("en", "The province funds language classes. North of Sudbury."),
        french("fr", "Des classes. La langue. Le nord de Sudbury."),
        english("empty", "Who is in the building?"),
        french("vide", "Des gens au bord de la mer."));
    assertThat(library.find(question)).startsWith(answer).doesNotContain("empty", "vide");
  }

  @Test
  void emptyWordsAloneAreLookedFor() throws IOException {
    library.with(english("who", "Who are we?"), english("other", "Housing."));
    assertThat(library.find("who are we")).containsExactly("who");
    assertThat(library.find("car")).isEmpty();
  }

  @Test
  void wordsOfAnyLengthAreKept() throws IOException {
    String long1 = "x".repeat(40_000);
    library.with(english("long", "Before " + long1 + " after"));
    assertThat(library.find("after")).containsExactly("long");
    assertThat(library.find("x".repeat(512))).containsExactly("long");
  }

  private static ca.welcomingcommunities.kb.document.Section section(
      String text, Language language) {
    return ca.welcomingcommunities.kb.document.Section.of("", 0, false, text)
        .identified(language, null);
  }
}

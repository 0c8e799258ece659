package ca.welcomingcommunities.kb.likeness;

import static org.assertj.core.api.Assertions.assertThat;

import ca.welcomingcommunities.kb.document.AssignedBy;
import ca.welcomingcommunities.kb.document.Description;
import ca.welcomingcommunities.kb.document.Document;
import ca.welcomingcommunities.kb.document.DocumentId;
import ca.welcomingcommunities.kb.document.Facet;
import ca.welcomingcommunities.kb.document.Kind;
import ca.welcomingcommunities.kb.document.Label;
import ca.welcomingcommunities.kb.document.Language;
import ca.welcomingcommunities.kb.document.Page;
import ca.welcomingcommunities.kb.document.PageCount;
import ca.welcomingcommunities.kb.document.PageUnit;
import ca.welcomingcommunities.kb.document.Section;
import ca.welcomingcommunities.kb.document.TextRole;
import ca.welcomingcommunities.kb.likeness.Comparison.Subject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ComparisonTest {
  private static final String ENGLISH =
      """
      Settlement plan 2012 to 2015. In 2011 the partnership in Cornwall met 14 times with the Seaway
      Valley agency. Of 1,240 newcomers asked, 62.5 % named housing and 418 named work. Glengarry and
      Alexandria have 27 places for children; Cornwall has 135. The council will spend $48,500 in 2013
      and $61,200 in 2014 on a welcome centre at 305 Pitt Street, open 45 hours a week. The college
      trains 88 employers by March 2014. The plan is reviewed every 24 months.
      """;
  private static final String FRENCH =
      """
      Plan d'établissement de 2012 à 2015. En 2011, le partenariat de Cornwall s'est réuni 14 fois avec
      l'agence Seaway Valley. Sur 1 240 personnes immigrantes interrogées, 62,5 % ont nommé le logement
      et 418 ont nommé le travail. Glengarry et Alexandria ont 27 places pour les enfants; Cornwall en a
      135. Le conseil dépensera 48 500 $ en 2013 et 61 200 $ en 2014 pour un centre d'accueil au 305, rue
      Pitt, ouvert 45 heures par semaine. Le collège forme 88 employeurs d'ici mars 2014. Le plan est
      revu tous les 24 mois.
      """;

  @Test
  void theSameTextWithOtherLinesAndSpacesIsACopy() {
    Subject one = english(ENGLISH, 2012);
    Subject two = english(ENGLISH.replace('\n', ' ').replace(". ", ".\n\n"), null);
    assertThat(kinship(one, two)).map(Kinship::kind).contains(Kinship.Kind.COPY);
    assertThat(bandsShared(one, two)).isEqualTo(one.traits().bands().size());
  }

  @Test
  void theSameTextOfAnotherYearIsAVersion() {
    assertThat(kinship(english(ENGLISH, 2012), english(ENGLISH, 2014)))
        .map(Kinship::kind)
        .contains(Kinship.Kind.VERSION);
  }

  @Test
  void aDraftIsAVersionAndIsFoundByItsBands() {
    Random random = new Random(7);
    for (int i = 0; i < 20; i++) {
      List<String> words = words(random, 600);
      List<String> edited = new ArrayList<>(words);
      for (int change = 0; change < 25; change++) {
        edited.set(random.nextInt(edited.size()), "changed" + change);
      }
      Subject draft = english(String.join(" ", words), 2012);
      Subject last = english(String.join(" ", edited), 2012);
      assertThat(kinship(draft, last)).map(Kinship::kind).contains(Kinship.Kind.VERSION);
      assertThat(bandsShared(draft, last)).isPositive();
    }
  }

  @Test
  void differentTextsOfTheSameWordsAreNotAlikeAndRarelyCompared() {
    Random random = new Random(8);
    int shared = 0;
    for (int i = 0; i < 50; i++) {
      Subject one = english(String.join(" ", words(random, 400)), 2012);
      Subject two = english(String.join(" ", words(random, 400)), 2012);
      assertThat(kinship(one, two)).isEmpty();
      shared += bandsShared(one, two) > 0 ? 1 : 0;
    }
    assertThat(shared).isLessThanOrEqualTo(2);
  }

  @Test
  void whatAPublisherPutsIntoEveryFileMakesNoVersions() {
    Random random = new Random(9);
    String everywhere = String.join(" ", words(random, 300));
    List<Subject> all = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      all.add(english(everywhere + " " + String.join(" ", words(random, 100)), 2012));
    }
    for (Subject each : all) {
      List<Subject> others = all.stream().filter(other -> !other.equals(each)).toList();
      Comparison comparison = new Comparison(each, others);
      assertThat(others).allSatisfy(other -> assertThat(comparison.with(other)).isEmpty());
    }
    // Without the others nothing says that it is boilerplate.
    assertThat(kinship(all.get(0), all.get(1))).isPresent();
  }

  @Test
  void aFourthCopyIsOneThoughItsTextIsInThreeOthers() {
    List<Subject> copies = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      copies.add(english(ENGLISH, 2012));
    }
    Comparison comparison = new Comparison(copies.getFirst(), copies.subList(1, 4));
    assertThat(copies.subList(1, 4))
        .allSatisfy(other ->
            assertThat(comparison.with(other)).map(Kinship::kind).contains(Kinship.Kind.COPY));
  }

  @Test
  void theFrenchVersionIsATranslation() {
    Subject english = english(ENGLISH, 2012);
    Subject french = subject(FRENCH, Language.FR, null, "cornwall-sdg");
    assertThat(kinship(english, french))
        .hasValueSatisfying(found -> {
          assertThat(found.kind()).isEqualTo(Kinship.Kind.TRANSLATION);
          assertThat(found.likeness()).isGreaterThan(0.5);
        });
    assertThat(bandsShared(english, french)).isPositive();
  }

  @Test
  void noTranslationIsOfAnotherYearPartnershipLanguageOrLength() {
    Subject english = english(ENGLISH, 2012);
    assertThat(kinship(english, subject(FRENCH, Language.FR, 2019, "cornwall-sdg"))).isEmpty();
    assertThat(kinship(english, subject(FRENCH, Language.FR, 2012, "ottawa"))).isEmpty();
    assertThat(kinship(english, subject(FRENCH, Language.EN, 2012, "cornwall-sdg"))).isEmpty();
    assertThat(kinship(english, subject(FRENCH, Language.OTHER, 2012, "cornwall-sdg"))).isEmpty();
    String long_ = FRENCH + " mot de plus".repeat(100);
    assertThat(kinship(english, subject(long_, Language.FR, 2012, "cornwall-sdg"))).isEmpty();
  }

  @Test
  void aShortTextSaysTooLittle() {
    assertThat(english("Minutes of the meeting.", null).traits().bands()).isEmpty();
  }

  @Test
  void numbersAreTheSameHoweverTheyAreWritten() {
    assertThat(numbers("3,200 and 3 200 and 3\u00a0200 and 3.200"))
        .containsExactly("3200", "3200", "3200", "3200");
    assertThat(numbers("4.5 or 4,5; 2011, 2012 10. 1er 305, rue"))
        .containsExactly("4.5", "4.5", "2011", "2012", "10", "1", "305");
  }

  private static List<String> numbers(String text) {
    Words words = new Words(text);
    List<String> numbers = new ArrayList<>();
    while (words.next()) {
      if (words.isNumber()) {
        numbers.add(words.asWritten());
      }
    }
    return numbers;
  }

  private static Optional<Kinship> kinship(Subject one, Subject two) {
    return new Comparison(one, List.of(two)).with(two);
  }

  private static int bandsShared(Subject one, Subject two) {
    Set<Long> shared = new HashSet<>(one.traits().bands());
    shared.retainAll(two.traits().bands());
    return shared.size();
  }

  @Test
  void furnitureMakesNoLikeness() {
    Section body = Section.of("", 0, false, String.join(" ", words(new Random(5), 200)));
    String about = "The Kingston Immigration Partnership is funded by the government. ".repeat(20);
    Page plain = new Page(1, List.of(body));
    Page marked = new Page(1, List.of(body.part(false, about, TextRole.REPEATED), body));
    assertThat(Traits.of(List.of(marked)).bands()).isEqualTo(Traits.of(List.of(plain)).bands());
  }

  private static List<String> words(Random random, int count) {
    List<String> words = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      words.add("word" + (char) ('a' + random.nextInt(20)) + (char) ('a' + random.nextInt(20)));
    }
    return words;
  }

  private static Subject english(String text, @Nullable Integer year) {
    return subject(text, Language.EN, year, "cornwall-sdg");
  }

  private static Subject subject(
      String text, Language language, @Nullable Integer year, String partnership) {
    List<Page> pages = List.of(new Page(1, List.of(Section.of("", 0, false, text))));
    Document document =
        new Document(
            new DocumentId("a".repeat(16)),
            Kind.DOCUMENT,
            null,
            new Description("A title", null, language, year, List.of(), null),
            null,
            new PageCount(1, 1, PageUnit.PAGE),
            List.of(Label.given(Facet.LIP, partnership, AssignedBy.SUBMITTER)),
            Instant.EPOCH,
            Instant.EPOCH);
    return new Subject(document, Traits.of(pages));
  }
}

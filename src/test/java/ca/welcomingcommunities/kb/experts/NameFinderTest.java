package ca.welcomingcommunities.kb.experts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import ca.welcomingcommunities.kb.catalogue.DocumentText;
import ca.welcomingcommunities.kb.catalogue.FoundName;
import ca.welcomingcommunities.kb.document.Bond;
import ca.welcomingcommunities.kb.document.Description;
import ca.welcomingcommunities.kb.document.Document;
import ca.welcomingcommunities.kb.document.DocumentId;
import ca.welcomingcommunities.kb.document.Kind;
import ca.welcomingcommunities.kb.document.Language;
import ca.welcomingcommunities.kb.document.Page;
import ca.welcomingcommunities.kb.document.PageCount;
import ca.welcomingcommunities.kb.document.PageUnit;
import ca.welcomingcommunities.kb.document.Section;
import ca.welcomingcommunities.kb.document.TextRole;
import ca.welcomingcommunities.kb.vocabulary.PublicRecord;
import ca.welcomingcommunities.kb.vocabulary.Vocabulary;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class NameFinderTest {
  private static final String LINE = "Presented by Victoria Esses, Western University";

  private static NameFinder finder() {
    Vocabulary vocabulary = Vocabulary.load();
    Lexicon lexicon = new Lexicon(vocabulary);
    List<Profile> directory =
        PublicRecord.load(vocabulary).people().stream()
            .map(person -> Profile.of(1, person, lexicon))
            .toList();
    return new NameFinder(directory, lexicon);
  }

  @Test
  void everyCueOfALineCountsForTheNamesBehindIt() {
    // People of history.
    String line =
        "Workshop Leads: Marguerite Bourgeoys, City of Guelph; Jean Talon, Université d’Ottawa"
            + " Moderator: Dr. Frederick Banting (University of Toronto)"
            + " Présenté par Gabrielle Roy, Université Laval, et par Anne Hébert, Université Laval"
            + " Contact: Nellie McClung, Winnipeg Community Council, nellie@example.org,"
            + " 204 555-0123";
    assertThat(finder().in(text(line, TextRole.BODY)))
        .extracting(
            FoundName::name,
            FoundName::bond,
            found -> Objects.requireNonNull(found.affiliation().organization()).en())
        .containsExactly(
            tuple("Marguerite Bourgeoys", Bond.LEAD, "City of Guelph"),
            tuple("Jean Talon", Bond.LEAD, "Université d’Ottawa"),
            tuple("Frederick Banting", Bond.MODERATOR, "University of Toronto"),
            tuple("Gabrielle Roy", Bond.PRESENTER, "Université Laval"),
            tuple("Anne Hébert", Bond.PRESENTER, "Université Laval"),
            tuple("Nellie McClung", Bond.CONTACT, "Winnipeg Community Council"));
  }

  @Test
  void whoStandsInTheTextIsFoundAndWhoRunsAlongThePagesIsNot() {
    NameFinder finder = finder();
    assertThat(finder.in(text(LINE, TextRole.BODY)))
        .extracting(FoundName::name, FoundName::bond)
        .containsExactly(tuple("Victoria Esses", Bond.PRESENTER));
    for (TextRole role :
        List.of(TextRole.RUNNING_HEADER, TextRole.RUNNING_FOOTER, TextRole.REPEATED)) {
      assertThat(finder.in(text(LINE, role))).as(role.id()).isEmpty();
    }
  }

  private static DocumentText text(String line, TextRole role) {
    Section section = Section.of("", 0, false, "What newcomers told us.");
    Document document =
        new Document(
            new DocumentId("a".repeat(16)),
            Kind.DOCUMENT,
            null,
            new Description("A report", null, Language.EN, 2011, List.of(), null),
            null,
            new PageCount(1, 1, PageUnit.PAGE),
            List.of(),
            Instant.EPOCH,
            Instant.EPOCH);
    return new DocumentText(
        document, List.of(new Page(1, List.of(section, section.part(false, line, role)))));
  }
}

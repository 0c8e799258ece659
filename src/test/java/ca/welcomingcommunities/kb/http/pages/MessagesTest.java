package ca.welcomingcommunities.kb.http.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.welcomingcommunities.kb.catalogue.Action;
import ca.welcomingcommunities.kb.catalogue.JobState;
import ca.welcomingcommunities.kb.catalogue.Role;
import ca.welcomingcommunities.kb.document.AssignedBy;
import ca.welcomingcommunities.kb.document.Facet;
import ca.welcomingcommunities.kb.document.Language;
import ca.welcomingcommunities.kb.document.PageUnit;
import ca.welcomingcommunities.kb.http.BulkLoad;
import ca.welcomingcommunities.kb.http.Upkeep;
import ca.welcomingcommunities.kb.search.Notice;
import ca.welcomingcommunities.kb.search.Sort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class MessagesTest {
  private static final Messages ENGLISH = Messages.in(Language.EN);
  private static final Messages FRENCH = Messages.in(Language.FR);

  /** A key in the code, or the beginning of one that ends with an id. */
  private static final Pattern LITERAL = Pattern.compile("\"([a-zA-Z]+(?:\\.[a-zA-Z-]+)*\\.?)\"");

  private static final Pattern SAID = Pattern.compile("say\\(\\s*\"([^\"]+)\"\\s*[,)]");

  @Test
  void bothLanguagesHaveTheSameKeysInTheSameOrder() {
    assertThat(FRENCH.keys()).containsExactlyElementsOf(ENGLISH.keys());
  }

  @Test
  void aMessageWantsTheSameValuesInBothLanguages() {
    for (String key : ENGLISH.keys()) {
      assertThat(FRENCH.names(key)).as(key).isEqualTo(ENGLISH.names(key));
    }
  }

  @Test
  void everyMessageThatThePagesSayExists() {
    Set<String> said = new TreeSet<>();
    Matcher matcher = SAID.matcher(sources());
    while (matcher.find()) {
      said.add(matcher.group(1));
    }
    assertThat(said).hasSizeGreaterThan(80);
    assertThat(ENGLISH.keys()).containsAll(said);
  }

  @Test
  void everyMessageIsSaidSomewhere() {
    Set<String> literals = new TreeSet<>();
    Matcher matcher = LITERAL.matcher(sources());
    while (matcher.find()) {
      literals.add(matcher.group(1));
    }
    for (String key : ENGLISH.keys()) {
      String family = key.substring(0, key.lastIndexOf('.') + 1);
      assertThat(literals.contains(key) || literals.contains(family))
          .as("%s is used", key)
          .isTrue();
    }
  }

  /** Messages whose key ends with the id of a constant, which a search for literals cannot see. */
  @Test
  void everyConstantThatIsShownHasItsMessage() {
    assertThat(ENGLISH.keys())
        .containsAll(keys("facet.", Arrays.stream(Facet.values()).map(Facet::id)))
        .containsAll(keys("sort.", Arrays.stream(Sort.values()).map(Sort::id)))
        .containsAll(keys("notice.", Arrays.stream(Notice.Code.values()).map(Notice.Code::id)))
        .containsAll(keys("why.", Arrays.stream(AssignedBy.values()).map(AssignedBy::id)))
        .containsAll(keys("job.", Arrays.stream(JobState.values()).map(JobState::id)))
        .containsAll(keys("activity.", Arrays.stream(Action.values()).map(Action::id)))
        .containsAll(
            keys("upkeep.title.", Arrays.stream(Upkeep.Kind.values()).map(Upkeep.Kind::id)))
        .containsAll(
            keys("bulk.state.", Arrays.stream(BulkLoad.State.values()).map(BulkLoad.State::id)))
        .containsAll(keys("role.", Arrays.stream(Role.values()).map(Role::id)))
        .containsAll(keys("language.", Stream.of("en", "fr")))
        .containsAll(keys("hit.in.", Stream.of("en", "fr")))
        .containsAll(keys("home.by.", SearchPages.SHELVES.stream().map(Facet::id)));
    for (String family : Set.of("place.", "placeOf.", "count.", "read.")) {
      assertThat(ENGLISH.keys())
          .containsAll(keys(family, Arrays.stream(PageUnit.values()).map(PageUnit::id)));
    }
  }

  private static Set<String> keys(String family, Stream<String> ids) {
    Set<String> keys = new TreeSet<>();
    ids.forEach(id -> keys.add(family + id));
    return keys;
  }

  @Test
  void frenchKeepsItsSignsTogether() throws IOException {
    String french =
        Files.readString(file("messages_fr.json")).replaceAll("(?m)^ *\"[^\"]+\": ", "");
    assertThat(french)
        .doesNotContainPattern("[  ][:;?!»](?![a-z0-9]* *\\{)")
        .doesNotContainPattern("« ")
        .doesNotContainPattern("[a-zé]'[a-zé]");
    assertThat(FRENCH.say("search.didYouMean")).endsWith("\u00a0:");
  }

  @Test
  void zeroIsPluralInEnglishAndSingularInFrench() {
    assertThat(ENGLISH.say("count.page", "count", 0)).isEqualTo("0 pages");
    assertThat(ENGLISH.say("count.slide", "count", 1)).isEqualTo("1 slide");
    assertThat(FRENCH.say("count.slide", "count", 0)).isEqualTo("0 diapositive");
    assertThat(FRENCH.say("count.slide", "count", 1)).isEqualTo("1 diapositive");
    assertThat(FRENCH.say("count.slide", "count", 2)).isEqualTo("2 diapositives");
  }

  @Test
  void aNumberOfItsOwnHasItsOwnWords() {
    assertThat(ENGLISH.say("search.heading", "count", 0, "text", "x"))
        .isEqualTo("No documents for “x”");
    assertThat(FRENCH.say("search.heading", "count", 12_345, "text", "x"))
        .isEqualTo("12\u00a0345 documents pour «\u00a0x\u00a0»");
  }

  @Test
  void valuesAreNotReadAsPatterns() {
    assertThat(ENGLISH.say("title", "title", "{title} # {"))
        .isEqualTo("{title} # { – WCI Knowledge Base");
  }

  @Test
  void datesAndSizesAreOfTheLanguage() {
    Instant firstOfMonth = Instant.parse("2026-11-01T17:00:00Z");
    assertThat(ENGLISH.day(firstOfMonth)).isEqualTo("November 1, 2026");
    assertThat(FRENCH.day(firstOfMonth)).isEqualTo("1er novembre 2026");
    assertThat(FRENCH.day(Instant.parse("2026-11-11T17:00:00Z"))).isEqualTo("11 novembre 2026");
    assertThat(ENGLISH.size(2_134_567)).isEqualTo("2.1 MB");
    assertThat(FRENCH.size(2_134_567)).isEqualTo("2,1\u00a0Mo");
    assertThat(FRENCH.size(1)).isEqualTo("1 octet");
    assertThat(ENGLISH.size(64_000)).isEqualTo("64 kB");
  }

  @Test
  void brokenPatternsAreRefusedWithTheirPlace() {
    for (String broken :
        new String[] {"{", "{count", "}", "{count, plural, one {x}}", "{count, choice, x {y}}"}) {
      assertThatThrownBy(() -> MessagePattern.of(broken))
          .as(broken)
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining(" at ");
    }
  }

  @Test
  void aMissingValueIsABugThatShows() {
    assertThatThrownBy(() -> ENGLISH.say("count.page"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("count");
    assertThatThrownBy(() -> ENGLISH.say("no.such.key"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static Path file(String name) {
    return Path.of("src/main/resources/ca/welcomingcommunities/kb/http/pages", name);
  }

  /** The templates and the code of the pages. */
  private static String sources() {
    StringBuilder all = new StringBuilder();
    for (String folder :
        new String[] {"src/main/jte", "src/main/java/ca/welcomingcommunities/kb/http/pages"}) {
      try (Stream<Path> files = Files.walk(Path.of(folder))) {
        files
            .filter(Files::isRegularFile)
            .forEach(file -> {
              try {
                all.append(Files.readString(file)).append('\n');
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return all.toString();
  }
}

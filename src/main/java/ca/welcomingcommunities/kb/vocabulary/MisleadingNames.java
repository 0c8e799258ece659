package ca.welcomingcommunities.kb.vocabulary;

import ca.welcomingcommunities.kb.document.Language;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Names that mean more than one place or body.
 *
 * @param places names of places that count only beside a second sign of place
 * @param people places that are people's names too: they count only where they stand alone
 * @param acronyms acronyms of partnerships that count only beside a place of that partnership
 * @param traps longer names that contain a place and mean another
 * @param signs by language: words that make an ambiguous place credible
 * @param foreign by language: words that make it doubtful
 */
public record MisleadingNames(
    List<String> places,
    List<String> people,
    List<String> acronyms,
    List<Trap> traps,
    Map<Language, List<String>> signs,
    Map<Language, List<String>> foreign) {
  public MisleadingNames {
    places = List.copyOf(places);
    people = List.copyOf(people);
    acronyms = List.copyOf(acronyms);
    traps = List.copyOf(traps);
    signs = Map.copyOf(signs);
    foreign = Map.copyOf(foreign);
  }

  /**
   * A name such as "Kingston Road", which is not in Kingston.
   *
   * @param region where it really is; null where it is no sign of a place
   */
  public record Trap(String phrase, @Nullable String region) {
    public Trap {
      Objects.requireNonNull(phrase, "phrase");
    }
  }
}

package ca.welcomingcommunities.kb.document;

import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who could speak about a subject, as a record says: nothing is guessed.
 *
 * @param id 1 to 80 characters of {@code a-z}, {@code 0-9} and {@code -}
 * @param variants other spellings of the name
 * @param regions ids of {@link Facet#REGION}
 * @param languages codes of languages the person said to speak
 * @param subjects beside those of the appearances
 * @param contact a public way to reach the person, never a private address; null for none
 */
public record Person(
    String id,
    String name,
    List<String> variants,
    Affiliation affiliation,
    List<String> regions,
    List<String> languages,
    List<Subject> subjects,
    List<Appearance> appearances,
    @Nullable String contact,
    Consent consent) {
  private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,79}");

  public Person {
    if (!isId(id)) {
      throw new IllegalArgumentException("not an id of a person: " + id);
    }
    if (name.isBlank()) {
      throw new IllegalArgumentException("a person needs a name");
    }
    Objects.requireNonNull(affiliation, "affiliation");
    Objects.requireNonNull(consent, "consent");
    variants = List.copyOf(variants);
    regions = List.copyOf(regions);
    languages = List.copyOf(languages);
    subjects = List.copyOf(subjects);
    appearances = List.copyOf(appearances);
  }

  /** Whether a text could be the id of a person. */
  public static boolean isId(String text) {
    return ID.matcher(text).matches();
  }

  /** A name found in a document, that nobody has looked at yet. */
  public static Person proposed(String id, String name, Affiliation affiliation) {
    return new Person(
        id,
        name,
        List.of(),
        affiliation,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        null,
        new Consent(Consent.State.PROPOSED, null, null));
  }

  /** The name and its variants. */
  public List<String> names() {
    return Stream.concat(Stream.of(name), variants.stream()).toList();
  }

  /** The subjects of the person and of the appearances, once each. */
  public List<Subject> allSubjects() {
    return Stream.concat(
            appearances.stream().flatMap(each -> each.subjects().stream()), subjects.stream())
        .distinct()
        .toList();
  }
}

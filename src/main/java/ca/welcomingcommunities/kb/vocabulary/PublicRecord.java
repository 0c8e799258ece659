package ca.welcomingcommunities.kb.vocabulary;

import ca.welcomingcommunities.kb.document.Person;
import ca.welcomingcommunities.kb.document.Wording;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

/**
 * The people of the founding conference as its public report names them, and the words by which a
 * searcher names their organizations. Read from {@code people.yaml}, which a curator may edit.
 *
 * @param version a date, for instance {@code 2026-11-23}
 */
public record PublicRecord(
    String version, List<Named> kinds, List<Named> organizations, List<Person> people) {
  /**
   * An organization, or a kind of organization.
   *
   * @param words how a searcher may name it beside its name; an acronym is in capitals
   */
  public record Named(String id, Wording name, List<String> words) {
    public Named {
      Objects.requireNonNull(id, "id");
      Objects.requireNonNull(name, "name");
      words = List.copyOf(words);
    }
  }

  public PublicRecord {
    Objects.requireNonNull(version, "version");
    kinds = List.copyOf(kinds);
    organizations = List.copyOf(organizations);
    people = List.copyOf(people);
  }

  /**
   * The record that comes with the program.
   *
   * @throws VocabularyException if the file is broken, or names what the vocabulary does not know
   */
  public static PublicRecord load(Vocabulary vocabulary) {
    return new PublicRecordFile(VocabularyFolder.bundled(), vocabulary).read();
  }

  /**
   * The record of a curator's own folder.
   *
   * @throws VocabularyException if the file is missing or broken, or names what the vocabulary does
   *     not know
   */
  public static PublicRecord load(Path folder, Vocabulary vocabulary) {
    return new PublicRecordFile(VocabularyFolder.at(folder), vocabulary).read();
  }
}

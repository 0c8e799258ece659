package ca.welcomingcommunities.kb.experts;

import ca.welcomingcommunities.kb.document.Appearance;
import ca.welcomingcommunities.kb.document.Bond;
import ca.welcomingcommunities.kb.document.DocumentId;
import ca.welcomingcommunities.kb.document.Person;
import java.util.List;
import java.util.Objects;

/**
 * A person found, with the reasons.
 *
 * @param score comparable within one answer
 * @param factors what the score is made of
 * @param appearances those that answer the question, the best first; all of them without a question
 * @param documents those that speak for the person, the best first
 */
public record Speaker(
    Person person,
    double score,
    Factors factors,
    List<Appearance> appearances,
    List<Source> documents) {
  /**
   * What a score is made of: the sum of {@code name} and of {@code subjects} and {@code documents}
   * times {@code origin}, {@code recency} and {@code consent}.
   *
   * @param name how well the question names the person
   * @param subjects how well what the person did answers the question
   * @param documents what documents that answer the question say
   * @param origin 1 where the person is of the organization, kind or place asked for, or none was
   * @param recency 1, less for what is long ago
   * @param consent 1 where the person agreed, a little less where nobody asked
   */
  public record Factors(
      double name,
      double subjects,
      double documents,
      double origin,
      double recency,
      double consent) {
    double score() {
      return name + (subjects + documents) * origin * recency * consent;
    }
  }

  /** A document that ties the person to the question. */
  public record Source(DocumentId document, Bond bond, int page, String phrase) {}

  public Speaker {
    Objects.requireNonNull(person, "person");
    Objects.requireNonNull(factors, "factors");
    appearances = List.copyOf(appearances);
    documents = List.copyOf(documents);
  }
}

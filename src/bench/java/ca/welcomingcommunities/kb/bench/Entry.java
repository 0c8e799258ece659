package ca.welcomingcommunities.kb.bench;

import ca.welcomingcommunities.kb.document.Language;
import java.util.List;
import java.util.Set;

/**
 * One document of the corpus.
 *
 * @param values facet values as a record gives them
 * @param counted the same with those above them, for targets that do not know the hierarchy
 */
record Entry(
    String id,
    String title,
    String text,
    Language language,
    int year,
    List<Values> values,
    List<Values> counted) {

  /** The values of one facet. */
  record Values(String facet, Set<String> values) {}
}

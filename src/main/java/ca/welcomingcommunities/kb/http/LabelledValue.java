package ca.welcomingcommunities.kb.http;

import ca.welcomingcommunities.kb.document.Facet;
import ca.welcomingcommunities.kb.document.Language;
import ca.welcomingcommunities.kb.vocabulary.Vocabulary;
import java.util.List;

/** A facet value and what a person reads for it. */
record LabelledValue(String value, String label) {
  static List<LabelledValue> of(
      Facet facet, List<String> values, Vocabulary vocabulary, Language locale) {
    return values.stream()
        .map(value -> new LabelledValue(value, vocabulary.label(facet, value, locale)))
        .toList();
  }
}

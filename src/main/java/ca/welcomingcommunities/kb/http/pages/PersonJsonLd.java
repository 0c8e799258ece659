package ca.welcomingcommunities.kb.http.pages;

import ca.welcomingcommunities.kb.document.Language;
import ca.welcomingcommunities.kb.document.Person;
import ca.welcomingcommunities.kb.document.Wording;
import ca.welcomingcommunities.kb.http.SpeakerWords;
import ca.welcomingcommunities.kb.http.Urls;
import ca.welcomingcommunities.kb.vocabulary.Vocabulary;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A person for machines.
 *
 * @see <a href="https://schema.org/Person">schema.org</a>
 */
final class PersonJsonLd {
  private PersonJsonLd() {}

  /** As the content of a script element. */
  static String of(Person person, Vocabulary vocabulary, Language locale) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("@type", "Person");
    object.put("name", person.name());
    if (!person.variants().isEmpty()) {
      object.put("alternateName", person.variants());
    }
    object.put("url", Urls.speaker(person.id(), locale));
    Wording organization = person.affiliation().organization();
    if (organization != null) {
      object.put("affiliation", Map.of("@type", "Organization", "name", organization.in(locale)));
    }
    List<String> knows =
        person.allSubjects().stream()
            .map(subject -> vocabulary.label(subject.facet(), subject.value(), locale))
            .toList();
    if (!knows.isEmpty()) {
      object.put("knowsAbout", knows);
    }
    if (SpeakerWords.isShared(person) && !person.languages().isEmpty()) {
      object.put("knowsLanguage", person.languages());
    }
    return JsonLd.of(object);
  }
}

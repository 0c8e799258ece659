package ca.welcomingcommunities.kb.experts;

import ca.welcomingcommunities.kb.document.Facet;
import ca.welcomingcommunities.kb.document.Language;
import ca.welcomingcommunities.kb.vocabulary.Phrase;
import ca.welcomingcommunities.kb.vocabulary.PublicRecord;
import ca.welcomingcommunities.kb.vocabulary.Term;
import ca.welcomingcommunities.kb.vocabulary.Vocabulary;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Tells the organizations and places of a question from its subjects. Immutable. */
final class QuestionReader {
  private static final String ORGANIZATION = "organization ";
  private static final String KIND = "kind ";
  private static final String REGION = "region ";
  private static final String TOWN = "town ";

  /** Compass words, which the vocabulary does not have alone because texts are full of them. */
  private static final Map<String, List<String>> COMPASS =
      Map.of(
          "on-northeastern",
              List.of(
                  "north", "northern", "northern ontario", "nord", "nord de l ontario", "nord-est"),
          "on-northwestern",
              List.of(
                  "north",
                  "northern",
                  "northern ontario",
                  "nord",
                  "nord de l ontario",
                  "nord-ouest"),
          "on-southwestern", List.of("southwestern", "southwest ontario", "sud-ouest"),
          "on-eastern", List.of("eastern", "eastern ontario", "est de l ontario", "est ontarien"));

  /** The province stands in most questions, and excludes nobody who is meant. */
  private static final String PROVINCE = "ca-on";

  private final Phrases phrases = new Phrases();
  private final Lexicon lexicon;

  QuestionReader(Vocabulary vocabulary, PublicRecord record, Lexicon lexicon) {
    this.lexicon = lexicon;
    record.organizations().forEach(each -> add(each, ORGANIZATION));
    record
        .kinds()
        .forEach(each -> each.words().forEach(word -> phrases.add(word, KIND + each.id())));
    COMPASS.forEach((region, words) -> words.forEach(word -> phrases.add(word, REGION + region)));
    vocabulary.terms(Facet.REGION).stream()
        .filter(region -> !region.id().equals(PROVINCE))
        .forEach(this::addRegion);
    record
        .people()
        .forEach(person -> {
          String place = person.affiliation().place();
          if (place != null) {
            phrases.add(place, TOWN + place);
          }
        });
    phrases.add("Londres", TOWN + "London");
  }

  private void add(PublicRecord.Named organization, String prefix) {
    String id = prefix + organization.id();
    phrases.add(organization.name().en(), id);
    phrases.add(organization.name().fr(), id);
    organization.words().forEach(word -> phrases.add(word, id));
  }

  private void addRegion(Term region) {
    phrases.add(region.label().in(Language.EN), REGION + region.id());
    phrases.add(region.label().in(Language.FR), REGION + region.id());
    region.phrases().stream()
        .filter(phrase -> phrase.strength() != Phrase.Strength.WEAK)
        .forEach(phrase -> phrases.add(phrase.text(), REGION + region.id()));
  }

  Question read(String text) {
    List<String> words = Words.of(text);
    Set<String> organizations = new LinkedHashSet<>();
    Set<String> kinds = new LinkedHashSet<>();
    Set<String> regions = new LinkedHashSet<>();
    Set<String> towns = new LinkedHashSet<>();
    Set<Integer> taken = new HashSet<>();
    List<String> right = words.stream().map(this::right).toList();
    for (Phrases.Match match : phrases.in(right)) {
      for (String id : match.ids()) {
        collect(id, ORGANIZATION, organizations);
        collect(id, KIND, kinds);
        collect(id, REGION, regions);
        if (id.startsWith(TOWN)) {
          towns.add(String.join(" ", Words.of(id.substring(TOWN.length()))));
        }
      }
      boolean onlyKind = match.ids().stream().allMatch(id -> id.startsWith(KIND));
      for (int i = match.from(); i < match.to(); i++) {
        if (onlyKind) { // "Toronto LIP" names a place beside
          phrases.in(right.subList(i, i + 1)).stream()
              .flatMap(inner -> inner.ids().stream())
              .forEach(id -> collect(id, REGION, regions));
        }
        // Words for a kind may be part of a subject too; names of organizations and places are not.
        if (!onlyKind || !lexicon.knows(words.get(i))) {
          taken.add(i);
        }
      }
    }
    List<String> topics = new ArrayList<>();
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      if (!taken.contains(i) && !Words.isEmpty(word) && word.length() > 1) {
        topics.add(word);
      }
    }
    return new Question(
        text, words, topics, organizations, kinds, new Question.Places(regions, towns));
  }

  /** A word as it should be written, if it is a slip in a name of an organization or a place. */
  private String right(String word) {
    return Words.isEmpty(word) || lexicon.knows(word) ? word : phrases.right(word);
  }

  private static void collect(String id, String prefix, Set<String> into) {
    if (id.startsWith(prefix)) {
      into.add(id.substring(prefix.length()));
    }
  }
}

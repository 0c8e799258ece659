package ca.welcomingcommunities.kb.classify;

import ca.welcomingcommunities.kb.classify.Cue.Role;
import ca.welcomingcommunities.kb.document.Facet;
import ca.welcomingcommunities.kb.document.Language;
import ca.welcomingcommunities.kb.vocabulary.Background;
import ca.welcomingcommunities.kb.vocabulary.Lip;
import ca.welcomingcommunities.kb.vocabulary.MisleadingNames;
import ca.welcomingcommunities.kb.vocabulary.Phrase;
import ca.welcomingcommunities.kb.vocabulary.Phrase.Strength;
import ca.welcomingcommunities.kb.vocabulary.Term;
import ca.welcomingcommunities.kb.vocabulary.Vocabulary;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Turns the vocabulary into two tries of cues, one a language.
 *
 * <p>Names of places, partnerships and partners go into both: an English plan may name "Réseau du
 * Nord". A phrase of the background gets no cue, a common one half its weight, and one that several
 * terms of a facet share is worth less to each.
 */
final class CueBook {
  /** One word says little; several in the right order say more; a strong phrase nearly all. */
  private static final double WORD = 1;

  private static final double WORDS = 1.5;
  private static final double STRONG_WORD = 2.2;
  private static final double STRONG_WORDS = 3;
  private static final double WEAK = 0.4;
  private static final double NAME = 2;
  private static final double COMMON = 0.5;

  private static final Set<Facet> TOPICS =
      Set.of(
          Facet.CLUSTER,
          Facet.DOMAIN,
          Facet.THEME,
          Facet.CHARACTERISTIC,
          Facet.AUDIENCE,
          Facet.TYPE,
          Facet.SECTION);

  private final PhraseTrie english = new PhraseTrie(Language.EN);
  private final PhraseTrie french = new PhraseTrie(Language.FR);
  private final Set<String> none = new HashSet<>();
  private final Set<String> common = new HashSet<>();
  private final Map<String, Integer> sharedBy = new HashMap<>();
  private final Set<String> misleading = new HashSet<>();
  private final Set<String> people = new HashSet<>();
  private final Set<String> added = new HashSet<>();

  CueBook(Vocabulary vocabulary) {
    Background background = vocabulary.background();
    background.none().forEach((language, words) -> remember(words, language, none));
    background.common().forEach((language, words) -> remember(words, language, common));
    MisleadingNames names = vocabulary.misleadingNames();
    remember(names.places(), Language.EN, misleading);
    remember(names.acronyms(), Language.EN, misleading);
    remember(names.people(), Language.EN, people);
    for (Facet facet : TOPICS) {
      vocabulary.terms(facet).forEach(this::countPhrases);
    }
    for (Facet facet : TOPICS) {
      vocabulary.terms(facet).forEach(this::addTopic);
    }
    for (Facet facet : List.of(Facet.REGION, Facet.PARTNER)) {
      vocabulary.terms(facet).forEach(this::addNames);
    }
    vocabulary.lips().forEach(this::addPartnership);
    PartnershipNames.ofAny()
        .forEach(name -> addToBoth(name, cue(Role.TRAP, Facet.LIP, null, 0, name)));
    addMisleading(names);
    background
        .funding()
        .forEach((language, words) ->
            words.forEach(
                each -> add(language, each, cue(Role.FUNDING, Facet.PARTNER, null, 0, each))));
  }

  /** Whether the phrases of a facet are words of the language, not names. */
  static boolean isTopic(Facet facet) {
    return TOPICS.contains(facet);
  }

  /** The phrases to look for in a text of that language; the English ones where it is neither. */
  PhraseTrie phrases(Language language) {
    return language == Language.FR ? french : english;
  }

  private void addTopic(Term term) {
    for (Phrase phrase : term.phrases()) {
      String key = key(phrase.text(), phrase.language());
      if (!none.contains(key)) {
        Tokens tokens = Tokens.of(phrase.text(), phrase.language());
        double weight = weight(phrase.strength(), tokens);
        weight *= common.contains(key) ? COMMON : 1;
        weight /= 1 + Math.log(sharedBy.getOrDefault(term.facet() + key, 1));
        add(
            phrase.language(),
            phrase.text(),
            new Cue(
                Role.VALUE,
                term.facet(),
                term.id(),
                phrase.strength(),
                weight,
                tokens.count(),
                capitals(tokens),
                false));
      }
    }
  }

  private static double weight(Strength strength, Tokens tokens) {
    boolean several = tokens.count() > 1;
    return switch (strength) {
      case STRONG -> several || tokens.inCapitals(0) ? STRONG_WORDS : STRONG_WORD;
      case NORMAL -> several || tokens.inCapitals(0) ? WORDS : WORD;
      case WEAK -> WEAK;
    };
  }

  private void addNames(Term term) {
    for (Phrase phrase : term.phrases()) {
      Tokens tokens = Tokens.of(phrase.text(), phrase.language());
      boolean place = term.facet() == Facet.REGION;
      double weight =
          place && phrase.strength() == Strength.NORMAL ? NAME : weight(phrase.strength(), tokens);
      Cue cue =
          new Cue(
              Role.VALUE,
              term.facet(),
              term.id(),
              phrase.strength(),
              weight,
              tokens.count(),
              place && people.contains(key(phrase.text(), Language.EN)) ? "n" : capitals(tokens),
              place && misleading.contains(key(phrase.text(), Language.EN)));
      addToBoth(phrase.text(), cue);
    }
  }

  private void addPartnership(Lip lip) {
    for (String name : PartnershipNames.of(lip)) {
      addToBoth(name, cue(Role.VALUE, Facet.LIP, lip.id(), STRONG_WORDS, name));
    }
    for (String place : lip.territory().places()) {
      addToBoth(place, cue(Role.PARTNERSHIP_PLACE, Facet.LIP, lip.id(), 0, place));
    }
  }

  private void addMisleading(MisleadingNames names) {
    for (MisleadingNames.Trap trap : names.traps()) {
      addToBoth(trap.phrase(), cue(Role.TRAP, Facet.REGION, trap.region(), NAME, trap.phrase()));
    }
    names
        .signs()
        .forEach((language, words) ->
            words.forEach(each -> addToBoth(each, cue(Role.SIGN, Facet.REGION, null, 0, each))));
    names
        .foreign()
        .forEach((language, words) ->
            words.forEach(each -> addToBoth(each, cue(Role.FOREIGN, Facet.REGION, null, 0, each))));
  }

  private Cue cue(Role role, Facet facet, @Nullable String value, double weight, String phrase) {
    Tokens tokens = Tokens.of(phrase, Language.EN);
    boolean ambiguous = misleading.contains(key(phrase, Language.EN));
    return new Cue(
        role, facet, value, Strength.STRONG, weight, tokens.count(), capitals(tokens), ambiguous);
  }

  private void addToBoth(String phrase, Cue cue) {
    add(Language.EN, phrase, cue);
    add(Language.FR, phrase, cue);
  }

  /** Adds a phrase, unless another form of it is there: names are often alike in both languages. */
  private void add(Language language, String phrase, Cue cue) {
    String once = cue.role() + " " + cue.facet() + " " + cue.value() + " " + key(phrase, language);
    if (added.add(once)) {
      phrases(language).add(Tokens.of(phrase, language), cue);
    }
  }

  /** Counts each phrase of a term once, however many forms of it there are. */
  private void countPhrases(Term term) {
    term.phrases().stream()
        .map(phrase -> term.facet() + key(phrase.text(), phrase.language()))
        .distinct()
        .forEach(key -> sharedBy.merge(key, 1, Integer::sum));
  }

  private static void remember(List<String> phrases, Language language, Set<String> into) {
    phrases.forEach(phrase -> into.add(key(phrase, language)));
  }

  /** A phrase with its language, so that forms of it are alike. */
  private static String key(String phrase, Language language) {
    Tokens tokens = Tokens.of(phrase, language);
    StringBuilder key = new StringBuilder(language.code());
    for (int token = 0; token < tokens.count(); token++) {
      key.append(' ').append(tokens.key(token));
    }
    return key.toString();
  }

  private static String capitals(Tokens tokens) {
    StringBuilder rules = new StringBuilder();
    for (int token = 0; token < tokens.count(); token++) {
      boolean acronym =
          tokens.end(token) - tokens.start(token) > 1
              && tokens.inCapitals(token)
              && Character.isLetter(tokens.text().charAt(tokens.end(token) - 1));
      boolean name = token == 0 && Character.isUpperCase(tokens.text().charAt(tokens.start(token)));
      rules.append(acronym ? 'A' : name ? 'a' : '.');
    }
    return rules.toString();
  }
}

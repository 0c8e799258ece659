package ca.welcomingcommunities.kb.experts;

import ca.welcomingcommunities.kb.catalogue.Catalogue;
import ca.welcomingcommunities.kb.catalogue.People;
import ca.welcomingcommunities.kb.catalogue.Tie;
import ca.welcomingcommunities.kb.document.Appearance;
import ca.welcomingcommunities.kb.document.Consent;
import ca.welcomingcommunities.kb.document.DocumentId;
import ca.welcomingcommunities.kb.document.Person;
import ca.welcomingcommunities.kb.search.ScoredDocument;
import ca.welcomingcommunities.kb.search.SearchIndex;
import ca.welcomingcommunities.kb.vocabulary.PublicRecord;
import ca.welcomingcommunities.kb.vocabulary.Vocabulary;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Orders people for a question. Safe for many threads. */
final class Ranking {
  /** A name outweighs everything else. */
  private static final double NAME = 3;

  /** From here on somebody is of the organization or place that was asked for. */
  private static final double ORIGIN_FITS = 0.5;

  /** What that is worth for somebody who is not known for the subject. */
  private static final double ORIGIN_ONLY = 0.3;

  private static final double LEAST = 0.04;
  private static final double NOBODY_ASKED = 0.95;

  /** Who is only proposed has no subjects: beside such people those of others count half. */
  private static final double BESIDE_PROPOSED = 0.5;

  private static final double OLDEST = 0.9;
  private static final double FADING_YEARS = 10;

  /** The documents of so many people are asked for by person, and otherwise by document. */
  private static final int FEW = 500;

  private final SearchIndex index;
  private final People people;
  private final Nearness nearness;
  private final Lexicon lexicon;
  private final QuestionReader reader;
  private final Origins origins;

  Ranking(
      SearchIndex index,
      Catalogue catalogue,
      Vocabulary vocabulary,
      PublicRecord record,
      Lexicon lexicon) {
    this.index = index;
    this.people = catalogue.people();
    this.nearness = new Nearness(index, catalogue.documents());
    this.lexicon = lexicon;
    this.reader = new QuestionReader(vocabulary, record, lexicon);
    this.origins = new Origins(vocabulary);
  }

  /**
   * Who may be found.
   *
   * @param known who is public today, by number
   * @param proposed who waits for a curator; empty where that was not asked for
   */
  private record Pool(Map<Long, Profile> known, Map<Long, Profile> proposed) {
    static Pool of(SpeakerQuery query, Directory.State state, LocalDate today) {
      Map<Long, Profile> known = new HashMap<>();
      state
          .known()
          .forEach((number, profile) -> {
            if (profile.person().consent().isPublic(today)) {
              known.put(number, profile);
            }
          });
      return new Pool(known, query.proposed() ? state.proposed() : Map.of());
    }

    boolean has(long number) {
      return known.containsKey(number) || proposed.containsKey(number);
    }

    int size() {
      return known.size() + proposed.size();
    }

    Set<Long> numbers() {
      return everybody().map(Profile::number).collect(Collectors.toSet());
    }

    Stream<Profile> everybody() {
      return Stream.concat(known.values().stream(), proposed.values().stream());
    }
  }

  /** Everybody visible that answers, best first; for an empty text everybody, by name. */
  List<Speaker> rank(SpeakerQuery query, Directory.State state, LocalDate today)
      throws IOException {
    Pool pool = Pool.of(query, state, today);
    if (query.text().isBlank()) {
      return pool.everybody()
          .sorted(Comparator.comparing(Profile::surname))
          .map(profile -> unasked(profile, today))
          .toList();
    }
    Question question = reader.read(query.text());
    Map<Long, Double> names = new HashMap<>(state.names().named(question.words()));
    if (query.proposed()) {
      names.putAll(state.proposedNames().named(question.words()));
    }
    Votes votes = votes(question, pool);
    SubjectMatch subjects = new SubjectMatch(question, lexicon, this::isWritten);
    double profiles = query.proposed() ? BESIDE_PROPOSED : 1;
    List<Speaker> ranked = new ArrayList<>();
    pool.everybody()
        .filter(profile ->
            !profile.activities().isEmpty()
                || names.containsKey(profile.number())
                || votes.people().contains(profile.number()))
        .forEach(profile -> {
          SubjectMatch.Covered known = subjects.of(profile);
          double origin = origins.factor(question, profile);
          boolean fits = question.namesOrigins() && origin > ORIGIN_FITS;
          double own = fits ? Math.max(ORIGIN_ONLY, known.score()) : known.score();
          Speaker.Factors factors =
              new Speaker.Factors(
                  NAME * names.getOrDefault(profile.number(), 0.0),
                  own * profiles,
                  votes.of(profile.number()),
                  origin,
                  recency(profile.person(), today),
                  consent(profile.person()));
          if (factors.score() >= LEAST) {
            ranked.add(speaker(profile, factors, known.appearances(), votes));
          }
        });
    ranked.sort(
        Comparator.comparingDouble(Speaker::score)
            .reversed()
            .thenComparing(each -> Profile.surname(each.person().name())));
    return ranked;
  }

  /** Whether a document has a word, written so, which then is no slip for another. */
  private boolean isWritten(String word) {
    try {
      return !index.ranked('"' + word + '"', 1).isEmpty();
    } catch (IOException e) {
      throw new UncheckedIOException("looking for a word", e);
    }
  }

  private Votes votes(Question question, Pool pool) throws IOException {
    String text = question.subject();
    boolean few = pool.size() <= FEW;
    List<Tie> known = few ? people.tiesOfAll(pool.numbers()) : List.of();
    if (few && known.isEmpty()) { // nobody can get a vote, so no document has to be looked for
      return Votes.none();
    }
    List<ScoredDocument> ranking = index.ranked(text, Votes.DOCUMENTS);
    List<Tie> ties = few ? known : people.ties(ids(ranking));
    ties = ties.stream().filter(tie -> pool.has(tie.person())).toList();
    Map<Long, Integer> works =
        people.works(ties.stream().map(Tie::person).collect(Collectors.toSet()));
    return new Votes(
        new Votes.Ballot(
            ranking, nearness.of(text, ranking, ties), works, !pool.proposed().isEmpty()));
  }

  private static List<DocumentId> ids(List<ScoredDocument> ranking) {
    return ranking.stream().map(ScoredDocument::id).toList();
  }

  private static Speaker speaker(
      Profile profile, Speaker.Factors factors, List<Appearance> answering, Votes votes) {
    boolean named = factors.name() > 0 && answering.isEmpty();
    return new Speaker(
        profile.person(),
        factors.score(),
        factors,
        named || answering.isEmpty() ? profile.person().appearances() : answering,
        votes.ties(profile.number()).stream()
            .map(tie -> new Speaker.Source(tie.document(), tie.bond(), tie.page(), tie.phrase()))
            .toList());
  }

  private static Speaker unasked(Profile profile, LocalDate today) {
    Person person = profile.person();
    Speaker.Factors factors =
        new Speaker.Factors(0, 0, 0, 1, recency(person, today), consent(person));
    return new Speaker(person, 0, factors, person.appearances(), List.of());
  }

  private static double recency(Person person, LocalDate today) {
    LocalDate asOf = person.affiliation().asOf();
    if (asOf == null) {
      return 1;
    }
    double years = Math.max(0, ChronoUnit.DAYS.between(asOf, today) / 365.0);
    return OLDEST + (1 - OLDEST) * Math.exp(-years / FADING_YEARS);
  }

  private static double consent(Person person) {
    return person.consent().state() == Consent.State.GIVEN ? 1 : NOBODY_ASKED;
  }
}

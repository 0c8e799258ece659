package ca.welcomingcommunities.kb.experts;

import ca.welcomingcommunities.kb.catalogue.Catalogue;
import ca.welcomingcommunities.kb.catalogue.People;
import ca.welcomingcommunities.kb.catalogue.Tie;
import ca.welcomingcommunities.kb.document.DocumentId;
import ca.welcomingcommunities.kb.document.Facet;
import ca.welcomingcommunities.kb.document.Person;
import ca.welcomingcommunities.kb.document.PersonName;
import ca.welcomingcommunities.kb.search.SearchIndex;
import ca.welcomingcommunities.kb.vocabulary.PublicRecord;
import ca.welcomingcommunities.kb.vocabulary.Vocabulary;
import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The directory of people who could speak, and who answers a question. Safe for many threads. */
public final class Speakers implements Closeable {
  private static final Logger LOG = LoggerFactory.getLogger(Speakers.class);

  /** Where the days of consent begin and end. */
  private static final ZoneId ZONE = ZoneId.of("America/Toronto");

  private static final int FOREMOST = 5;

  /** How long a question waits for names in documents that came just before it. */
  private static final Duration SHORT = Duration.ofMillis(50);

  private static final Duration LONG = Duration.ofSeconds(5);
  private static final Duration STEP = Duration.ofSeconds(2);
  private static final Duration PAUSE = Duration.ofMillis(500);

  private final People people;
  private final Directory directory;
  private final Ranking ranking;
  private final Filters filters;
  private final Clock clock;
  private final NameFollower follower;
  private final CountDownLatch closing = new CountDownLatch(1);
  private @Nullable Thread thread;

  private Speakers(
      Catalogue catalogue,
      SearchIndex index,
      Vocabulary vocabulary,
      PublicRecord record,
      Clock clock) {
    Lexicon lexicon = new Lexicon(vocabulary);
    this.people = catalogue.people();
    this.directory = new Directory(people, lexicon);
    this.ranking = new Ranking(index, catalogue, vocabulary, record, lexicon);
    this.filters = new Filters(vocabulary, new Origins(vocabulary));
    this.clock = clock;
    this.follower = new NameFollower(catalogue, directory, lexicon);
  }

  /** Opens the directory of a catalogue, and brings the public record into it. */
  public static Speakers open(
      Catalogue catalogue, SearchIndex index, Vocabulary vocabulary, Clock clock) {
    PublicRecord record = PublicRecord.load(vocabulary);
    catalogue.people().takeOver(record.people());
    return new Speakers(catalogue, index, vocabulary, record, clock);
  }

  /**
   * Looks through documents from now on, beside everything else, until this is closed. Without it
   * they are looked through when somebody asks.
   */
  public Speakers following() {
    Thread started =
        Thread.ofPlatform()
            .name("name-follower")
            .priority(Thread.MIN_PRIORITY)
            .unstarted(this::follow);
    thread = started;
    started.start();
    return this;
  }

  private void follow() {
    try {
      do {
        try {
          follower.catchUp(STEP);
        } catch (RuntimeException e) {
          // A disk that fails now may work later; the position says where to go on.
          LOG.error(
              "names=failing reason=\"{}\"",
              e.toString(),
              e instanceof UncheckedIOException ? null : e);
        }
      } while (!closing.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      throw new IllegalStateException("nobody interrupts this thread", e);
    }
  }

  /** Sees to it that new documents have been looked through, if that is soon done. */
  public void catchUp(boolean patiently) {
    follower.catchUp(patiently ? LONG : SHORT);
  }

  /** Looks through all documents, however long that takes. */
  public void lookThrough() {
    while (!follower.catchUp(LONG)) {
      // Each turn is a part of the work.
    }
  }

  /** Ends the looking through; what is left of it is the next start's work. */
  @Override
  public void close() {
    closing.countDown();
    follower.end();
    Thread running = thread;
    if (running != null) {
      try {
        running.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** Who answers a question. */
  public Found find(SpeakerQuery query) throws IOException {
    List<Speaker> all = ranking.rank(query, directory.now(), today());
    List<Speaker> admitted =
        all.stream().filter(one -> filters.admits(query, one.person())).toList();
    Map<Facet, Map<String, Integer>> counts = new EnumMap<>(Facet.class);
    for (Facet facet : Filters.FACETS) {
      Map<String, Integer> ofFacet = new TreeMap<>();
      all.stream()
          .filter(one -> filters.admitsAllBut(query, one.person(), facet))
          .forEach(one ->
              filters
                  .values(one.person(), facet)
                  .forEach(value -> ofFacet.merge(value, 1, Integer::sum)));
      counts.put(facet, ofFacet);
    }
    Map<String, Integer> kinds = new TreeMap<>();
    for (Speaker one : admitted) {
      String kind = one.person().affiliation().kind();
      if (kind != null) {
        kinds.merge(kind, 1, Integer::sum);
      }
    }
    return new Found(
        admitted,
        counts,
        kinds,
        common(admitted, person -> person.regions().stream()),
        common(admitted, person -> Stream.ofNullable(person.affiliation().kind())));
  }

  /** How many people {@link #find(SpeakerQuery)} finds, without what is counted of them. */
  public int count(SpeakerQuery query) throws IOException {
    return (int)
        ranking.rank(query, directory.now(), today()).stream()
            .filter(one -> filters.admits(query, one.person()))
            .count();
  }

  /** The public profile of a person; empty where there is none, or nobody may see it any more. */
  public Optional<Person> find(String id) {
    return any(id).filter(person -> person.consent().isPublic(today()));
  }

  /** A person with all that was done and all documents, for the profile. */
  public Speaker profile(Person person) {
    List<Speaker.Source> documents =
        people
            .find(person.id())
            .map(entry -> people.tiesOf(entry.number()))
            .orElse(List.of())
            .stream()
            .sorted(Comparator.comparing(Tie::bond).thenComparing(tie -> tie.document().value()))
            .map(tie -> new Speaker.Source(tie.document(), tie.bond(), tie.page(), tie.phrase()))
            .toList();
    Speaker.Factors none = new Speaker.Factors(0, 0, 0, 1, 1, 1);
    return new Speaker(person, 0, none, person.appearances(), documents);
  }

  /**
   * Whose names begin so, also the last name.
   *
   * @param typed at least two letters
   */
  public List<Person> suggest(String typed, int limit) {
    String begin = String.join(" ", PersonName.words(typed));
    if (begin.length() < 2) {
      return List.of();
    }
    return directory.now().known().values().stream()
        .map(Profile::person)
        .filter(person -> person.consent().isPublic(today()))
        .filter(person ->
            person.names().stream()
                .map(name -> " " + String.join(" ", PersonName.words(name)))
                .anyMatch(name -> name.contains(" " + begin)))
        .sorted(Comparator.comparing(Person::name))
        .limit(limit)
        .toList();
  }

  /** The people in public whom a document is by or names, the strongest ties first. */
  public List<Speaker> of(DocumentId document) {
    Directory.State state = directory.now();
    Map<Long, Tie> strongest = new LinkedHashMap<>();
    people.ties(List.of(document)).stream()
        .sorted(Comparator.comparing(Tie::bond).thenComparingInt(Tie::page))
        .forEach(tie -> strongest.putIfAbsent(tie.person(), tie));
    List<Speaker> found = new ArrayList<>();
    strongest.forEach((number, tie) -> {
      Profile profile = state.known().get(number);
      if (profile != null && profile.person().consent().isPublic(today())) {
        found.add(
            new Speaker(
                profile.person(),
                0,
                new Speaker.Factors(0, 0, 0, 1, 1, 1),
                List.of(),
                List.of(new Speaker.Source(document, tie.bond(), tie.page(), tie.phrase()))));
      }
    });
    return found;
  }

  /**
   * A person who waits for a curator.
   *
   * @param similar others of nearly the same name, who may be the same
   */
  public record Proposal(Person person, List<Person> similar) {
    public Proposal {
      similar = List.copyOf(similar);
    }
  }

  /** Those who wait for a curator, by name. */
  public List<Proposal> proposed(int limit) {
    Directory.State state = directory.now();
    return state.proposed().values().stream()
        .map(Profile::person)
        .sorted(Comparator.comparing(Person::name))
        .limit(limit)
        .map(person -> new Proposal(person, similar(person, state)))
        .toList();
  }

  /** How many wait. */
  public int proposals() {
    return directory.now().proposed().size();
  }

  /** Others of nearly the same name, in any state. */
  public List<Person> similar(Person person) {
    return similar(person, directory.now());
  }

  private static List<Person> similar(Person person, Directory.State state) {
    List<String> words = PersonName.words(person.name());
    return Stream.concat(state.known().values().stream(), state.proposed().values().stream())
        .filter(other -> !other.person().id().equals(person.id()))
        .filter(other -> isSimilar(words, other.nameWords()))
        .map(Profile::person)
        .toList();
  }

  /** The same surname or nearly, and first names that begin alike or are nearly the same. */
  private static boolean isSimilar(List<String> a, List<String> b) {
    if (a.size() < 2 || b.size() < 2) {
      return false;
    }
    boolean alike =
        a.getFirst().charAt(0) == b.getFirst().charAt(0)
            || Words.isNear(a.getFirst(), b.getFirst());
    return alike && Words.isNear(a.getLast(), b.getLast());
  }

  /** The profile of a person in any state: for curators. */
  public Optional<Person> any(String id) {
    return people.find(id).map(People.Entry::person);
  }

  /** Grows with every change of what is public; also with the day, on which consent may end. */
  public String version() {
    return people.version() + "-" + people.proposals() + "-" + today().toEpochDay();
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZONE);
  }

  private static Optional<String> common(
      List<Speaker> speakers, Function<Person, Stream<String>> values) {
    if (speakers.size() < FOREMOST) {
      return Optional.empty();
    }
    List<String> shared = new ArrayList<>(values.apply(speakers.getFirst().person()).toList());
    for (Speaker one : speakers.subList(1, FOREMOST)) {
      shared.retainAll(values.apply(one.person()).toList());
    }
    return shared.stream().findFirst();
  }
}

package ca.welcomingcommunities.kb.experts;

import ca.welcomingcommunities.kb.catalogue.People;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The people of the catalogue in memory, as of their last change. Safe for many threads: each asks
 * for a {@link State} and works on it.
 */
final class Directory {
  private final People people;
  private final Lexicon lexicon;
  private @Nullable State state;

  Directory(People people, Lexicon lexicon) {
    this.people = people;
    this.lexicon = lexicon;
  }

  /**
   * Everybody at one moment.
   *
   * @param known who is not only proposed, by number
   * @param names of those
   * @param proposed by number
   */
  record State(
      long version,
      long proposals,
      Map<Long, Profile> known,
      NameBook names,
      Map<Long, Profile> proposed,
      ProposedNames proposedNames) {}

  /** The newest state. What was removed before this is called is not in it. */
  synchronized State now() {
    // Read before the people: a change in between is seen by the next call.
    long version = people.version();
    long proposals = people.proposals();
    State last = state;
    if (last == null || last.version != version) {
      last = read(version);
    }
    if (last.proposals != proposals) {
      last = withProposals(last, proposals);
    }
    state = last;
    return last;
  }

  private State read(long version) {
    Map<Long, Profile> known = new HashMap<>();
    for (People.Entry entry : people.known()) {
      known.put(entry.number(), Profile.of(entry.number(), entry.person(), lexicon));
    }
    NameBook names = new NameBook(List.copyOf(known.values()), lexicon);
    return new State(version, -1, Map.copyOf(known), names, Map.of(), new ProposedNames(List.of()));
  }

  /** Numbers only grow, so the new ones are those after the last. */
  private State withProposals(State last, long proposals) {
    Map<Long, Profile> proposed = new HashMap<>(last.proposed);
    long newest = proposed.keySet().stream().mapToLong(Long::longValue).max().orElse(0);
    for (People.Entry entry : people.proposedAfter(newest)) {
      proposed.put(entry.number(), Profile.of(entry.number(), entry.person(), lexicon));
    }
    return new State(
        last.version,
        proposals,
        last.known,
        last.names,
        proposed,
        new ProposedNames(new ArrayList<>(proposed.values())));
  }
}

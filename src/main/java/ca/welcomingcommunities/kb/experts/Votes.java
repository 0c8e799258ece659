package ca.welcomingcommunities.kb.experts;

import ca.welcomingcommunities.kb.catalogue.Tie;
import ca.welcomingcommunities.kb.document.Bond;
import ca.welcomingcommunities.kb.document.DocumentId;
import ca.welcomingcommunities.kb.search.ScoredDocument;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongPredicate;

/**
 * Documents that answer a question vote for the people they are tied to: CombMNZ of Macdonald and
 * Ounis, with each vote weighted by the document's score and its rank, and the number of voters
 * raised to {@value #MANY}. The weights were chosen on one half of a public collection of talks and
 * held on the other; see the decision record on ranking people.
 *
 * @see <a href="https://doi.org/10.1145/1183614.1183671">Macdonald and Ounis: Voting for candidates
 *     (CIKM 2006)</a>
 */
final class Votes {
  static final int DOCUMENTS = 1_000;

  private static final double DAMPING = 20;
  private static final double MANY = 1.5;
  private static final int SHOWN = 3;

  /** So many documents of the foremost person make votes count as much as a profile, and more. */
  private static final double ENOUGH = 4;

  private static final double MOST = 1.5;

  private final Map<Long, Candidate> candidates = new HashMap<>();
  private double best;
  private int bestCount;

  private static final class Candidate {
    private double sum;
    private final Set<DocumentId> voters = new HashSet<>();
    private final List<Tie> ties = new ArrayList<>();

    double score() {
      return sum * Math.pow(voters.size(), MANY);
    }
  }

  /**
   * Counts.
   *
   * @param ranking best first
   * @param ties of those documents; a person may have several to one document
   * @param eligible the numbers of people who may get votes
   */
  Votes(List<ScoredDocument> ranking, List<Tie> ties, LongPredicate eligible) {
    Map<DocumentId, List<Tie>> byDocument = new HashMap<>();
    for (Tie tie : ties) {
      if (eligible.test(tie.person())) {
        byDocument.computeIfAbsent(tie.document(), _ -> new ArrayList<>()).add(tie);
      }
    }
    double top = ranking.isEmpty() ? 1 : ranking.getFirst().score();
    for (int rank = 0; rank < ranking.size(); rank++) {
      ScoredDocument document = ranking.get(rank);
      double vote = document.score() / top / (DAMPING + rank);
      count(byDocument.getOrDefault(document.id(), List.of()), vote);
    }
    for (Candidate candidate : candidates.values()) {
      if (candidate.score() > best) {
        best = candidate.score();
        bestCount = candidate.voters.size();
      }
    }
  }

  private void count(List<Tie> ties, double vote) {
    Map<Long, Double> strongest = new HashMap<>();
    for (Tie tie : ties) {
      strongest.merge(tie.person(), strength(tie.bond()), Math::max);
      Candidate candidate = candidates.computeIfAbsent(tie.person(), _ -> new Candidate());
      candidate.voters.add(tie.document());
      if (candidate.ties.size() < SHOWN) {
        candidate.ties.add(tie);
      }
    }
    strongest.forEach((person, strength) -> {
      Candidate candidate = candidates.get(person);
      if (candidate != null) {
        candidate.sum += vote * strength;
      }
    });
  }

  private static double strength(Bond bond) {
    return switch (bond) {
      case AUTHOR, LEAD -> 1;
      case PRESENTER -> 0.9;
      case PANEL -> 0.7;
      case CONTACT -> 0.5;
      case MODERATOR, NAMED -> 0.4;
    };
  }

  /** From 0 to {@value #MOST}; little where only a few documents speak for anybody. */
  double of(long person) {
    Candidate candidate = candidates.get(person);
    if (candidate == null || best == 0) {
      return 0;
    }
    return MOST * (1 - Math.exp(-bestCount / ENOUGH)) * candidate.score() / best;
  }

  /** Who got a vote. */
  Set<Long> people() {
    return candidates.keySet();
  }

  /** The documents that spoke for a person, best first. */
  List<Tie> ties(long person) {
    Candidate candidate = candidates.get(person);
    return candidate == null ? List.of() : candidate.ties;
  }
}

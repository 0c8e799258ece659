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

/**
 * Documents that answer a question vote for the people they are tied to: CombMNZ of Macdonald and
 * Ounis, with each vote weighted by the document's score and its rank, the number of voters raised
 * to {@value #MANY}, and with the number of all documents of a person, raised to {@value #WORKS},
 * as prior. Documents far behind the best do not vote. The weights were chosen on one half of a
 * public collection of talks and held on the other; see the decision record on ranking people.
 *
 * @see <a href="https://doi.org/10.1145/1183614.1183671">Macdonald and Ounis: Voting for candidates
 *     (CIKM 2006)</a>
 */
final class Votes {
  static final int DOCUMENTS = 1_000;

  private static final double DAMPING = 20;
  private static final double MANY = 1.5;
  private static final double WORKS = 0.5;

  /** A document with less than this part of the best one's score answers something else. */
  private static final double BEHIND = 0.3;

  private static final int SHOWN = 3;

  /**
   * So many documents of the foremost person make votes count as much as a profile, and more; fewer
   * where people are compared who have no profile.
   */
  private static final double ENOUGH = 4;

  private static final double ENOUGH_OF_PROPOSED = 1.5;

  /**
   * Votes of the many fall so steeply behind the foremost that anything beside them would count
   * more: among people without profiles it is this root of them that is compared with profiles.
   */
  private static final double ROOT_OF_PROPOSED = 1 / 3.0;

  private static final double MOST = 1.5;

  private final Map<Long, Candidate> candidates = new HashMap<>();
  private final Map<Long, Integer> works;
  private final double enough;
  private final double root;
  private double best;
  private int bestCount;

  private static final class Candidate {
    private double sum;
    private final double prior;
    private final Set<DocumentId> voters = new HashSet<>();
    private final List<Tie> ties = new ArrayList<>();

    Candidate(int works) {
      this.prior = Math.pow(Math.max(1, works), WORKS);
    }

    double score() {
      return sum * Math.pow(voters.size(), MANY) * prior;
    }
  }

  /** Nobody votes. */
  static Votes none() {
    return new Votes(new Ballot(List.of(), List.of(), Map.of(), false));
  }

  /**
   * Who votes, and for whom.
   *
   * @param ranking best first
   * @param voices of those documents for people who may get votes; a person may have several of one
   *     document
   * @param works how many documents each of these people has at all
   * @param proposed whether there are people among them who have no profile
   */
  record Ballot(
      List<ScoredDocument> ranking,
      List<Voice> voices,
      Map<Long, Integer> works,
      boolean proposed) {}

  /**
   * What ties a document to a person.
   *
   * @param nearness to what answers the question, up to 1
   */
  record Voice(Tie tie, double nearness) {}

  /** Counts. */
  Votes(Ballot ballot) {
    this.works = ballot.works();
    this.enough = ballot.proposed() ? ENOUGH_OF_PROPOSED : ENOUGH;
    this.root = ballot.proposed() ? ROOT_OF_PROPOSED : 1;
    Map<DocumentId, List<Voice>> byDocument = new HashMap<>();
    for (Voice voice : ballot.voices()) {
      byDocument.computeIfAbsent(voice.tie().document(), _ -> new ArrayList<>()).add(voice);
    }
    double top = ballot.ranking().isEmpty() ? 1 : ballot.ranking().getFirst().score();
    int rank = 0;
    for (ScoredDocument document : ballot.ranking()) {
      if (document.score() < BEHIND * top) {
        break;
      }
      double vote = document.score() / top / (DAMPING + rank++);
      count(byDocument.getOrDefault(document.id(), List.of()), vote);
    }
    for (Candidate candidate : candidates.values()) {
      if (candidate.score() > best) {
        best = candidate.score();
        bestCount = candidate.voters.size();
      }
    }
  }

  private void count(List<Voice> voices, double vote) {
    Map<Long, Double> strongest = new HashMap<>();
    for (Voice voice : voices) {
      Tie tie = voice.tie();
      strongest.merge(tie.person(), strength(tie.bond()) * voice.nearness(), Math::max);
      Candidate candidate =
          candidates.computeIfAbsent(
              tie.person(), person -> new Candidate(works.getOrDefault(person, 1)));
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
    return MOST * (1 - Math.exp(-bestCount / enough)) * Math.pow(candidate.score() / best, root);
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

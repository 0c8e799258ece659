package ca.welcomingcommunities.kb.likeness;

import ca.welcomingcommunities.kb.document.Document;
import ca.welcomingcommunities.kb.document.Facet;
import ca.welcomingcommunities.kb.document.Language;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Compares a document with those that share bands with it. What stands in several of these is a
 * publisher's boilerplate and not what makes two of them versions of each other. Immutable.
 */
public final class Comparison {
  /** From here on it is the same text, whatever else is boilerplate. */
  private static final double SAME = 0.8;

  private static final double COPY = 0.95;
  private static final double VERSION = 0.5;

  /** What stands in so many of the documents that share bands. */
  private static final int BOILERPLATE = 3;

  private static final double TRANSLATION = 0.3;

  /** French takes some fifth more words than English. */
  private static final double LONGEST_TRANSLATION = 1.7;

  private final Subject subject;
  private final Hashes boilerplate;

  /** A document and its traits. */
  public record Subject(Document document, Traits traits) {
    private List<Integer> year() {
      Integer year = document.description().year();
      return year == null ? List.of() : List.of(year);
    }

    private List<String> partnerships() {
      return document.values(Facet.LIP);
    }
  }

  /**
   * Of a document with others.
   *
   * @param others all that it may be compared with
   */
  public Comparison(Subject subject, List<Subject> others) {
    this.subject = subject;
    List<Hashes> sets = new ArrayList<>();
    others.forEach(other -> sets.add(other.traits().shingles()));
    this.boilerplate = Hashes.inMany(sets, BOILERPLATE);
  }

  /** How it stands to another one; empty where they are not alike. */
  public Optional<Kinship> with(Subject other) {
    Optional<Kinship> sameWords = sameWords(other);
    return sameWords.isPresent() ? sameWords : translation(other);
  }

  private Optional<Kinship> sameWords(Subject other) {
    Hashes mine = subject.traits().shingles();
    Hashes theirs = other.traits().shingles();
    double whole = mine.resemblance(theirs);
    if (whole < VERSION) {
      return Optional.empty();
    }
    if (whole < SAME
        && mine.without(boilerplate).resemblance(theirs.without(boilerplate)) < VERSION) {
      return Optional.empty();
    }
    boolean copy = whole >= COPY && agree(subject.year(), other.year());
    return Optional.of(new Kinship(copy ? Kinship.Kind.COPY : Kinship.Kind.VERSION, whole));
  }

  private Optional<Kinship> translation(Subject other) {
    Language mine = subject.document().description().language();
    Language theirs = other.document().description().language();
    boolean possible =
        mine != theirs
            && mine != Language.OTHER
            && theirs != Language.OTHER
            && agree(subject.year(), other.year())
            && agree(subject.partnerships(), other.partnerships())
            && similarLength(other);
    Hashes marks = subject.traits().marks();
    if (!possible || marks.shared(other.traits().marks()) < Traits.MIN_MARKS) {
      return Optional.empty();
    }
    double likeness = marks.resemblance(other.traits().marks());
    return likeness < TRANSLATION
        ? Optional.empty()
        : Optional.of(new Kinship(Kinship.Kind.TRANSLATION, likeness));
  }

  private boolean similarLength(Subject other) {
    double mine = subject.traits().words();
    double theirs = other.traits().words();
    return Math.max(mine, theirs) <= LONGEST_TRANSLATION * Math.min(mine, theirs);
  }

  /** What one of them does not say is no disagreement. */
  private static boolean agree(List<?> some, List<?> others) {
    return some.isEmpty() || others.isEmpty() || !Collections.disjoint(some, others);
  }
}

package ca.welcomingcommunities.kb.experts;

import java.util.List;
import java.util.Set;

/**
 * What a question asks for.
 *
 * @param text as typed
 * @param words all of it, folded
 * @param topics the words that may be of a subject
 * @param organizations ids that were named
 * @param kinds of organization that were named
 * @param places that were named
 */
record Question(
    String text,
    List<String> words,
    List<String> topics,
    Set<String> organizations,
    Set<String> kinds,
    Places places) {
  /**
   * Where people should come from.
   *
   * @param regions ids of regions; a parent stands for its children
   * @param towns folded
   */
  record Places(Set<String> regions, Set<String> towns) {
    boolean isEmpty() {
      return regions.isEmpty() && towns.isEmpty();
    }
  }

  /** The words to look for in documents: those of the subject, or all where it is nothing else. */
  String subject() {
    boolean plain = !namesOrigins() && words.stream().noneMatch(Words::isSeeking);
    return topics.isEmpty() || plain ? text : String.join(" ", topics);
  }

  /** Whether it names an organization, a kind of organization or a place. */
  boolean namesOrigins() {
    return !organizations.isEmpty() || !kinds.isEmpty() || !places.isEmpty();
  }
}

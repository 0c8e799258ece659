package ca.welcomingcommunities.kb.experts;

import ca.welcomingcommunities.kb.document.Affiliation;
import ca.welcomingcommunities.kb.document.Appearance;
import ca.welcomingcommunities.kb.document.Person;
import ca.welcomingcommunities.kb.document.SpeakerRole;
import ca.welcomingcommunities.kb.document.Subject;
import ca.welcomingcommunities.kb.document.Wording;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A person with what is compared with questions.
 *
 * @param nameWords of the name, folded
 * @param activities what the person did, and the subjects that were only stated
 */
record Profile(long number, Person person, List<String> nameWords, List<Activity> activities) {
  private static final double STATED = 1;
  private static final Wording NO_TITLE = Wording.of("-");

  /**
   * Something that ties the person to subjects.
   *
   * @param strength how much it says about what the person knows, up to 1
   * @param appearance null for subjects of the profile itself
   */
  record Activity(double strength, Map<String, Double> weights, @Nullable Appearance appearance) {}

  static Profile of(long number, Person person, Lexicon lexicon) {
    List<Activity> activities = new ArrayList<>();
    for (Appearance each : person.appearances()) {
      boolean says = !each.subjects().isEmpty();
      activities.add(
          new Activity(
              strength(each.role()),
              says ? lexicon.weights(each.subjects(), each.session()) : Map.of(),
              each));
    }
    // One by one: a person with many subjects must not look as if they were one.
    for (Subject subject : person.subjects()) {
      activities.add(new Activity(STATED, lexicon.weights(List.of(subject), NO_TITLE), null));
    }
    return new Profile(number, person, Words.of(person.name()), List.copyOf(activities));
  }

  /** To lead a session says more than to sit on its panel, and that more than to moderate it. */
  private static double strength(SpeakerRole role) {
    return switch (role) {
      case LEAD -> 1;
      case RESEARCH -> 0.75;
      case SPEAKER -> 0.75;
      case PANEL -> 0.7;
      case MODERATOR -> 0.35;
      case ADDRESS -> 0.25;
      case CHAIR -> 0.1;
    };
  }

  /** By which people are put in order. */
  String surname() {
    return surname(person.name(), nameWords);
  }

  /** The same for a name alone. */
  static String surname(String name) {
    return surname(name, Words.of(name));
  }

  private static String surname(String name, List<String> words) {
    return words.isEmpty() ? name : words.getLast() + " " + String.join(" ", words);
  }

  Affiliation affiliation() {
    return person.affiliation();
  }
}

package ca.welcomingcommunities.kb.http;

import ca.welcomingcommunities.kb.document.Bond;
import ca.welcomingcommunities.kb.document.Consent;
import ca.welcomingcommunities.kb.document.Language;
import ca.welcomingcommunities.kb.document.Person;
import ca.welcomingcommunities.kb.document.SpeakerRole;

/** What a person reads for what is known about people. */
public final class SpeakerWords {
  private SpeakerWords() {}

  public static String role(SpeakerRole role, Language locale) {
    return Messages.OF_THE_API.text(locale, "speaker.role." + role.id());
  }

  public static String bond(Bond bond, Language locale) {
    return Messages.OF_THE_API.text(locale, "speaker.bond." + bond.id());
  }

  public static String kind(String kind, Language locale) {
    return Messages.OF_THE_API.text(locale, "speaker.kind." + kind);
  }

  public static String consent(Consent.State state, Language locale) {
    return Messages.OF_THE_API.text(locale, "speaker.consent." + state.id());
  }

  /** Whether more may be shown than the public record: the person agreed. */
  public static boolean isShared(Person person) {
    return person.consent().state() == Consent.State.GIVEN;
  }
}

package ca.welcomingcommunities.kb.experts;

import ca.welcomingcommunities.kb.document.Bond;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The words before a name that say what its bearer did, in both languages. */
final class Cues {
  private static final int FLAGS =
      Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS;

  private record Cue(Bond bond, Pattern pattern) {}

  private static final List<Cue> CUES =
      List.of(
          cue(
              Bond.LEAD,
              "\\b(?:(?:workshop|session|research|project|cluster) leads?|leads?|co-leads?)\\s*:"
                  + "|\\bled by\\b|\\bresponsables?(?: (?:de l['’]atelier|d['’]atelier|du projet))?\\s*:"
                  + "|\\banim(?:ateurs?|atrices?|ation)(?: d(?:e l)?['’]atelier)?\\s*:"
                  + "|\\banimée?s? par\\b|\\bdirigée?s? par\\b"),
          cue(
              Bond.PANEL,
              "\\bpanell?ists?\\s*:|\\bpanel\\s*:|\\bpanélistes?\\s*:|\\btable ronde\\s*:"),
          cue(
              Bond.MODERATOR,
              "\\bmoderators?\\s*:|\\bmoderated by\\b|\\bintroduced by\\b"
                  + "|\\bmodérat(?:eur|rice)s?\\s*:|\\bprésidée? par\\b|\\bco-chairs?\\s*:"),
          cue(
              Bond.PRESENTER,
              "\\bpresenters?\\s*:|\\bpresented by\\b|\\bspeakers?\\s*:|\\bkeynote\\s*:"
                  + "|\\bresearch in progress\\s*:|\\bconférenci(?:er|ère)s?\\s*:"
                  + "|\\bprésentée?s? par\\b|\\bintervenante?s?\\s*:|\\brecherches en cours\\s*:"),
          cue(
              Bond.AUTHOR,
              "\\b(?:written|prepared|authored|submitted|compiled) by\\b|\\bauthors?\\s*:"
                  + "|\\bauteure?s?\\s*:|\\bautrices?\\s*:|\\brédigée?s? par\\b|\\bpréparée?s? par\\b"),
          cue(
              Bond.CONTACT,
              "\\bcontact(?: person)?\\s*:|\\bpersonnes?-ressources?\\s*:"
                  + "|\\brenseignements\\s*:|\\bcommuniquer avec\\b|\\bfor more information,? contact\\b"));

  private Cues() {}

  private static Cue cue(Bond bond, String pattern) {
    return new Cue(bond, Pattern.compile(pattern, FLAGS));
  }

  /**
   * A cue in a text.
   *
   * @param end of its words
   */
  record Seen(Bond bond, int end) {}

  /** The last cue of a text; null for none. */
  static @Nullable Seen last(String text) {
    Seen last = null;
    for (Cue cue : CUES) {
      Matcher matcher = cue.pattern.matcher(text);
      while (matcher.find()) {
        if (last == null || matcher.end() > last.end) {
          last = new Seen(cue.bond, matcher.end());
        }
      }
    }
    return last;
  }
}

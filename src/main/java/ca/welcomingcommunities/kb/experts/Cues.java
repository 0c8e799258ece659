package ca.welcomingcommunities.kb.experts;

import ca.welcomingcommunities.kb.document.Bond;
import java.util.ArrayList;
import java.util.Comparator;
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
                  + "|\\bfacilitat(?:ors?\\s*:|ed by\\b)"
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
              "\\bpresenters?\\s*:|\\bpresented by\\b|\\bspeakers?\\s*:|\\bkeynote(?: (?:speaker|address))?\\s*:"
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
   * @param start of its words
   * @param end of its words
   */
  record Seen(Bond bond, int start, int end) {}

  /** The cues of a text, in its order; of two that overlap the one that ends later. */
  static List<Seen> in(String text) {
    List<Seen> all = new ArrayList<>();
    for (Cue cue : CUES) {
      Matcher matcher = cue.pattern.matcher(text);
      while (matcher.find()) {
        all.add(new Seen(cue.bond, matcher.start(), matcher.end()));
      }
    }
    all.sort(Comparator.comparingInt(Seen::end).reversed());
    List<Seen> apart = new ArrayList<>();
    for (Seen seen : all) {
      if (apart.isEmpty() || seen.end <= apart.getLast().start) {
        apart.add(seen);
      }
    }
    return apart.reversed();
  }

  /** The last cue of a text; null for none. */
  static @Nullable Seen last(String text) {
    List<Seen> all = in(text);
    return all.isEmpty() ? null : all.getLast();
  }
}

package ca.welcomingcommunities.kb.http.pages;

import ca.welcomingcommunities.kb.document.Affiliation;
import ca.welcomingcommunities.kb.document.Facet;
import ca.welcomingcommunities.kb.document.Person;
import ca.welcomingcommunities.kb.document.Wording;
import ca.welcomingcommunities.kb.http.SpeakerWords;
import ca.welcomingcommunities.kb.vocabulary.Vocabulary;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * People as files to take along. What goes beyond the public record is in them only with the
 * person's consent.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc4180">RFC 4180 (CSV)</a>
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6350">RFC 6350 (vCard)</a>
 */
final class SpeakerFiles {
  private static final String LINE = "\r\n";

  /** Octets of a line of a card; longer ones are folded. */
  private static final int FOLD = 75;

  private SpeakerFiles() {}

  /** A table with a line of names of columns; begins with the mark that spreadsheets look for. */
  static String csv(List<Person> people, Vocabulary vocabulary, Messages m) {
    StringBuilder csv = new StringBuilder("\ufeff");
    row(
        csv,
        List.of(
            m.say("speaker.name"),
            m.say("speaker.organization"),
            m.say("speaker.position"),
            m.say("speaker.asOf"),
            m.say("speaker.region"),
            m.say("speaker.subjects"),
            m.say("speaker.contact"),
            m.say("speaker.consent")));
    for (Person person : people) {
      Affiliation affiliation = person.affiliation();
      row(
          csv,
          List.of(
              person.name(),
              in(affiliation.organization(), m),
              in(affiliation.position(), m),
              Objects.toString(affiliation.asOf(), ""),
              labels(person.regions(), vocabulary, m),
              person.allSubjects().stream()
                  .map(each -> vocabulary.label(each.facet(), each.value(), m.language()))
                  .collect(Collectors.joining("; ")),
              contact(person),
              SpeakerWords.consent(person.consent().state(), m.language())));
    }
    return csv.toString();
  }

  private static String labels(List<String> regions, Vocabulary vocabulary, Messages m) {
    return regions.stream()
        .map(region -> vocabulary.label(Facet.REGION, region, m.language()))
        .collect(Collectors.joining("; "));
  }

  private static String in(@Nullable Wording wording, Messages m) {
    return wording == null ? "" : wording.in(m.language());
  }

  private static String contact(Person person) {
    return SpeakerWords.isShared(person) ? Objects.requireNonNullElse(person.contact(), "") : "";
  }

  private static void row(StringBuilder csv, List<String> cells) {
    List<String> quoted = new ArrayList<>();
    for (String cell : cells) {
      // A spreadsheet would run what begins so.
      boolean formula = !cell.isEmpty() && "=+-@\t\r".indexOf(cell.charAt(0)) >= 0;
      quoted.add("\"" + (formula ? "'" : "") + cell.replace("\"", "\"\"") + "\"");
    }
    csv.append(String.join(",", quoted)).append(LINE);
  }

  /** One card a person. */
  static String vcards(List<Person> people, Messages m) {
    StringBuilder cards = new StringBuilder();
    for (Person person : people) {
      Affiliation affiliation = person.affiliation();
      line(cards, "BEGIN", "VCARD");
      line(cards, "VERSION", "4.0");
      line(cards, "KIND", "individual");
      line(cards, "FN", escaped(person.name()));
      line(cards, "N", names(person.name()));
      value(cards, "ORG", in(affiliation.organization(), m));
      value(cards, "TITLE", in(affiliation.position(), m));
      value(cards, "NOTE", note(person, m));
      if (SpeakerWords.isShared(person)) {
        person.languages().forEach(language -> line(cards, "LANG", language));
      }
      line(cards, "END", "VCARD");
    }
    return cards.toString();
  }

  /** When this was so, on whose word, and how to reach the person if that may be told. */
  private static String note(Person person, Messages m) {
    List<String> notes = new ArrayList<>();
    if (person.affiliation().asOf() != null) {
      notes.add(m.say("speaker.asOf") + " " + person.affiliation().asOf());
    }
    notes.add(SpeakerWords.consent(person.consent().state(), m.language()));
    String contact = contact(person);
    if (!contact.isEmpty()) {
      notes.add(m.say("speaker.contact") + " " + contact);
    }
    return String.join("; ", notes);
  }

  /** The last word is taken for the family name, which is all that a name says about itself. */
  private static String names(String name) {
    int last = name.lastIndexOf(' ');
    return escaped(name.substring(last + 1))
        + ";"
        + escaped(last < 0 ? "" : name.substring(0, last))
        + ";;;";
  }

  private static void value(StringBuilder cards, String property, String value) {
    if (!value.isEmpty()) {
      line(cards, property, escaped(value));
    }
  }

  private static String escaped(String text) {
    return text.replace("\\", "\\\\")
        .replace(",", "\\,")
        .replace(";", "\\;")
        .replaceAll("\\R", "\\\\n");
  }

  private static void line(StringBuilder cards, String property, String value) {
    int octets = 0;
    String whole = property + ":" + value;
    for (int i = 0; i < whole.length(); ) {
      int point = whole.codePointAt(i);
      String character = Character.toString(point);
      int size = character.getBytes(StandardCharsets.UTF_8).length;
      if (octets + size > FOLD) {
        cards.append(LINE).append(' ');
        octets = 1;
      }
      cards.append(character);
      octets += size;
      i += character.length();
    }
    cards.append(LINE);
  }
}

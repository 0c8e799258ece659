package ca.welcomingcommunities.kb.http;

import ca.welcomingcommunities.kb.document.Description;
import ca.welcomingcommunities.kb.document.Language;
import java.util.List;

/**
 * How to cite a document in a text, in the order of the APA's manual: who, when, what, where. Names
 * stay as they were given: most are of organizations, and guessing which word is a family name
 * would be wrong too often.
 */
public final class Citation {
  private Citation() {}

  /** Without emphasis: plain text. */
  public static String apa(Description description, Language locale) {
    boolean french = locale == Language.FR;
    Integer year = description.year();
    String when = "(" + (year == null ? (french ? "s. d." : "n.d.") : year.toString()) + ").";
    String title = sentence(description.title());
    String who = names(description.authors(), french ? " et " : " & ");
    String citation = who.isEmpty() ? title + " " + when : sentence(who) + " " + when + " " + title;
    String source = description.sourceUrl();
    return source == null ? citation : citation + " " + source;
  }

  private static String names(List<String> names, String and) {
    if (names.size() < 2) {
      return String.join("", names);
    }
    int last = names.size() - 1;
    return String.join(", ", names.subList(0, last)) + and + names.get(last);
  }

  private static String sentence(String text) {
    return text.endsWith(".") || text.endsWith("?") || text.endsWith("!") ? text : text + ".";
  }
}

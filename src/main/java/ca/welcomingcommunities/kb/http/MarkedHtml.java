package ca.welcomingcommunities.kb.http;

import ca.welcomingcommunities.kb.search.MarkedText;
import ca.welcomingcommunities.kb.search.MarkedText.Mark;

/** Marked text as HTML: escaped, with nothing added but {@code <mark>}. */
public final class MarkedHtml {
  private MarkedHtml() {}

  /** Safe inside an element and inside a quoted attribute. */
  public static String of(MarkedText marked) {
    String text = marked.text();
    StringBuilder html = new StringBuilder(text.length() + 16 * marked.marks().size());
    int at = 0;
    for (Mark mark : marked.marks()) {
      escape(text, at, mark.start(), html);
      html.append("<mark>");
      escape(text, mark.start(), mark.end(), html);
      html.append("</mark>");
      at = mark.end();
    }
    escape(text, at, text.length(), html);
    return html.toString();
  }

  private static void escape(String text, int from, int to, StringBuilder html) {
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> html.append("&amp;");
        case '<' -> html.append("&lt;");
        case '>' -> html.append("&gt;");
        case '"' -> html.append("&quot;");
        case '\'' -> html.append("&#39;");
        default -> html.append(c);
      }
    }
  }
}

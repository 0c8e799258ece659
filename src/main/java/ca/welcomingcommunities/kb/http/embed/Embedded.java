package ca.welcomingcommunities.kb.http.embed;

import ca.welcomingcommunities.kb.document.Facet;
import ca.welcomingcommunities.kb.document.Language;
import ca.welcomingcommunities.kb.http.MarkedHtml;
import ca.welcomingcommunities.kb.http.Messages;
import ca.welcomingcommunities.kb.http.Parameters;
import ca.welcomingcommunities.kb.http.UrlParameters;
import ca.welcomingcommunities.kb.search.MarkedText;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What an editor wants on a page, and the code and the addresses for it.
 *
 * @param mode of the widget, one of {@link #MODES}
 * @param text to search for from the start; in frames only
 * @param filters what every search is limited to
 * @param accent a colour as {@code #rrggbb}; empty for ours
 * @param theme {@code light}, {@code dark}, or empty for that of the page
 */
public record Embedded(
    String mode,
    Language language,
    String text,
    Map<Facet, List<String>> filters,
    String accent,
    String theme) {
  /** What the widget can be; the first is usual. */
  public static final List<String> MODES = List.of("results", "box", "speakers", "whats-new");

  /** The colours to choose from; the first is that of the page. */
  public static final List<String> THEMES = List.of("", "light", "dark");

  /** The colour of links and buttons where no other is chosen. */
  public static final String OUR_ACCENT = "#0b5d57";

  /** What the frame is as high as, where nobody says otherwise. */
  static final int HEIGHT = 640;

  static final int WIDTH = 720;

  private static final Messages MESSAGES = Messages.load(Embedded.class, "embed");
  private static final Pattern COLOUR = Pattern.compile("#[0-9a-fA-F]{6}");

  public Embedded {
    Map<Facet, List<String>> copy = new EnumMap<>(Facet.class);
    filters.forEach((facet, values) -> copy.put(facet, List.copyOf(values)));
    filters = copy;
  }

  /** Reads an address; what makes no sense is left out. */
  public static Embedded read(Parameters parameters, Language language) {
    Map<Facet, List<String>> filters = new EnumMap<>(Facet.class);
    for (Facet facet : Facet.values()) {
      List<String> values = parameters.all(facet.id());
      if (!values.isEmpty()) {
        filters.put(facet, values);
      }
    }
    String accent = parameters.text("accent");
    boolean ours = accent.equals(OUR_ACCENT) || !COLOUR.matcher(accent).matches();
    return new Embedded(
        known(parameters.text("mode"), MODES),
        language,
        parameters.text("q"),
        filters,
        ours ? "" : accent,
        known(parameters.text("theme"), THEMES));
  }

  private static String known(String value, List<String> values) {
    return values.contains(value) ? value : values.getFirst();
  }

  /** The same as something else. */
  Embedded as(String otherMode) {
    return new Embedded(otherMode, language, text, filters, accent, theme);
  }

  /** The name of the knowledge base. */
  String provider() {
    return MESSAGES.text(language, "provider");
  }

  /** What the search is called on the page. */
  public String label() {
    return MESSAGES.text(language, "label." + mode);
  }

  /** What every search is limited to, as the attribute {@code filter} has it. */
  public String filter() {
    UrlParameters written = new UrlParameters();
    filters.forEach((facet, values) -> values.forEach(value -> written.add(facet.id(), value)));
    return written.toString();
  }

  /** The page of ours that does the same. */
  public String pagePath() {
    String page =
        switch (mode) {
          case "speakers", "whats-new" -> mode;
          default -> "search";
        };
    return "/" + language.code() + "/" + page;
  }

  /** The page that has only this on it, to be shown in a frame. */
  public String framePath() {
    UrlParameters to = new UrlParameters().add("mode", mode);
    if (!text.isEmpty()) {
      to.add("q", text);
    }
    filters.forEach((facet, values) -> values.forEach(value -> to.add(facet.id(), value)));
    if (!accent.isEmpty()) {
      to.add("accent", accent);
    }
    if (!theme.isEmpty()) {
      to.add("theme", theme);
    }
    return to.after("/" + language.code() + "/embed/frame");
  }

  /**
   * The code to paste: the script with the hash of its bytes, and a form that works without it.
   *
   * @param server scheme and host of this server
   */
  public String code(String server) {
    Widget widget = Widget.published();
    return """
    <script type="module" src="%s"
      integrity="%s" crossorigin="anonymous"></script>
    <wci-search%s>
    %s
    </wci-search>
    """
        .formatted(
            escaped(server + widget.path()), widget.integrity(), attributes(), plain(server));
  }

  private String attributes() {
    return attribute("mode", mode.equals(MODES.getFirst()) ? "" : mode)
        + attribute("lang", language.code())
        + attribute("label", label())
        + attribute("filter", filter())
        + attribute("theme", theme)
        + attribute("style", accent.isEmpty() ? "" : "--wci-accent: " + accent);
  }

  private static String attribute(String name, String value) {
    return value.isEmpty() ? "" : " " + name + "=\"" + escaped(value) + "\"";
  }

  /** What there is where the script does not run. */
  private String plain(String server) {
    String page = escaped(server + pagePath());
    if (mode.equals("whats-new")) {
      return "  <a href=\"%s\">%s</a>".formatted(page, escaped(label()));
    }
    StringBuilder hidden = new StringBuilder();
    filters.forEach((facet, values) ->
        values.forEach(value ->
            hidden.append(
                "\n    <input type=\"hidden\" name=\"%s\" value=\"%s\">"
                    .formatted(facet.id(), escaped(value)))));
    return """
      <form action="%s" role="search">
        <label>%s <input name="q" type="search"></label>%s
        <button>%s</button>
      </form>\
    """
        .formatted(page, escaped(label()), hidden, escaped(MESSAGES.text(language, "button")));
  }

  /** The code of a frame, for pages where no script can be pasted. */
  public String frameCode(String server) {
    return frameCode(server, WIDTH, HEIGHT);
  }

  String frameCode(String server, int width, int height) {
    return "<iframe src=\"%s\" title=\"%s\" width=\"%d\" height=\"%d\"></iframe>"
        .formatted(escaped(server + framePath()), escaped(label()), width, height);
  }

  private static String escaped(String text) {
    return MarkedHtml.of(MarkedText.plain(text));
  }
}

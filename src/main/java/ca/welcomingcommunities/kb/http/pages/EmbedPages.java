package ca.welcomingcommunities.kb.http.pages;

import ca.welcomingcommunities.kb.document.Facet;
import ca.welcomingcommunities.kb.document.Language;
import ca.welcomingcommunities.kb.http.Parameters;
import ca.welcomingcommunities.kb.http.Urls;
import ca.welcomingcommunities.kb.http.embed.Embedded;
import ca.welcomingcommunities.kb.http.embed.OEmbed;
import ca.welcomingcommunities.kb.http.embed.Widget;
import ca.welcomingcommunities.kb.search.SearchIndex;
import ca.welcomingcommunities.kb.vocabulary.Vocabulary;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;

/** For editors of other web sites: the code to paste, and the page to show in a frame. */
final class EmbedPages {
  private static final String SCRIPTS =
      "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self'; img-src 'self'"
          + " data:; form-action 'self'; base-uri 'none'; require-trusted-types-for 'script';"
          + " trusted-types 'none'";

  /** Where the code is made: it shows the frame, and is in none itself. */
  private static final String MAKER = SCRIPTS + "; frame-src 'self'; frame-ancestors 'none'";

  private static final List<Facet> SCOPES =
      List.of(Facet.CLUSTER, Facet.REGION, Facet.THEME, Facet.TYPE);
  private static final int MOST_VALUES = 200;

  private final Vocabulary vocabulary;
  private final SearchIndex index;
  private final Assets assets;
  private final Renderer renderer;

  EmbedPages(Vocabulary vocabulary, SearchIndex index, Assets assets, Renderer renderer) {
    this.vocabulary = vocabulary;
    this.index = index;
    this.assets = assets;
    this.renderer = renderer;
  }

  /** {@code /embed} and below, in the language of the reader. */
  void choose(Context context, String below) {
    String accepted = Objects.requireNonNullElse(context.header("Accept-Language"), "");
    String query = context.queryString();
    context.header("Vary", "Accept-Language");
    context.redirect(
        "/"
            + SearchPages.preferred(accepted).code()
            + "/embed"
            + below
            + (query == null ? "" : "?" + query));
  }

  private static Embedded asked(Context context, Language locale) {
    Parameters parameters = Parameters.of(context);
    String language = parameters.text("lang");
    boolean french = language.isEmpty() ? locale == Language.FR : language.equals("fr");
    return Embedded.read(parameters, french ? Language.FR : Language.EN);
  }

  /** {@code /en/embed}: what to choose from, the code for it, and how it looks. */
  void show(Context context, Language locale) throws IOException {
    Messages m = Messages.in(locale);
    Embedded asked = asked(context, locale);
    Language other = locale == Language.FR ? Language.EN : Language.FR;
    Shell shell =
        new Shell(
            m,
            assets,
            m.say("title", "title", m.say("embed.heading")),
            "/" + other.code() + "/embed",
            "",
            true);
    List<EmbedView.Field> fields = new ArrayList<>();
    fields.add(
        new EmbedView.Field(
            "mode",
            m.say("embed.mode"),
            choices(Embedded.MODES, asked.mode(), value -> m.say("embed.mode." + value))));
    fields.add(
        new EmbedView.Field(
            "lang",
            m.say("embed.lang"),
            choices(
                List.of("en", "fr"),
                asked.language().code(),
                value -> m.say("language." + value))));
    fields.add(
        new EmbedView.Field(
            "theme",
            m.say("embed.theme"),
            choices(
                Embedded.THEMES,
                asked.theme(),
                value -> m.say("embed.theme." + (value.isEmpty() ? "auto" : value)))));
    for (Facet facet : SCOPES) {
      fields.add(scope(facet, asked, m));
    }
    String server = Urls.server(context);
    renderer.send(
        context,
        "embed.jte",
        new EmbedView(
            shell,
            fields,
            asked.accent().isEmpty() ? Embedded.OUR_ACCENT : asked.accent(),
            asked.code(server),
            asked.frameCode(server),
            asked.framePath(),
            server + asked.framePath()),
        MAKER);
  }

  private static List<SearchView.Choice> choices(
      List<String> values, String chosen, UnaryOperator<String> label) {
    return values.stream()
        .map(value -> new SearchView.Choice(value, label.apply(value), value.equals(chosen)))
        .toList();
  }

  private EmbedView.Field scope(Facet facet, Embedded asked, Messages m) throws IOException {
    List<String> chosen = asked.filters().getOrDefault(facet, List.of());
    List<SearchView.Choice> choices = new ArrayList<>();
    index.values(facet, MOST_VALUES).values().stream()
        .map(value ->
            new SearchView.Choice(
                value.value(),
                vocabulary.label(facet, value.value(), m.language()),
                chosen.contains(value.value())))
        .sorted(Comparator.comparing(SearchView.Choice::label, m.order()))
        .forEach(choices::add);
    choices.addFirst(new SearchView.Choice("", m.say("new.all"), chosen.isEmpty()));
    return new EmbedView.Field(facet.id(), m.say("facet." + facet.id()), choices);
  }

  /** {@code /en/embed/code}: the code alone, for the script of the page. */
  void code(Context context, Language locale) {
    context
        .contentType("text/plain; charset=utf-8")
        .result(asked(context, locale).code(Urls.server(context)));
  }

  /** {@code /en/embed/frame}: nothing but the search, for everybody's pages. */
  void frame(Context context, Language locale) {
    Embedded asked = Embedded.read(Parameters.of(context), locale);
    String server = Urls.server(context);
    renderer.send(
        context,
        "frame.jte",
        new FrameView(
            assets,
            asked,
            Widget.published().path(),
            server + OEmbed.path(server + Renderer.address(context))),
        SCRIPTS);
  }
}

package ca.welcomingcommunities.kb.http.pages;

import ca.welcomingcommunities.kb.document.Language;
import ca.welcomingcommunities.kb.http.Freshness;
import io.javalin.http.Context;
import java.util.List;

/**
 * Pages that are text only: each has a template for each language, whose name is that of the page
 * with the language behind it.
 */
final class ProsePages {
  /** In addresses, messages and of templates. */
  static final List<String> NAMES = List.of("help", "about", "accessibility");

  private final Assets assets;
  private final Renderer renderer;

  ProsePages(Assets assets, Renderer renderer) {
    this.assets = assets;
    this.renderer = renderer;
  }

  /** {@code /en/help} and the other {@link #NAMES}. */
  void show(Context context, Language locale, String name) {
    if (Freshness.isKnown(context, 0, context.path())) {
      return;
    }
    Messages m = Messages.in(locale);
    Language other = locale == Language.FR ? Language.EN : Language.FR;
    Shell shell =
        new Shell(
            m,
            assets,
            m.say("title", "title", m.say("nav." + name)),
            "/" + other.code() + "/" + name,
            name,
            true);
    renderer.send(context, name + "_" + m.code() + ".jte", shell);
  }
}

package ca.welcomingcommunities.kb.http.embed;

import ca.welcomingcommunities.kb.document.Language;
import ca.welcomingcommunities.kb.http.Json;
import ca.welcomingcommunities.kb.http.Parameters;
import ca.welcomingcommunities.kb.http.Refused;
import ca.welcomingcommunities.kb.http.UrlParameters;
import ca.welcomingcommunities.kb.http.Urls;
import io.javalin.http.Context;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Says what an address of ours looks like on a page where somebody pastes it.
 *
 * @see <a href="https://oembed.com/">oEmbed 1.0</a>
 */
public final class OEmbed {
  private static final Pattern PAGE =
      Pattern.compile("/(en|fr)/(?:|(search|speakers|whats-new|embed|embed/frame))");

  private static final int ONE_HOUR = 3600;

  private OEmbed() {}

  /** The answer, with the names of the standard. */
  record Rich(
      String version,
      String type,
      String title,
      String provider_name,
      String provider_url,
      int cache_age,
      int width,
      int height,
      String html) {}

  /** Where it is asked about an address, itself within this server. */
  public static String path(String address) {
    return new UrlParameters().add("url", address).add("format", "json").after("/api/oembed");
  }

  /** {@code GET /api/oembed?url=&format=json&maxwidth=&maxheight=}. */
  static void answer(Context context) {
    Parameters asked = Parameters.of(context);
    String format = asked.text("format");
    if (!format.isEmpty() && !format.equals("json")) {
      context.status(501).result("json");
      return;
    }
    Embedded embedded = embedded(asked.text("url"), Urls.server(context));
    if (embedded == null) {
      throw Refused.notFound();
    }
    int width = atMost(asked.text("maxwidth"), Embedded.WIDTH);
    int height = atMost(asked.text("maxheight"), Embedded.HEIGHT);
    String server = Urls.server(context);
    Json.answer(
        context,
        new Rich(
            "1.0",
            "rich",
            embedded.label(),
            embedded.provider(),
            server,
            ONE_HOUR,
            width,
            height,
            embedded.frameCode(server, width, height)));
  }

  /** What an address shows; null if it is not ours, or nothing to embed. */
  private static @Nullable Embedded embedded(String address, String server) {
    try {
      URI uri = new URI(address);
      Matcher page = PAGE.matcher(Objects.requireNonNullElse(uri.getPath(), ""));
      if (!server.endsWith("//" + uri.getRawAuthority()) || !page.matches()) {
        return null;
      }
      Parameters parameters = Parameters.of(uri.getRawQuery());
      Language language = "fr".equals(page.group(1)) ? Language.FR : Language.EN;
      Embedded read = Embedded.read(parameters, language);
      String name = page.group(2);
      return Embedded.MODES.contains(name) ? read.as(name) : read;
    } catch (URISyntaxException e) {
      return null;
    }
  }

  /** What makes no sense limits nothing. */
  private static int atMost(String most, int usual) {
    return most.matches("[1-9][0-9]{0,5}") ? Math.min(usual, Integer.parseInt(most)) : usual;
  }
}

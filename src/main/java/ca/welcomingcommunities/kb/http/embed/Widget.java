package ca.welcomingcommunities.kb.http.embed;

import ca.welcomingcommunities.kb.http.Freshness;
import ca.welcomingcommunities.kb.http.Refused;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The {@code <wci-search>} element in all its published versions. Pages elsewhere name a version
 * together with the hash of its bytes, so a published version never changes and never goes: {@code
 * widget/versions.txt} lists them with their hashes, oldest first, and a change is a new folder and
 * a new line. Immutable.
 *
 * @see <a href="https://www.w3.org/TR/SRI/">Subresource Integrity</a>
 */
public final class Widget {
  static final String PATH = "/embed/{version}/wci-search.js";

  private static final String LATEST = "latest";
  private static final String FOREVER = "public, max-age=31536000, immutable";
  private static final String TEN_MINUTES = "public, max-age=600";

  private static final Widget PUBLISHED = read();

  /**
   * One version.
   *
   * @param integrity for the attribute of that name: {@code sha384-…}
   */
  private record Version(String name, String integrity, ByteBuffer script) {
    byte[] bytes() {
      byte[] copy = new byte[script.remaining()];
      script.duplicate().get(copy);
      return copy;
    }
  }

  private final Map<String, Version> versions;
  private final Version newest;

  private Widget(Map<String, Version> versions, Version newest) {
    this.versions = versions;
    this.newest = newest;
  }

  /** Those that are part of this program. */
  public static Widget published() {
    return PUBLISHED;
  }

  private static Widget read() {
    Map<String, Version> versions = new LinkedHashMap<>();
    @Nullable Version newest = null;
    for (String line :
        new String(resource("versions.txt"), StandardCharsets.UTF_8).lines().toList()) {
      String[] parts = line.split(" ", 2);
      byte[] script = resource(parts[0] + "/wci-search.js");
      if (!integrity(script).equals(parts[1])) {
        throw new IllegalStateException(
            "version %s of the widget was published with other bytes: %s is not %s; give the change a new version"
                .formatted(parts[0], integrity(script), parts[1]));
      }
      newest = new Version(parts[0], parts[1], ByteBuffer.wrap(script).asReadOnlyBuffer());
      versions.put(newest.name(), newest);
    }
    if (newest == null) {
      throw new IllegalStateException("no version of the widget is part of the program");
    }
    return new Widget(versions, newest);
  }

  private static byte[] resource(String name) {
    try (InputStream in = Widget.class.getResourceAsStream("widget/" + name)) {
      if (in == null) {
        throw new IllegalStateException("widget/" + name + " is not part of the program");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(name, e);
    }
  }

  private static String integrity(byte[] script) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-384").digest(script);
      return "sha384-" + Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-384", e);
    }
  }

  /** Where the newest version stands for good. */
  public String path() {
    return PATH.replace("{version}", newest.name());
  }

  /** Where the newest version stands, whichever that is. */
  public String latestPath() {
    return PATH.replace("{version}", LATEST);
  }

  /** The hash of what stands at {@link #path}, for the attribute {@code integrity}. */
  public String integrity() {
    return newest.integrity();
  }

  /** Answers {@link #PATH}. */
  void serve(Context context) {
    String name = context.pathParam("version");
    boolean latest = name.equals(LATEST);
    Version version = latest ? newest : versions.get(name);
    if (version == null) {
      throw Refused.notFound();
    }
    context.header("Cross-Origin-Resource-Policy", "cross-origin");
    boolean known = Freshness.isKnown(context, "W/\"" + version.integrity() + "\"");
    context.header("Cache-Control", latest ? TEN_MINUTES : FOREVER);
    if (!known) {
      context.contentType("text/javascript; charset=utf-8").result(version.bytes());
    }
  }
}

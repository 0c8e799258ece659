package ca.welcomingcommunities.kb.http.pages;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The files that pages refer to. Each stands at an address with a hash of its content, so that
 * browsers may keep it for good. Immutable.
 */
final class Assets {
  private static final String FOREVER = "public, max-age=31536000, immutable";

  private record Asset(String path, String mediaType, ByteBuffer bytes) {
    byte[] copy() {
      byte[] copy = new byte[bytes.remaining()];
      bytes.duplicate().get(copy);
      return copy;
    }
  }

  private final Map<String, Asset> assets = new LinkedHashMap<>();

  Assets() {
    add("style.css", "text/css; charset=utf-8");
    add("icon.svg", "image/svg+xml");
    add("embed.js", "text/javascript; charset=utf-8");
    add("frame.js", "text/javascript; charset=utf-8");
  }

  private void add(String name, String mediaType) {
    try (InputStream in = Assets.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException(name + " is not part of the program");
      }
      byte[] bytes = in.readAllBytes();
      assets.put(
          name,
          new Asset(
              "/assets/" + hash(bytes) + "/" + name,
              mediaType,
              ByteBuffer.wrap(bytes).asReadOnlyBuffer()));
    } catch (IOException e) {
      throw new UncheckedIOException(name, e);
    }
  }

  private static String hash(byte[] bytes) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
      return HexFormat.of().formatHex(digest, 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** The address of the style sheet. */
  String style() {
    return path("style.css");
  }

  /** The address of the site's sign. */
  String icon() {
    return path("icon.svg");
  }

  /** The address of one of them. */
  String path(String name) {
    Asset asset = assets.get(name);
    if (asset == null) {
      throw new IllegalArgumentException("no file " + name);
    }
    return asset.path();
  }

  /**
   * Answers {@code /assets/{hash}/{name}}. An address with another hash, from a page older than
   * this program, gets the file as it is now, and is not kept.
   *
   * @return false if there is no such file
   */
  boolean serve(Context context) {
    Asset asset = assets.get(context.pathParam("name"));
    if (asset == null) {
      return false;
    }
    boolean current = asset.path().equals(context.path());
    context.header("Cache-Control", current ? FOREVER : "no-cache");
    context.contentType(asset.mediaType()).result(asset.copy());
    return true;
  }
}

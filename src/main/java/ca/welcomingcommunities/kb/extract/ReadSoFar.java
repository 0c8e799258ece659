package ca.welcomingcommunities.kb.extract;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;

/** Reads what a child had written with {@link KeepingParser} before it was killed. */
final class ReadSoFar {
  private static final Pattern META =
      Pattern.compile("<meta name=\"([^\"<>]*)\" content=\"([^\"<>]*)\"");
  private static final int LONGEST_HEAD = 100_000;

  private ReadSoFar() {}

  /** The text with what the file says about itself; empty if the child had not got that far. */
  static Optional<Metadata> of(Path file) throws IOException {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    // The last character may be cut in its middle, which this way of decoding forgives.
    String xhtml = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    int body = xhtml.indexOf("<body");
    if (body < 0) {
      return Optional.empty();
    }
    Metadata metadata = new Metadata();
    Matcher meta = META.matcher(xhtml.substring(0, Math.min(body, LONGEST_HEAD)));
    while (meta.find()) {
      metadata.add(plain(meta.group(1)), plain(meta.group(2)));
    }
    metadata.set(TikaCoreProperties.TIKA_CONTENT, xhtml);
    return Optional.of(metadata);
  }

  private static String plain(String escaped) {
    return escaped
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&amp;", "&");
  }
}

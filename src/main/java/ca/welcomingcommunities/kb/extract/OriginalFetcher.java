package ca.welcomingcommunities.kb.extract;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.pipes.fetcher.AbstractFetcher;

/**
 * Runs in the child: opens the file to be parsed. Originals are stored under their hash, so the
 * name they were handed in with comes along, to tell Markdown from other text.
 *
 * <p>Public only because Tika creates it by name.
 */
public final class OriginalFetcher extends AbstractFetcher {
  static final String NAME = "original";

  /** The key for a file and the name it was handed in with. */
  static String key(Path file, String filename) {
    return file.toAbsolutePath() + "\n" + filename;
  }

  /** Called when the child starts, and silences it: what libraries print could fill the disk. */
  public OriginalFetcher() {
    PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream());
    System.setOut(nowhere);
    System.setErr(nowhere);
  }

  @Override
  public InputStream fetch(String key, Metadata metadata, ParseContext context) throws IOException {
    int end = key.lastIndexOf('\n');
    metadata.set(TikaCoreProperties.RESOURCE_NAME_KEY, key.substring(end + 1));
    return TikaInputStream.get(Path.of(key.substring(0, end)), metadata);
  }
}

package ca.welcomingcommunities.kb.extract;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.tika.extractor.ParsingEmbeddedDocumentExtractor;
import org.apache.tika.io.TemporaryResources;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.pipes.HandlerConfig;
import org.xml.sax.ContentHandler;
import org.xml.sax.SAXException;

/**
 * Runs in the child: reads the files inside a file, as far as they may be many, deep and large.
 * What was left out is noted in the metadata of the outermost file. Pictures are left out silently:
 * recognising their text would make a Word file ten times slower and find logos.
 */
final class InnerFiles extends ParsingEmbeddedDocumentExtractor {
  /** Metadata of the outermost file: the limits that were reached, one value each. */
  static final String REACHED = "kb:inner-limit";

  static final int DEEPEST = 5;

  private static final Set<String> PICTURES =
      Set.of("png", "jpg", "jpeg", "gif", "tif", "tiff", "bmp", "emf", "wmf", "webp");

  private final int mostFiles;
  private final Metadata outermost;
  private final Unpacked unpacked;
  private final Deadline deadline;
  private int files;

  /** Those that are only named count too: a million of them fits into a few kilobytes. */
  private int named;

  private int depth;

  /** The limits. */
  enum Limit {
    FILES,
    DEPTH,
    RATIO
  }

  InnerFiles(ParseContext context, Metadata outermost, long outermostBytes, Deadline deadline) {
    super(context);
    HandlerConfig config = context.get(HandlerConfig.class);
    this.mostFiles = config == null ? 0 : config.getMaxEmbeddedResources();
    this.outermost = outermost;
    this.unpacked = Unpacked.ofArchive(outermostBytes, deadline);
    this.deadline = deadline;
  }

  /** How many have been read. */
  int read() {
    return files;
  }

  @Override
  public boolean shouldParseEmbedded(Metadata metadata) {
    if (isPicture(metadata) || deadline.isOver()) {
      return false;
    }
    if (named >= mostFiles) {
      reached(Limit.FILES);
      return false;
    }
    named++;
    if (depth >= DEEPEST) {
      reached(Limit.DEPTH);
      return false;
    }
    return !unpacked.isBomb();
  }

  @Override
  public void parseEmbedded(
      InputStream stream, ContentHandler handler, Metadata metadata, boolean outputHtml)
      throws SAXException, IOException {
    files++;
    depth++;
    try (TemporaryResources temporary = new TemporaryResources()) {
      super.parseEmbedded(counted(stream, temporary), handler, metadata, outputHtml);
    } catch (IOException e) {
      if (!unpacked.isBomb() && !deadline.isOver()) {
        throw e;
      }
      // Told in the metadata; the file around it is read to its end.
    } finally {
      if (unpacked.isBomb()) {
        reached(Limit.RATIO);
      }
      depth--;
    }
  }

  // A file inside an OLE file is a folder of it, already open, and has no bytes of its own.
  private InputStream counted(InputStream stream, TemporaryResources temporary) {
    boolean open = stream instanceof TikaInputStream tika && tika.getOpenContainer() != null;
    return open
        ? stream
        : TikaInputStream.get(unpacked.counting(stream), temporary, new Metadata());
  }

  private void reached(Limit limit) {
    List<String> before = Arrays.asList(outermost.getValues(REACHED));
    if (!before.contains(limit.name())) {
      outermost.add(REACHED, limit.name());
    }
  }

  private static boolean isPicture(Metadata metadata) {
    String type = metadata.get(Metadata.CONTENT_TYPE);
    if (type != null && type.toLowerCase(Locale.ROOT).startsWith("image/")) {
      return !type.contains("svg");
    }
    String name = metadata.get(TikaCoreProperties.RESOURCE_NAME_KEY);
    return name != null
        && PICTURES.contains(name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT));
  }
}

package ca.welcomingcommunities.kb.extract;

import ca.welcomingcommunities.kb.extract.Extraction.Reason;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.tika.exception.EncryptedDocumentException;
import org.apache.tika.exception.TikaException;
import org.apache.tika.exception.WriteLimitReachedException;
import org.apache.tika.extractor.EmbeddedDocumentExtractor;
import org.apache.tika.io.TemporaryResources;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.mime.MediaType;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.Parser;
import org.apache.tika.parser.ParserDecorator;
import org.apache.tika.sax.TeeContentHandler;
import org.apache.tika.sax.ToXMLContentHandler;
import org.jspecify.annotations.Nullable;
import org.xml.sax.ContentHandler;
import org.xml.sax.SAXException;

/**
 * Runs in the child, around all parsers. It also writes the text of the file into a file of its own
 * as it goes: if the child is killed, what was read until then is there. A parser that takes too
 * long is told to stop before the child is killed, and one that needs too much memory or stack
 * costs the file and not the process. Of a zip that was cut off, which most kinds of documents are,
 * the parsers are given what can be read; where the parser of a format finds no letter, there are
 * {@link SecondChance}s.
 *
 * <p>Public only because Tika creates it by name.
 */
public final class KeepingParser extends ParserDecorator {
  private static final long serialVersionUID = 1;

  /** The name of the file, in the child's folder for temporary files. */
  static final String FILE = "text-so-far.xhtml";

  /** Metadata: the {@link Reason} why reading was given up, if it was. */
  static final String STOPPED = "kb:stopped";

  private static final TimeLimit NO_LIMIT = TimeLimit.of(Duration.ofHours(1));

  private record Inside() {}

  /** Around this parser. */
  public KeepingParser(Parser parser) {
    super(parser);
  }

  /** Everything: also of what no parser knows the second chances are tried. */
  @Override
  public Set<MediaType> getSupportedTypes(ParseContext context) {
    Set<MediaType> all = new HashSet<>(super.getSupportedTypes(context));
    all.add(MediaType.OCTET_STREAM);
    return all;
  }

  @Override
  public void parse(
      InputStream stream, ContentHandler handler, Metadata metadata, ParseContext context)
      throws IOException, SAXException, TikaException {
    boolean _ = Thread.interrupted(); // a parser may leave that behind, and the next could not read
    if (context.get(Inside.class) != null) {
      parseInner(stream, handler, metadata, context);
      return;
    }
    context.set(Inside.class, new Inside());
    Path file = Path.of(System.getProperty("java.io.tmpdir"), FILE);
    TimeLimit limit = context.get(TimeLimit.class, NO_LIMIT);
    Deadline deadline = Deadline.after(limit.givenUp());
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file));
        TemporaryResources temporary = new TemporaryResources()) {
      context.set(Deadline.class, deadline);
      TikaInputStream input = TikaInputStream.get(stream, temporary, metadata);
      InnerFiles inner = new InnerFiles(context, metadata, input.getLength(), deadline);
      context.set(EmbeddedDocumentExtractor.class, inner);
      ContentHandler copy = new ToXMLContentHandler(out, StandardCharsets.UTF_8.name());
      ContentHandler both = new TeeContentHandler(handler, copy);
      boolean lines = hasLines(metadata, context);
      if (lines) {
        metadata.set(CleanText.DONE, "true");
      }
      HeldBack held = new HeldBack(lines ? new CleanText(both) : both, deadline);
      guarded(input, held, metadata, context);
    } finally {
      context.set(Inside.class, null);
    }
  }

  /** Whether the text comes as lines of pages, of which {@link PdfText} makes paragraphs. */
  private static boolean hasLines(Metadata metadata, ParseContext context) {
    return format(metadata) == Format.PDF || context.get(ScanOrder.class) != null;
  }

  private static Format format(Metadata metadata) {
    String type = metadata.get(Metadata.CONTENT_TYPE);
    return Format.of(type == null ? "" : type);
  }

  /** A file inside the file: if it breaks the stack or the memory, the others are still read. */
  private void parseInner(
      InputStream stream, ContentHandler handler, Metadata metadata, ParseContext context)
      throws IOException, SAXException, TikaException {
    try {
      super.parse(stream, new Shallow(handler), metadata, context);
    } catch (StackOverflowError | OutOfMemoryError e) {
      throw new TikaException("too deep or too large", e);
    }
  }

  // What is left of the heap after the parser is gone is enough for the next file: one thread, and
  // nothing that outlives a file.
  private void guarded(
      TikaInputStream input, HeldBack handler, Metadata metadata, ParseContext context)
      throws IOException, SAXException, TikaException {
    try {
      parseAll(input, handler, metadata, context);
    } catch (StackOverflowError e) {
      stopped(handler, metadata, Reason.CRASHED, e);
    } catch (OutOfMemoryError e) {
      stopped(handler, metadata, Reason.OUT_OF_MEMORY, e);
    } catch (IOException | SAXException | TikaException | RuntimeException e) {
      if (handler.isLate()) {
        stopped(handler, metadata, Reason.TOO_SLOW, e);
      }
      throw e;
    }
    if (handler.isLate()) {
      stopped(handler, metadata, Reason.TOO_SLOW, null);
    }
  }

  private static void stopped(
      HeldBack handler, Metadata metadata, Reason reason, @Nullable Throwable cause)
      throws TikaException {
    handler.forget();
    metadata.set(STOPPED, reason.name());
    throw new TikaException("reading was stopped: " + reason, cause);
  }

  private void parseAll(
      TikaInputStream input, HeldBack handler, Metadata metadata, ParseContext context)
      throws IOException, SAXException, TikaException {
    Path original = input.getPath();
    Deadline deadline = Deadline.of(context);
    if (isDocument(metadata) && Unpacked.isBomb(original, deadline)) {
      stopped(handler, metadata, Reason.TOO_MUCH_TEXT, null);
    }
    if (!ZipSalvage.isCut(original)) {
      parseOrTryAgain(input, original, handler, metadata, context);
      return;
    }
    try (TemporaryResources temporary = new TemporaryResources()) {
      Path rest = temporary.createTempFile(".zip");
      ZipSalvage.copy(original, rest, Unpacked.ofDocument(original, deadline));
      try (TikaInputStream salvaged = TikaInputStream.get(rest)) {
        parseOrTryAgain(salvaged, rest, handler, metadata, context);
      }
    }
    // Also where all text could be read, the file is not whole, and that must be told.
    throw new TikaException("the file is cut off");
  }

  /** One of those that a zip is only the shell of: an archive is read as far as it may be. */
  private static boolean isDocument(Metadata metadata) {
    return switch (format(metadata)) {
      case TEXT_DOCUMENT, SLIDES, SHEETS, WEB_PAGE -> true;
      case PDF, MAIL, PLAIN_TEXT, MARKDOWN, IMAGE, OTHER -> false;
    };
  }

  private void parseOrTryAgain(
      TikaInputStream input, Path file, HeldBack handler, Metadata metadata, ParseContext context)
      throws IOException, SAXException, TikaException {
    try {
      super.parse(input, new Shallow(handler), metadata, context);
    } catch (EncryptedDocumentException | WriteLimitReachedException e) {
      throw e;
    } catch (IOException | SAXException | TikaException | RuntimeException e) {
      tryAgain(file, handler, metadata, context);
      throw e;
    }
    tryAgain(file, handler, metadata, context);
  }

  private static void tryAgain(Path file, HeldBack handler, Metadata metadata, ParseContext context)
      throws IOException, SAXException, TikaException {
    boolean somethingInside =
        context.get(EmbeddedDocumentExtractor.class) instanceof InnerFiles inner
            && inner.read() > 0;
    if (!handler.hasText() && !handler.isLate() && !somethingInside) {
      List<HeldBack.Event> first = handler.takeBack();
      for (Parser chance : SecondChance.of(file, metadata)) {
        try (TikaInputStream again = TikaInputStream.get(file)) {
          chance.parse(again, new Shallow(handler), metadata, context);
        }
        if (handler.hasText()) {
          return;
        }
        handler.takeBack();
      }
      handler.giveBack(first);
    }
    handler.release();
  }
}

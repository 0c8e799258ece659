package ca.welcomingcommunities.kb.extract;

import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.tika.exception.TikaException;
import org.apache.tika.io.TemporaryResources;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.PDF;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.pdf.PDFParser;
import org.xml.sax.ContentHandler;
import org.xml.sax.SAXException;

/**
 * Runs in the child: Tika's parser for PDF, which also says which pages show something and have no
 * text to speak of, that is, are scans.
 *
 * <p>Public only because Tika creates it by name.
 */
public final class MarkedPdfParser extends PDFParser {
  private static final long serialVersionUID = 1;

  /** Metadata: the number of a page that seems to be a scan; one value each. */
  static final String SCANS = "kb:scans";

  /** Metadata: {@code true} if the file has no end; what its last pages were may be lost. */
  static final String CUT = "kb:cut";

  private static final int TAIL_BYTES = 2_048;

  /** A scan may have its page number or a stamp as text. */
  private static final int FEW_CHARACTERS = 30;

  /** Letters drawn as shapes take more than this; the lines of an empty form less. */
  private static final int LONG_DRAWING = 4_000;

  @Override
  public void parse(
      InputStream stream, ContentHandler handler, Metadata metadata, ParseContext context)
      throws IOException, SAXException, TikaException {
    try (TemporaryResources temporary = new TemporaryResources()) {
      TikaInputStream file = TikaInputStream.get(stream, temporary, metadata);
      Path path = file.getPath();
      if (!hasEnd(path)) {
        metadata.set(CUT, "true");
      }
      super.parse(file, handler, metadata, context);
      int[] characters = numbers(metadata, PDF.CHARACTERS_PER_PAGE.getName());
      int[] unmapped = numbers(metadata, PDF.UNMAPPED_UNICODE_CHARS_PER_PAGE.getName());
      for (int i = 0; i < characters.length; i++) {
        if (isDoubtful(characters, unmapped, i)) {
          findScans(path, characters, unmapped, metadata);
          return;
        }
      }
    }
  }

  private static boolean hasEnd(Path path) throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
      file.seek(Math.max(0, file.length() - TAIL_BYTES));
      byte[] tail = new byte[(int) Math.min(TAIL_BYTES, file.length())];
      file.readFully(tail);
      return new String(tail, StandardCharsets.ISO_8859_1).contains("%%EOF");
    }
  }

  private static int[] numbers(Metadata metadata, String name) {
    return Arrays.stream(metadata.getValues(name)).mapToInt(Integer::parseInt).toArray();
  }

  private static boolean isDoubtful(int[] characters, int[] unmapped, int i) {
    boolean unreadable = i < unmapped.length && unmapped[i] > characters[i] / 2;
    return characters[i] < FEW_CHARACTERS || unreadable;
  }

  private static void findScans(Path path, int[] characters, int[] unmapped, Metadata metadata) {
    try (PDDocument document = Loader.loadPDF(path.toFile())) {
      int pages = Math.min(characters.length, document.getNumberOfPages());
      for (int i = 0; i < pages; i++) {
        if (isDoubtful(characters, unmapped, i) && showsSomething(document.getPage(i))) {
          metadata.add(SCANS, Integer.toString(i + 1));
        }
      }
    } catch (IOException | RuntimeException e) {
      // Damaged in a place that reading the text did not touch: what has been read stays.
      metadata.add("kb:scans-problem", e.toString());
    }
  }

  private static boolean showsSomething(PDPage page) {
    PDResources resources = page.getResources();
    if (resources != null && resources.getXObjectNames().iterator().hasNext()) {
      return true; // a picture, or a form that may hold one
    }
    int length = 0;
    for (var streams = page.getContentStreams(); streams.hasNext(); ) {
      PDStream stream = streams.next();
      length += stream.getLength();
    }
    return length > LONG_DRAWING;
  }
}

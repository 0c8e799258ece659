package ca.welcomingcommunities.kb.extract;

import ca.welcomingcommunities.kb.extract.ScanResult.Ending;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.tika.exception.TikaException;
import org.apache.tika.io.TemporaryResources;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.mime.MediaType;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.Parser;
import org.apache.tika.sax.XHTMLContentHandler;
import org.xml.sax.ContentHandler;
import org.xml.sax.SAXException;

/**
 * Runs in the child: recognises the pages of a PDF or an image that a {@link ScanOrder} names. One
 * page that is too large, too slow or broken costs no other; how each ended and how sure Tesseract
 * was stands in the metadata ({@link ScanResult#KEY}).
 *
 * <p>Public only because Tika creates it by name.
 */
public final class ScanParser implements Parser {
  private static final long serialVersionUID = 1;
  private static final int DOTS_PER_INCH = 200;
  private static final float POINTS_PER_INCH = 72;

  /** A poster is drawn smaller than to scale: its letters are large. */
  private static final long MOST_DRAWN_PIXELS = 30_000_000;

  private static final MediaType PDF = MediaType.application("pdf");

  @Override
  public Set<MediaType> getSupportedTypes(ParseContext context) {
    return Set.of(
        PDF,
        MediaType.image("png"),
        MediaType.image("jpeg"),
        MediaType.image("tiff"),
        MediaType.image("gif"),
        MediaType.image("bmp"),
        MediaType.image("webp"),
        MediaType.image("jp2"));
  }

  @Override
  public void parse(
      InputStream stream, ContentHandler handler, Metadata metadata, ParseContext context)
      throws IOException, SAXException, TikaException {
    ScanOrder order = context.get(ScanOrder.class);
    if (order == null) {
      throw new TikaException("no pages were asked for");
    }
    XHTMLContentHandler xhtml = new XHTMLContentHandler(handler, metadata);
    xhtml.startDocument();
    try (TemporaryResources temporary = new TemporaryResources()) {
      Path file = TikaInputStream.get(stream, temporary, metadata).getPath();
      Output output = new Output(order, xhtml, metadata, temporary.createTempFile(".png"));
      String type = String.valueOf(metadata.get(Metadata.CONTENT_TYPE));
      if (type.startsWith(PDF.toString())) {
        document(file, output);
      } else if (type.startsWith("image/tiff")) {
        pictures(file, output);
      } else {
        output.total(1);
        output.page(
            1,
            page -> {
              checkSize(PictureSize.of(file), output.order.maxMegapixels());
              output.recognise(file);
            });
      }
    }
    xhtml.endDocument();
  }

  private static void document(Path file, Output output) throws IOException, SAXException {
    try (PDDocument document = Loader.loadPDF(file.toFile())) {
      output.total(document.getNumberOfPages());
      PDFRenderer renderer = new PDFRenderer(document);
      renderer.setSubsamplingAllowed(true);
      for (int number : output.order.pages()) {
        if (number <= document.getNumberOfPages()) {
          output.page(number, page -> draw(document.getPage(page - 1), renderer, page, output));
        }
      }
    }
  }

  private static void draw(PDPage page, PDFRenderer renderer, int number, Output output)
      throws IOException, TooLarge, InterruptedException {
    checkPictures(page.getResources(), output.order.maxMegapixels());
    PDRectangle box = page.getCropBox();
    double inches = box.getWidth() / POINTS_PER_INCH * (box.getHeight() / POINTS_PER_INCH);
    double resolution = Math.min(DOTS_PER_INCH, Math.sqrt(MOST_DRAWN_PIXELS / Math.max(inches, 1)));
    output.recognise(renderer.renderImageWithDPI(number - 1, (float) resolution, ImageType.GRAY));
  }

  // Before anything is drawn: decoding such a picture alone could take all memory.
  private static void checkPictures(PDResources resources, int maxMegapixels)
      throws IOException, TooLarge {
    if (resources == null) {
      return;
    }
    for (COSName name : resources.getXObjectNames()) {
      if (resources.isImageXObject(name)
          && resources.getXObject(name) instanceof PDImageXObject image) {
        checkSize(new PictureSize(image.getWidth(), image.getHeight()), maxMegapixels);
      }
    }
  }

  private static void checkSize(PictureSize size, int maxMegapixels) throws TooLarge {
    if (size.isAbove(maxMegapixels)) {
      throw new TooLarge();
    }
  }

  private static void pictures(Path file, Output output) throws IOException, SAXException {
    try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
      if (!readers.hasNext()) {
        throw new IOException("no reader for this picture");
      }
      ImageReader reader = readers.next();
      reader.setInput(in);
      int count = reader.getNumImages(true);
      output.total(count);
      for (int number : output.order.pages()) {
        if (number <= count) {
          output.page(
              number,
              page -> {
                checkSize(
                    new PictureSize(reader.getWidth(page - 1), reader.getHeight(page - 1)),
                    output.order.maxMegapixels());
                output.recognise(reader.read(page - 1));
              });
        }
      }
      reader.dispose();
    }
  }

  private static final class TooLarge extends Exception {
    private static final long serialVersionUID = 1;
  }

  @FunctionalInterface
  private interface Page {
    void recognise(int number) throws IOException, TooLarge, InterruptedException;
  }

  /** Writes pages to the answer, and calls Tesseract. */
  private static final class Output {
    private final ScanOrder order;
    private final XHTMLContentHandler xhtml;
    private final Metadata metadata;
    private final Path picture;
    private RecognisedText text = new RecognisedText(List.of(), 0);

    Output(ScanOrder order, XHTMLContentHandler xhtml, Metadata metadata, Path picture) {
      this.order = order;
      this.xhtml = xhtml;
      this.metadata = metadata;
      this.picture = picture;
    }

    void total(int pages) {
      metadata.set(ScanResult.TOTAL, Integer.toString(pages));
    }

    void page(int number, Page page) throws SAXException {
      text = new RecognisedText(List.of(), 0);
      Ending ending = Ending.READ;
      try {
        page.recognise(number);
      } catch (TooLarge e) {
        ending = Ending.TOO_LARGE;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        ending = Ending.FAILED;
      } catch (IOException | RuntimeException e) {
        ending = Ending.FAILED; // told in the metadata, page by page
      }
      metadata.add(ScanResult.KEY, new ScanResult(number, ending, text.confidence()).line());
      xhtml.startElement("div", "class", "page");
      for (String paragraph : text.paragraphs()) {
        xhtml.element("p", paragraph);
      }
      xhtml.endElement("div");
    }

    void recognise(BufferedImage image) throws IOException, InterruptedException {
      ImageIO.write(image, "png", picture.toFile());
      recognise(picture);
    }

    void recognise(Path file) throws IOException, InterruptedException {
      Path table = Files.createTempFile("scan", ".tsv");
      try {
        List<String> command = new ArrayList<>(order.tesseract());
        // One: find out by itself which way up the page is.
        command.addAll(
            List.of(file.toString(), "stdout", "-l", order.languages(), "--psm", "1", "tsv"));
        Process tesseract =
            new ProcessBuilder(command)
                .redirectOutput(table.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        tesseract.getOutputStream().close();
        try {
          if (!tesseract.waitFor(order.secondsPerPage(), TimeUnit.SECONDS)) {
            throw new IOException("Tesseract took too long");
          }
        } finally {
          tesseract.destroyForcibly();
        }
        if (tesseract.exitValue() != 0) {
          throw new IOException("Tesseract ended with " + tesseract.exitValue());
        }
        text = RecognisedText.of(Files.readString(table, StandardCharsets.UTF_8));
      } finally {
        Files.delete(table);
      }
    }
  }
}

package ca.welcomingcommunities.kb.samples;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.Random;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.image.CCITTFactory;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;

/** A PDF of pictures of pages: a little askew, with specks, black and white, no text to copy. */
final class ScanSample {

  private static final int DPI = 200;
  private static final int SPECKS = 500;

  private ScanSample() {}

  static byte[] render(Sample sample) throws IOException {
    Random chance = new Random(20_101_028);
    try (PDDocument printed = Loader.loadPDF(PdfSample.render(sample));
        PDDocument scan = new PDDocument()) {
      PDFRenderer camera = new PDFRenderer(printed);
      for (int number = 0; number < printed.getNumberOfPages(); number++) {
        BufferedImage picture =
            askew(camera.renderImageWithDPI(number, DPI, ImageType.GRAY), chance);
        add(scan, picture);
      }
      PdfSample.describe(scan, sample);
      return PdfSample.bytes(scan);
    }
  }

  private static BufferedImage askew(BufferedImage page, Random chance) {
    BufferedImage gray =
        new BufferedImage(page.getWidth(), page.getHeight(), BufferedImage.TYPE_BYTE_GRAY);
    Graphics2D pen = gray.createGraphics();
    pen.setColor(Color.WHITE);
    pen.fillRect(0, 0, gray.getWidth(), gray.getHeight());
    double angle = Math.toRadians(0.3 + chance.nextDouble() * 0.4);
    pen.rotate(
        chance.nextBoolean() ? angle : -angle, gray.getWidth() / 2.0, gray.getHeight() / 2.0);
    pen.drawImage(page, 0, 0, null);
    pen.dispose();
    BufferedImage bits =
        new BufferedImage(page.getWidth(), page.getHeight(), BufferedImage.TYPE_BYTE_BINARY);
    for (int y = 0; y < bits.getHeight(); y++) {
      for (int x = 0; x < bits.getWidth(); x++) {
        bits.setRGB(x, y, (gray.getRGB(x, y) & 0xff) > 150 ? 0xffffff : 0);
      }
    }
    for (int speck = 0; speck < SPECKS; speck++) {
      bits.setRGB(chance.nextInt(bits.getWidth()), chance.nextInt(bits.getHeight()), 0);
    }
    return bits;
  }

  private static void add(PDDocument scan, BufferedImage picture) throws IOException {
    PDPage page = new PDPage(PDRectangle.LETTER);
    scan.addPage(page);
    PDImageXObject image = CCITTFactory.createFromImage(scan, picture);
    try (PDPageContentStream canvas = new PDPageContentStream(scan, page)) {
      canvas.drawImage(image, 0, 0, PDRectangle.LETTER.getWidth(), PDRectangle.LETTER.getHeight());
    }
  }
}

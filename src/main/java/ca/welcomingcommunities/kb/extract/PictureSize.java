package ca.welcomingcommunities.kb.extract;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Iterator;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/**
 * Runs in the child: how large a picture is, as its first bytes say; nothing of it is decoded.
 *
 * @param width in pixels
 * @param height in pixels
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9649">RFC 9649, WebP</a>
 */
record PictureSize(long width, long height) {
  /** So much of a WebP file says it. */
  private static final int BEGINNING = 30;

  private static final int FOURTEEN_BITS = 0x3FFF;
  private static final int THREE_BYTES = 0xFFFFFF;

  /**
   * Reads it.
   *
   * @throws IOException also where the file does not say it in a way known here
   */
  static PictureSize of(Path file) throws IOException {
    try (ImageInputStream in = ImageIO.createImageInputStream(file.toFile())) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
      if (readers.hasNext()) {
        ImageReader reader = readers.next();
        try {
          reader.setInput(in);
          return new PictureSize(reader.getWidth(0), reader.getHeight(0));
        } finally {
          reader.dispose();
        }
      }
    }
    try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
      byte[] beginning = new byte[(int) Math.min(BEGINNING, in.length())];
      in.readFully(beginning);
      String text = new String(beginning, StandardCharsets.ISO_8859_1);
      if (text.startsWith("RIFF") && text.startsWith("WEBP", 8) && beginning.length == BEGINNING) {
        ByteBuffer bytes = ByteBuffer.wrap(beginning).order(ByteOrder.LITTLE_ENDIAN);
        return webp(text.substring(12, 16), bytes);
      }
      if (text.startsWith("jP  ", 4)) {
        return Jpeg2000.size(in);
      }
      throw new IOException("a picture that does not say its size");
    }
  }

  private static PictureSize webp(String chunk, ByteBuffer bytes) throws IOException {
    return switch (chunk) {
      case "VP8 " ->
          new PictureSize(bytes.getShort(26) & FOURTEEN_BITS, bytes.getShort(28) & FOURTEEN_BITS);
      case "VP8L" -> {
        int both = bytes.getInt(21);
        yield new PictureSize((both & FOURTEEN_BITS) + 1, ((both >>> 14) & FOURTEEN_BITS) + 1);
      }
      case "VP8X" ->
          new PictureSize(
              (bytes.getInt(24) & THREE_BYTES) + 1L, (bytes.getInt(26) >>> 8 & THREE_BYTES) + 1L);
      default -> throw new IOException("WebP of another kind");
    };
  }

  /** So wide as the wider of both and so high as the higher. */
  PictureSize or(PictureSize other) {
    return new PictureSize(Math.max(width, other.width), Math.max(height, other.height));
  }

  /** Whether it has more pixels than so many millions. */
  boolean isAbove(int megapixels) {
    return (double) width * height > megapixels * 1e6; // both may have 32 bits
  }
}

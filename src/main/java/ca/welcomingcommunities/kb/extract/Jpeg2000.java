package ca.welcomingcommunities.kb.extract;

import java.io.IOException;
import java.io.RandomAccessFile;
import org.jspecify.annotations.Nullable;

/**
 * Runs in the child: how large a JPEG 2000 picture is. It says so twice, in its header and in its
 * code stream, and decoders make room for what the code stream says; who wants to be harmless to
 * look at and not to decode says two things.
 *
 * @see <a href="https://www.itu.int/rec/T-REC-T.800">ITU-T T.800, JPEG 2000, annexes A and I</a>
 */
final class Jpeg2000 {
  private static final int HEADER_BOX = 0x6A703268; // jp2h, which has the next one in it
  private static final int IMAGE_HEADER = 0x69686472; // ihdr
  private static final int CODE_STREAM = 0x6A703263; // jp2c

  /** The marker that begins a code stream, and that of its sizes, which has to be the next. */
  private static final int START_AND_SIZES = 0xFF4FFF51;

  /** Real files have about five before their code stream. */
  private static final int MOST_BOXES = 1_000;

  private static final int SHORTEST_BOX = 8;

  private Jpeg2000() {}

  /**
   * The greater of what the header and the code stream say.
   *
   * @throws IOException also where one of them is missing
   */
  static PictureSize size(RandomAccessFile in) throws IOException {
    PictureSize header = null;
    long at = 0;
    for (int i = 0; i < MOST_BOXES; i++) {
      in.seek(at);
      long length = unsigned(in);
      int type = in.readInt();
      if (length == 1) {
        length = in.readLong();
      }
      switch (type) {
        case HEADER_BOX -> length = in.getFilePointer() - at;
        case IMAGE_HEADER -> header = greater(header, imageHeader(in));
        case CODE_STREAM -> {
          if (header == null) {
            throw new IOException("JPEG 2000 without a header");
          }
          return greater(header, codeStream(in));
        }
        default -> {}
      }
      if (length < SHORTEST_BOX) {
        break;
      }
      at += length;
    }
    throw new IOException("JPEG 2000 without a code stream");
  }

  private static PictureSize greater(@Nullable PictureSize one, PictureSize other) {
    return one == null ? other : one.or(other);
  }

  private static PictureSize imageHeader(RandomAccessFile in) throws IOException {
    long height = unsigned(in);
    return new PictureSize(unsigned(in), height);
  }

  private static PictureSize codeStream(RandomAccessFile in) throws IOException {
    if (in.readInt() != START_AND_SIZES) {
      throw new IOException("a code stream that does not begin with its sizes");
    }
    in.readInt(); // the length of the marker, and what a decoder must be able to do
    long right = unsigned(in);
    long bottom = unsigned(in);
    return new PictureSize(right - unsigned(in), bottom - unsigned(in));
  }

  private static long unsigned(RandomAccessFile in) throws IOException {
    return Integer.toUnsignedLong(in.readInt());
  }
}

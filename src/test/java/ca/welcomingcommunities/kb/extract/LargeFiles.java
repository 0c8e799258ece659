package ca.welcomingcommunities.kb.extract;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipArchiveOutputStream;
import org.apache.commons.compress.archivers.zip.ZipMethod;

/** Makes small files that unpack to very large ones, without packing these. */
final class LargeFiles {
  private static final int MEGABYTE = 1 << 20;
  private static final int MEGABYTES = 1_024;

  private LargeFiles() {}

  /** Adds an entry of a gigabyte: some bytes again and again between a beginning and an end. */
  static void addGigabyte(
      ZipArchiveOutputStream zip, String name, String beginning, String again, String end)
      throws IOException {
    byte[] first = beginning.getBytes(StandardCharsets.UTF_8);
    byte[] middle = again.repeat(MEGABYTE / again.length()).getBytes(StandardCharsets.UTF_8);
    byte[] last = end.getBytes(StandardCharsets.UTF_8);
    byte[] packedMiddle = deflated(middle, Deflater.FULL_FLUSH);
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    CRC32 checksum = new CRC32();
    packed.writeBytes(deflated(first, Deflater.FULL_FLUSH));
    checksum.update(first);
    for (int i = 0; i < MEGABYTES; i++) {
      packed.writeBytes(packedMiddle);
      checksum.update(middle);
    }
    packed.writeBytes(deflated(last, Deflater.NO_FLUSH));
    checksum.update(last);
    ZipArchiveEntry entry = new ZipArchiveEntry(name);
    entry.setMethod(ZipMethod.DEFLATED.getCode());
    entry.setCrc(checksum.getValue());
    entry.setSize(first.length + (long) MEGABYTES * middle.length + last.length);
    entry.setCompressedSize(packed.size());
    zip.addRawArchiveEntry(entry, new ByteArrayInputStream(packed.toByteArray()));
  }

  /** Bytes that can stand one after the other: only the last of them, not flushed, ends it all. */
  private static byte[] deflated(byte[] bytes, int flush) {
    byte[] out = new byte[bytes.length + 100];
    try (Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true)) {
      deflater.setInput(bytes);
      if (flush == Deflater.NO_FLUSH) {
        deflater.finish();
      }
      int length = deflater.deflate(out, 0, out.length, flush);
      return Arrays.copyOf(out, length);
    }
  }

  /** A black and white picture without anything on it. */
  static Path png(Path file, int width, int height) throws IOException {
    ByteArrayOutputStream header = new ByteArrayOutputStream();
    DataOutputStream values = new DataOutputStream(header);
    values.writeInt(width);
    values.writeInt(height);
    values.write(new byte[] {1, 0, 0, 0, 0}); // one bit a pixel, grey
    ByteArrayOutputStream rows = new ByteArrayOutputStream();
    try (DeflaterOutputStream packed = new DeflaterOutputStream(rows)) {
      byte[] row = new byte[1 + (width + 7) / 8];
      for (int i = 0; i < height; i++) {
        packed.write(row);
      }
    }
    try (DataOutputStream out = new DataOutputStream(Files.newOutputStream(file))) {
      out.write(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'});
      writeChunk(out, "IHDR", header.toByteArray());
      writeChunk(out, "IDAT", rows.toByteArray());
      writeChunk(out, "IEND", new byte[0]);
    }
    return file;
  }

  private static void writeChunk(DataOutputStream out, String type, byte[] content)
      throws IOException {
    byte[] name = type.getBytes(StandardCharsets.US_ASCII);
    CRC32 checksum = new CRC32();
    checksum.update(name);
    checksum.update(content);
    out.writeInt(content.length);
    out.write(name);
    out.write(content);
    out.writeInt((int) checksum.getValue());
  }
}

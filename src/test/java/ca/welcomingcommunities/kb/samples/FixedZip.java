package ca.welcomingcommunities.kb.samples;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/** Zip archives that are the same on every run: fixed order and fixed times. */
final class FixedZip {

  private static final LocalDateTime TIME = LocalDateTime.of(2020, 1, 1, 0, 0);

  private FixedZip() {}

  /** The archive again, its entries sorted by name and without the hour they were written. */
  static byte[] settle(byte[] zip) throws IOException {
    SequencedMap<String, byte[]> entries = new TreeMap<>();
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        entries.put(entry.getName(), in.readAllBytes());
      }
    }
    return write(entries);
  }

  /**
   * An archive of these entries in this order; one named {@code mimetype} is not compressed, as
   * OpenDocument wants.
   */
  static byte[] write(SequencedMap<String, byte[]> entries) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream out = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        out.putNextEntry(head(entry.getKey(), entry.getValue()));
        out.write(entry.getValue());
        out.closeEntry();
      }
    }
    return bytes.toByteArray();
  }

  private static ZipEntry head(String name, byte[] content) {
    ZipEntry head = new ZipEntry(name);
    head.setTimeLocal(TIME);
    if (name.equals("mimetype")) {
      CRC32 sum = new CRC32();
      sum.update(content);
      head.setMethod(ZipEntry.STORED);
      head.setSize(content.length);
      head.setCrc(sum.getValue());
    }
    return head;
  }
}

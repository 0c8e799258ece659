package ca.welcomingcommunities.kb.catalogue;

import ca.welcomingcommunities.kb.document.ContentHash;
import ca.welcomingcommunities.kb.document.DocumentId;
import ca.welcomingcommunities.kb.document.Page;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What makes a document the same when it comes again, and the letters its id is taken from.
 *
 * @param key unique in the catalogue
 * @param letters the SHA-256 behind it in base 32 (RFC 4648, lower case)
 */
record Origin(String key, String letters) {
  private static final String BASE32 = "abcdefghijklmnopqrstuvwxyz234567";

  /** 80 bits: in a million documents two share an id with a probability of 10^-12. */
  private static final int ID_LETTERS = 16;

  /** A file, by its bytes. */
  static Origin of(ContentHash hash) {
    return new Origin("sha256:" + hash, base32(HexFormat.of().parseHex(hash.value())));
  }

  /** A record, by its id in the repository it comes from, else by its title and text. */
  static Origin of(ImportedRecord imported) {
    String externalId = imported.externalId();
    if (externalId != null) {
      String key = "external:" + externalId;
      return new Origin(key, base32(sha256().digest(key.getBytes(StandardCharsets.UTF_8))));
    }
    MessageDigest digest = sha256();
    digest.update(String.valueOf(imported.submitted().title()).getBytes(StandardCharsets.UTF_8));
    for (Page page : imported.content().pages()) {
      digest.update((byte) 0);
      digest.update(page.text().getBytes(StandardCharsets.UTF_8));
    }
    byte[] hash = digest.digest();
    return new Origin("text:" + HexFormat.of().formatHex(hash), base32(hash));
  }

  /**
   * The id to take when {@code collisions} shorter ones already belong to documents of another
   * origin.
   */
  DocumentId id(int collisions) {
    return new DocumentId(
        letters.substring(0, Math.min(letters.length(), ID_LETTERS + 4 * collisions)));
  }

  static String base32(byte[] bytes) {
    StringBuilder letters = new StringBuilder();
    int bits = 0;
    int held = 0;
    for (byte b : bytes) {
      held = (held << 8) | (b & 0xff);
      bits += 8;
      while (bits >= 5) {
        bits -= 5;
        letters.append(BASE32.charAt((held >> bits) & 31));
      }
      held &= (1 << bits) - 1;
    }
    return letters.toString();
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError("every Java platform has SHA-256", e);
    }
  }
}

package ca.welcomingcommunities.kb.catalogue;

import ca.welcomingcommunities.kb.document.Language;
import ca.welcomingcommunities.kb.document.Page;
import ca.welcomingcommunities.kb.document.Section;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * The pages of a document as they are stored: JSON, and above a small size deflated (RFC 1950). The
 * first byte tells which: JSON begins with {@code [}, a deflated stream never does.
 */
final class PagesBlob {
  /** Below this, compressing saves less than a page of the database file. */
  private static final int DEFLATED_FROM_BYTES = 1_024;

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final TypeReference<List<PageJson>> PAGES = new TypeReference<>() {};

  private PagesBlob() {}

  static byte[] write(List<Page> pages) {
    byte[] json = JSON.writeValueAsBytes(pages.stream().map(PageJson::of).toList());
    return json.length < DEFLATED_FROM_BYTES ? json : deflated(json);
  }

  static List<Page> read(byte[] blob) {
    List<PageJson> pages;
    if (blob[0] == '[') {
      pages = JSON.readValue(blob, PAGES);
    } else {
      try (InputStream in = new InflaterInputStream(new ByteArrayInputStream(blob))) {
        pages = JSON.readValue(in, PAGES);
      } catch (IOException e) {
        throw new IllegalStateException("a stored text is damaged", e);
      }
    }
    return pages.stream().map(PageJson::page).toList();
  }

  private static byte[] deflated(byte[] json) {
    // The fastest level: text shrinks to about a half, and importing must not wait for more.
    Deflater deflater = new Deflater(Deflater.BEST_SPEED);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(json.length / 2);
    try (DeflaterOutputStream out = new DeflaterOutputStream(bytes, deflater)) {
      out.write(json);
    } catch (IOException e) {
      throw new AssertionError("memory does not fail to be written", e);
    } finally {
      deflater.end();
    }
    return bytes.toByteArray();
  }

  // Short names: they are repeated for every page of every document.
  private record PageJson(int n, List<SectionJson> s) {
    static PageJson of(Page page) {
      return new PageJson(page.number(), page.sections().stream().map(SectionJson::of).toList());
    }

    Page page() {
      return new Page(n, s.stream().map(SectionJson::section).toList());
    }
  }

  /**
   * @param h heading
   * @param l its level
   * @param c whether it is continued
   * @param t text
   * @param g language
   * @param y section type
   */
  @JsonInclude(JsonInclude.Include.NON_DEFAULT)
  private record SectionJson(
      @Nullable String h,
      int l,
      boolean c,
      @Nullable String t,
      @Nullable String g,
      @Nullable String y) {
    static SectionJson of(Section section) {
      return new SectionJson(
          section.heading(),
          section.level(),
          section.continued(),
          section.text(),
          section.language().code(),
          section.type());
    }

    Section section() {
      return new Section(
          h == null ? "" : h,
          l,
          c,
          t == null ? "" : t,
          g == null ? Language.OTHER : Language.of(g),
          y);
    }
  }
}

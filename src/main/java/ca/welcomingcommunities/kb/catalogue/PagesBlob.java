package ca.welcomingcommunities.kb.catalogue;

import ca.welcomingcommunities.kb.document.Language;
import ca.welcomingcommunities.kb.document.Page;
import ca.welcomingcommunities.kb.document.Section;
import ca.welcomingcommunities.kb.document.TextRole;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * The pages of a document as they are stored: JSON, above a small size deflated (RFC 1950), and of
 * a long text in groups, each deflated by itself, so that one page can be read without the others.
 * The first byte tells which: JSON begins with {@code [}, groups with {@code G}, a deflated stream
 * with neither.
 *
 * <p>Groups: {@code G}, the number of groups, then of each the number of its first page, of its
 * last and the length of its bytes, then the bytes of all; numbers have four bytes, the highest
 * first.
 */
final class PagesBlob {
  /** Below this, compressing saves less than a page of the database file. */
  private static final int DEFLATED_FROM_BYTES = 1_024;

  /** So much text is read for one page, in a millisecond or two. */
  private static final int GROUP_CHARACTERS = 100_000;

  private static final byte GROUPS = 'G';

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final TypeReference<List<PageJson>> PAGES = new TypeReference<>() {};

  private PagesBlob() {}

  /** Some pages that are compressed together; {@code at} is where their bytes begin. */
  private record Group(int first, int last, int at, int length) {}

  static byte[] write(List<Page> pages) {
    List<List<Page>> groups = grouped(pages);
    if (groups.size() > 1) {
      return write(groups, groups.stream().map(PagesBlob::json).map(PagesBlob::deflated).toList());
    }
    byte[] json = json(pages);
    return json.length < DEFLATED_FROM_BYTES ? json : deflated(json);
  }

  private static List<List<Page>> grouped(List<Page> pages) {
    List<List<Page>> groups = new ArrayList<>();
    int characters = GROUP_CHARACTERS;
    for (Page page : pages) {
      if (characters >= GROUP_CHARACTERS) {
        groups.add(new ArrayList<>());
        characters = 0;
      }
      groups.getLast().add(page);
      characters += page.sections().stream().mapToInt(section -> section.text().length()).sum();
    }
    return groups;
  }

  private static byte[] write(List<List<Page>> groups, List<byte[]> deflated) {
    int size = deflated.stream().mapToInt(bytes -> bytes.length).sum();
    ByteBuffer blob = ByteBuffer.allocate(1 + Integer.BYTES * (1 + 3 * groups.size()) + size);
    blob.put(GROUPS).putInt(groups.size());
    for (int at = 0; at < groups.size(); at++) {
      List<Page> group = groups.get(at);
      blob.putInt(group.getFirst().number()).putInt(group.getLast().number());
      blob.putInt(deflated.get(at).length);
    }
    deflated.forEach(blob::put);
    return blob.array();
  }

  static List<Page> read(byte[] blob) {
    return groups(blob).stream().flatMap(group -> read(blob, group).stream()).toList();
  }

  /**
   * The page of that number, or where there is none the last before it, or else the first; null of
   * a text without pages.
   */
  static @Nullable TextPage page(byte[] blob, int number) {
    List<Group> groups = groups(blob);
    int in = last(groups.size(), at -> groups.get(at).first() <= number);
    List<Page> pages = read(blob, groups.get(in));
    if (pages.isEmpty()) {
      return null;
    }
    int at = last(pages.size(), place -> pages.get(place).number() <= number);
    boolean firstHere = at == 0;
    boolean lastHere = at == pages.size() - 1;
    Integer before = in == 0 ? null : groups.get(in - 1).last();
    Integer after = in == groups.size() - 1 ? null : groups.get(in + 1).first();
    return new TextPage(
        pages.get(at),
        firstHere ? before : Integer.valueOf(pages.get(at - 1).number()),
        lastHere ? after : Integer.valueOf(pages.get(at + 1).number()),
        groups.size() == 1 ? pages.getLast().number() : groups.getLast().last());
  }

  /** The last place that fits, of places that fit before those that do not; 0 if none does. */
  private static int last(int size, IntPredicate fits) {
    int at = 0;
    while (at + 1 < size && fits.test(at + 1)) {
      at++;
    }
    return at;
  }

  /** Where the pages are; one group with numbers that say nothing if they are all together. */
  private static List<Group> groups(byte[] blob) {
    if (blob[0] != GROUPS) {
      return List.of(new Group(1, 1, 0, blob.length));
    }
    ByteBuffer header = ByteBuffer.wrap(blob, 1, blob.length - 1);
    int count = header.getInt();
    int at = 1 + Integer.BYTES * (1 + 3 * count);
    List<Group> groups = new ArrayList<>(count);
    for (int group = 0; group < count; group++) {
      groups.add(new Group(header.getInt(), header.getInt(), at, header.getInt()));
      at += groups.getLast().length();
    }
    return groups;
  }

  private static List<Page> read(byte[] blob, Group group) {
    InputStream bytes = new ByteArrayInputStream(blob, group.at(), group.length());
    try (InputStream in = blob[group.at()] == '[' ? bytes : new InflaterInputStream(bytes)) {
      return JSON.readValue(in, PAGES).stream().map(PageJson::page).toList();
    } catch (IOException | JacksonException e) {
      throw new IllegalStateException("a stored text is damaged", e);
    }
  }

  private static byte[] json(List<Page> pages) {
    return JSON.writeValueAsBytes(pages.stream().map(PageJson::of).toList());
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
   * @param r role; null for the body, as in all texts stored before there were others
   */
  @JsonInclude(JsonInclude.Include.NON_DEFAULT)
  private record SectionJson(
      @Nullable String h,
      int l,
      boolean c,
      @Nullable String t,
      @Nullable String g,
      @Nullable String y,
      @Nullable String r) {
    static SectionJson of(Section section) {
      return new SectionJson(
          section.heading(),
          section.level(),
          section.continued(),
          section.text(),
          section.language().code(),
          section.type(),
          section.isBody() ? null : section.role().id());
    }

    Section section() {
      return new Section(
          h == null ? "" : h,
          l,
          c,
          t == null ? "" : t,
          g == null ? Language.OTHER : Language.of(g),
          y,
          r == null ? TextRole.BODY : TextRole.of(r).orElse(TextRole.BODY));
    }
  }
}

package ca.welcomingcommunities.kb.catalogue;

import ca.welcomingcommunities.kb.archive.Archive;
import ca.welcomingcommunities.kb.archive.Received;
import ca.welcomingcommunities.kb.document.Accessibility;
import ca.welcomingcommunities.kb.document.AssignedBy;
import ca.welcomingcommunities.kb.document.ContentHash;
import ca.welcomingcommunities.kb.document.Evidence;
import ca.welcomingcommunities.kb.document.Facet;
import ca.welcomingcommunities.kb.document.Kind;
import ca.welcomingcommunities.kb.document.Label;
import ca.welcomingcommunities.kb.document.Language;
import ca.welcomingcommunities.kb.document.Page;
import ca.welcomingcommunities.kb.document.PageUnit;
import ca.welcomingcommunities.kb.document.Section;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Uploads, contents and records as tests need them. */
public final class Samples {
  private Samples() {}

  static Upload upload(int n) {
    return new Upload(hash(n), "plan-" + n + ".pdf", 100 + n, Layer.EMPTY, List.of());
  }

  static ContentHash hash(int n) {
    return new ContentHash(String.format("%08x", n).repeat(8));
  }

  static Layer titled(String title) {
    return new Layer(title, null, null, null, List.of(), null, Set.of());
  }

  static Content content(String title, String... texts) {
    return new Content(
        "application/pdf",
        new Accessibility(true, false, null, true),
        new Layer(title, null, Language.EN, 2011, List.of(), null, Set.of()),
        List.of(rule(Facet.CLUSTER, "health-wellbeing")),
        pages(texts),
        texts.length,
        PageUnit.PAGE,
        Set.of());
  }

  static List<Page> pages(String... texts) {
    List<Page> pages = new ArrayList<>();
    for (String text : texts) {
      Section section = Section.of("Part " + pages.size(), 1, false, text);
      pages.add(new Page(pages.size() + 1, List.of(section.identified(Language.EN, "challenges"))));
    }
    return pages;
  }

  static Label rule(Facet facet, String value) {
    return new Label(facet, value, AssignedBy.RULE, 0.7, new Evidence("said so", 1));
  }

  public static ImportedRecord imported(@Nullable String externalId, String title, String text) {
    Content content =
        new Content(
            null,
            Accessibility.UNKNOWN,
            new Layer(null, null, Language.EN, null, List.of(), null, Set.of()),
            List.of(rule(Facet.REGION, "on-eastern")),
            pages(text),
            1,
            PageUnit.SECTION,
            Set.of());
    return new ImportedRecord(
        Kind.DOCUMENT,
        externalId,
        titled(title),
        List.of(Label.given(Facet.CLUSTER, "health-wellbeing", AssignedBy.SUBMITTER)),
        content,
        null);
  }

  /** Keeps a file of these words in a data folder, and a record of it that waits to be read. */
  public static ContentHash kept(Catalogue catalogue, Path data, String content)
      throws IOException {
    Archive archive = Archive.open(data);
    byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
    try (Received.Incoming incoming =
        (Received.Incoming) archive.receive(new ByteArrayInputStream(bytes), 100)) {
      archive.keep(incoming);
      catalogue
          .documents()
          .register(
              new Upload(incoming.hash(), content + ".txt", bytes.length, Layer.EMPTY, List.of()));
      return incoming.hash();
    }
  }
}

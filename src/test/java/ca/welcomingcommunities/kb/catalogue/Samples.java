package ca.welcomingcommunities.kb.catalogue;

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
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Uploads, contents and records as the tests of this package need them. */
final class Samples {
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

  static ImportedRecord imported(@Nullable String externalId, String title, String text) {
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
}

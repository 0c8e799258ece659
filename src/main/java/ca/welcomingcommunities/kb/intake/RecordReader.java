package ca.welcomingcommunities.kb.intake;

import ca.welcomingcommunities.kb.catalogue.Layer;
import ca.welcomingcommunities.kb.document.AssignedBy;
import ca.welcomingcommunities.kb.document.Facet;
import ca.welcomingcommunities.kb.document.Kind;
import ca.welcomingcommunities.kb.document.Label;
import ca.welcomingcommunities.kb.document.Page;
import ca.welcomingcommunities.kb.document.PageUnit;
import ca.welcomingcommunities.kb.document.Section;
import ca.welcomingcommunities.kb.vocabulary.Bilingual;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads one line of an import. The fields are those of the HTTP contract. */
final class RecordReader {
  private static final int MAX_DEPTH = 50;
  private static final int MAX_EXTERNAL_ID = 512;
  private static final int MAX_IGNORED = 100;
  private static final int LAST_PAGE = 1_000_000;

  /** The facets a record can give as labels. */
  private static final List<Facet> FACETS =
      List.of(
          Facet.TYPE,
          Facet.CLUSTER,
          Facet.DOMAIN,
          Facet.THEME,
          Facet.REGION,
          Facet.LIP,
          Facet.LIP_TYPE,
          Facet.AUDIENCE,
          Facet.SECTION,
          Facet.CHARACTERISTIC,
          Facet.PARTNER);

  private static final Set<String> OTHER_FIELDS =
      Set.of(
          "externalId",
          "title",
          "text",
          "pages",
          "language",
          "year",
          "authors",
          "sourceUrl",
          "addedAt",
          "kind",
          "description");

  private final Slugs slugs;
  private final JsonMapper json;
  private final Set<String> ignored = new TreeSet<>();

  RecordReader(Slugs slugs, int maxLineBytes) {
    this.slugs = slugs;
    this.json =
        JsonMapper.builder(
                JsonFactory.builder()
                    .streamReadConstraints(
                        StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .maxStringLength(maxLineBytes)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
  }

  /** A line as a record, or what is wrong with it. */
  sealed interface Outcome {
    /**
     * A record, without what is found in its text.
     *
     * @param sectionType of all its sections, where it gives one
     */
    record Good(
        Kind kind,
        @Nullable String externalId,
        Layer says,
        List<Label> labels,
        List<Page> pages,
        PageUnit unit,
        @Nullable String sectionType,
        @Nullable Instant addedAt)
        implements Outcome {}

    record Bad(Bilingual problem) implements Outcome {}
  }

  Outcome read(String line) {
    JsonNode node;
    try {
      node = json.readTree(line);
    } catch (JacksonException e) {
      return new Outcome.Bad(notJson(e.getLocation()));
    }
    if (!node.isObject()) {
      return new Outcome.Bad(Objection.NO_OBJECT.say());
    }
    noteIgnored(node);
    RecordFields fields = new RecordFields(node);
    Outcome.Good good = record(fields, paged(node.get("pages")));
    boolean says = !good.pages().isEmpty() || good.says().title() != null;
    if (!says && fields.problems().isEmpty()) {
      fields.problem("title", Objection.NEITHER_TITLE_NOR_TEXT);
    }
    return fields.problems().isEmpty()
        ? good
        : new Outcome.Bad(Objection.joined(fields.problems()));
  }

  private static Bilingual notJson(@Nullable TokenStreamLocation location) {
    return location == null
        ? Objection.NOT_JSON.say()
        : Objection.NOT_JSON_AT.say(location.getColumnNr());
  }

  // Exporters write a null or an empty array for a text that has no pages. Whatever else is not an
  // array is a problem of the field.
  private static boolean paged(@Nullable JsonNode pages) {
    return pages != null && !pages.isNull() && !(pages.isArray() && pages.isEmpty());
  }

  /** Names of fields that were read and mean nothing here. */
  Set<String> ignored() {
    return ignored;
  }

  private void noteIgnored(JsonNode node) {
    for (String name : node.propertyNames()) {
      boolean known =
          OTHER_FIELDS.contains(name) || Facet.of(name).filter(FACETS::contains).isPresent();
      if (!known && ignored.size() < MAX_IGNORED) {
        ignored.add(name.length() > MAX_IGNORED ? name.substring(0, MAX_IGNORED) : name);
      }
    }
  }

  private Outcome.Good record(RecordFields fields, boolean paged) {
    List<Label> labels = labels(fields);
    List<Page> pages = paged ? pages(fields) : page(fields.text("text"));
    return new Outcome.Good(
        kind(fields),
        fields.id("externalId", MAX_EXTERNAL_ID),
        says(fields),
        labels,
        pages,
        paged ? PageUnit.PAGE : PageUnit.SECTION,
        labels.stream()
            .filter(label -> label.facet() == Facet.SECTION)
            .map(Label::value)
            .findFirst()
            .orElse(null),
        fields.instant("addedAt"));
  }

  private static Layer says(RecordFields fields) {
    return new Layer(
        fields.text("title"),
        fields.text("description"),
        fields.language("language"),
        fields.year("year"),
        fields.texts("authors"),
        fields.address("sourceUrl"),
        Set.of());
  }

  private static Kind kind(RecordFields fields) {
    String written = fields.text("kind");
    if (written == null) {
      return Kind.DOCUMENT;
    }
    for (Kind kind : Kind.values()) {
      if (kind.id().equals(written.strip())) {
        return kind;
      }
    }
    fields.problem("kind", Objection.KIND);
    return Kind.DOCUMENT;
  }

  private List<Label> labels(RecordFields fields) {
    List<Label> labels = new ArrayList<>();
    for (Facet facet : FACETS) {
      for (String slug : fields.slugs(facet, slugs)) {
        labels.add(Label.given(facet, slug, AssignedBy.SUBMITTER));
      }
    }
    return labels;
  }

  private static List<Page> page(@Nullable String text) {
    return text == null
        ? List.of()
        : List.of(new Page(1, List.of(Section.of("", 0, false, text.strip()))));
  }

  private static List<Page> pages(RecordFields fields) {
    Map<Integer, List<Section>> sections = new TreeMap<>();
    int last = 0;
    for (RecordFields each : fields.objects("pages")) {
      Integer number = each.number("page", LAST_PAGE);
      String heading = each.text("heading");
      String text = each.text("text");
      last = number == null ? last + 1 : number;
      String title = heading == null ? "" : heading.strip();
      sections
          .computeIfAbsent(last, page -> new ArrayList<>())
          .add(Section.of(title, title.isEmpty() ? 0 : 1, false, text == null ? "" : text.strip()));
    }
    List<Page> pages = new ArrayList<>();
    sections.forEach((number, all) -> pages.add(new Page(number, all)));
    return pages;
  }
}

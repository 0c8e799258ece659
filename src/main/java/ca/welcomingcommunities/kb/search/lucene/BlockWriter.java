package ca.welcomingcommunities.kb.search.lucene;

import ca.welcomingcommunities.kb.document.AssignedBy;
import ca.welcomingcommunities.kb.document.Facet;
import ca.welcomingcommunities.kb.document.Label;
import ca.welcomingcommunities.kb.document.Language;
import ca.welcomingcommunities.kb.document.Page;
import ca.welcomingcommunities.kb.document.Section;
import ca.welcomingcommunities.kb.search.IndexedDocument;
import ca.welcomingcommunities.kb.vocabulary.Vocabulary;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.IntField;
import org.apache.lucene.document.LongField;
import org.apache.lucene.document.SortedDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.facet.FacetsConfig;
import org.apache.lucene.facet.sortedset.SortedSetDocValuesFacetField;
import org.apache.lucene.index.Term;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/** Turns a document into the block of Lucene documents that stands for it. */
final class BlockWriter {
  private static final int LONGEST_TITLE_ORDER = 256;
  private static final Pattern SPACES = Pattern.compile("\\s+");

  private final Vocabulary vocabulary;
  private final IndexSettings settings;
  private final FacetsConfig facets;

  BlockWriter(Vocabulary vocabulary, IndexSettings settings, FacetsConfig facets) {
    this.vocabulary = vocabulary;
    this.settings = settings;
    this.facets = facets;
  }

  /** What finds a document's whole block. */
  static Term handle(String id) {
    return new Term(Fields.ID, id);
  }

  /** The passages, then the document. */
  List<Document> block(IndexedDocument indexed) throws IOException {
    List<Document> block = new ArrayList<>();
    String id = indexed.document().id().value();
    PassageCutter cutter = new PassageCutter(indexed.document().description().language());
    List<ShownPassage> passages = cutter.cut(indexed.pages());
    @Nullable Set<String> given = givenSections(indexed.document());
    for (ShownPassage passage : passages) {
      block.add(passage(id, passage, given));
    }
    block.add(document(indexed, passages, cutter));
    return block;
  }

  private static Document passage(String id, ShownPassage passage, @Nullable Set<String> given)
      throws IOException {
    Document fields = new Document();
    fields.add(new StringField(Fields.ID, id, Field.Store.NO));
    fields.add(new StringField(Fields.LEVEL, Fields.PASSAGE, Field.Store.NO));
    if (passage.body()) {
      BodyFields.types(passage.section(), given)
          .forEach(type -> fields.add(new StringField(Fields.SECTION, type, Field.Store.NO)));
    }
    String field = passage.body() ? Fields.PASSAGE_TEXT : Fields.FURNITURE;
    BodyFields.addText(fields, field, passage.language(), passage.heading());
    BodyFields.addText(fields, field, passage.language(), passage.text());
    fields.add(new BinaryDocValuesField(Fields.SHOWN, passage.bytes()));
    return fields;
  }

  private Document document(
      IndexedDocument indexed, List<ShownPassage> passages, PassageCutter cutter)
      throws IOException {
    ca.welcomingcommunities.kb.document.Document document = indexed.document();
    Map<Facet, List<String>> values = values(indexed);
    Document fields = new Document();
    fields.add(new StringField(Fields.ID, document.id().value(), Field.Store.NO));
    fields.add(new StringField(Fields.LEVEL, Fields.DOCUMENT, Field.Store.NO));
    addTitle(fields, indexed);
    addNames(fields, document, values.getOrDefault(Facet.LIP, List.of()));
    new BodyFields(fields, cutter, givenSections(document)).add(indexed.pages());
    // Each line once and as written: found by those who know it, and weighing next to nothing.
    passages.stream()
        .filter(passage -> !passage.body())
        .forEach(
            passage -> BodyFields.addText(fields, Fields.TEXT, Language.OTHER, passage.text()));
    addOrder(fields, document);
    values.forEach((facet, own) -> addFacet(fields, facet, own));
    fields.add(new BinaryDocValuesField(Fields.SHOWN, ShownDocument.of(document, values).bytes()));
    return facets.build(fields);
  }

  private void addTitle(Document fields, IndexedDocument indexed) {
    Language language = indexed.document().description().language();
    String title = indexed.document().description().title();
    BodyFields.addText(fields, Fields.TITLE, language, title);
    for (int i = 0; i < settings.titleWeight() && !isCutFromText(title, indexed.pages()); i++) {
      BodyFields.addText(fields, Fields.TEXT, language, title);
    }
  }

  /** A title that is only the text's first words says no more than those words. */
  private static boolean isCutFromText(String title, List<Page> pages) {
    if (pages.isEmpty() || pages.getFirst().body().isEmpty()) {
      return false;
    }
    String cut = title.endsWith("…") ? title.substring(0, title.length() - 1).strip() : title;
    String text = pages.getFirst().body().getFirst().text();
    String start = text.substring(0, Math.min(text.length(), 2 * cut.length() + 1)).strip();
    String oneSpace = SPACES.matcher(start).replaceAll(" ");
    return oneSpace.length() > cut.length() && oneSpace.startsWith(cut) && !endsLine(text, cut);
  }

  /** Whether the text's first line is no longer than these words. */
  private static boolean endsLine(String text, String words) {
    int line = text.stripLeading().indexOf('\n');
    return line >= 0 && line <= words.length() + 1;
  }

  private void addNames(
      Document fields,
      ca.welcomingcommunities.kb.document.Document document,
      Collection<String> lips) {
    Language language = document.description().language();
    for (String author : document.description().authors()) {
      BodyFields.addText(fields, Fields.AUTHOR, Language.OTHER, author);
      BodyFields.addText(fields, Fields.TEXT, Language.OTHER, author);
    }
    String summary = document.description().summary();
    if (summary != null) {
      BodyFields.addText(fields, Fields.TEXT, language, summary);
    }
    for (String lip : lips) {
      BodyFields.addText(fields, Fields.LIP, Language.OTHER, lip);
      for (Language labels : List.of(Language.EN, Language.FR)) {
        String label = vocabulary.label(Facet.LIP, lip, labels);
        BodyFields.addText(fields, Fields.LIP, labels, label);
        for (int i = 0; i < settings.titleWeight(); i++) {
          BodyFields.addText(fields, Fields.TEXT, labels, label);
        }
      }
    }
  }

  private static void addOrder(
      Document fields, ca.welcomingcommunities.kb.document.Document document) {
    Integer year = document.description().year();
    if (year != null) {
      fields.add(new IntField(Fields.YEAR, year, Field.Store.NO));
    }
    fields.add(new LongField(Fields.ADDED, document.addedAt().toEpochMilli(), Field.Store.NO));
    List<String> words =
        Analysis.tokens(document.description().title(), Form.EXACT).stream()
            .filter(token -> !token.is(WordTokenizer.JOINED | WordTokenizer.POSSESSIVE))
            .map(Analysis.Token::term)
            .toList();
    String key = String.join(" ", words);
    String order = key.substring(0, Math.min(key.length(), LONGEST_TITLE_ORDER));
    fields.add(new SortedDocValuesField(Fields.TITLE_ORDER, new BytesRef(order)));
    TitleStarts.of(words)
        .forEach(start -> fields.add(new StringField(Fields.TITLE_STARTS, start, Field.Store.NO)));
  }

  /** Each value with those above it, so that choosing or counting a parent finds its children. */
  private void addFacet(Document fields, Facet facet, List<String> own) {
    Set<String> all = new LinkedHashSet<>(own);
    own.forEach(value -> all.addAll(vocabulary.ancestors(facet, value)));
    all.forEach(value -> fields.add(new SortedSetDocValuesFacetField(facet.id(), value)));
  }

  /** The labels, and what the document says of itself without a label. */
  private static Map<Facet, List<String>> values(IndexedDocument indexed) {
    Map<Facet, Set<String>> values = new EnumMap<>(Facet.class);
    ca.welcomingcommunities.kb.document.Document document = indexed.document();
    document.labels().forEach(label -> of(values, label.facet()).add(label.value()));
    values.put(Facet.KIND, Set.of(document.kind().id()));
    of(values, Facet.LANGUAGE);
    if (of(values, Facet.LANGUAGE).isEmpty()) {
      of(values, Facet.LANGUAGE).add(document.description().language().code());
    }
    if (givenSections(document) == null) {
      indexed.pages().stream()
          .flatMap(page -> page.sections().stream())
          .map(Section::type)
          .filter(Objects::nonNull)
          .forEach(type -> of(values, Facet.SECTION).add(type));
    }
    Map<Facet, List<String>> lists = new EnumMap<>(Facet.class);
    values.forEach((facet, set) -> {
      List<String> known = set.stream().filter(value -> !value.isEmpty()).toList();
      if (!known.isEmpty()) {
        lists.put(facet, known);
      }
    });
    return lists;
  }

  /**
   * What a person said of the sections, which counts instead of what was recognised in the text;
   * null where nobody said anything.
   */
  private static @Nullable Set<String> givenSections(
      ca.welcomingcommunities.kb.document.Document document) {
    List<String> given =
        document.labels().stream()
            .filter(label -> label.facet() == Facet.SECTION)
            .filter(label -> label.assignedBy() != AssignedBy.RULE)
            .map(Label::value)
            .toList();
    return given.isEmpty()
        ? null
        : given.stream().filter(value -> !value.isEmpty()).collect(Collectors.toUnmodifiableSet());
  }

  private static Set<String> of(Map<Facet, Set<String>> values, Facet facet) {
    return values.computeIfAbsent(facet, _ -> new LinkedHashSet<>());
  }
}

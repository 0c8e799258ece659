package ca.welcomingcommunities.kb.search.lucene;

import ca.welcomingcommunities.kb.document.AssignedBy;
import ca.welcomingcommunities.kb.document.Description;
import ca.welcomingcommunities.kb.document.Document;
import ca.welcomingcommunities.kb.document.DocumentId;
import ca.welcomingcommunities.kb.document.Facet;
import ca.welcomingcommunities.kb.document.Kind;
import ca.welcomingcommunities.kb.document.Label;
import ca.welcomingcommunities.kb.document.Language;
import ca.welcomingcommunities.kb.document.Page;
import ca.welcomingcommunities.kb.document.PageCount;
import ca.welcomingcommunities.kb.document.PageUnit;
import ca.welcomingcommunities.kb.document.Section;
import ca.welcomingcommunities.kb.search.Hit;
import ca.welcomingcommunities.kb.search.IndexedDocument;
import ca.welcomingcommunities.kb.search.Query;
import ca.welcomingcommunities.kb.search.Results;
import ca.welcomingcommunities.kb.search.Sort;
import ca.welcomingcommunities.kb.search.YearRange;
import ca.welcomingcommunities.kb.vocabulary.Vocabulary;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An index in a folder, filled by a test. */
final class Library implements AutoCloseable {
  static final Vocabulary VOCABULARY = Vocabulary.load();

  final LuceneIndex index;

  private Library(LuceneIndex index) {
    this.index = index;
  }

  static Library in(Path folder) throws IOException {
    return new Library(
        LuceneIndex.open(folder, VOCABULARY, IndexSettings.defaults(), Clock.systemUTC()));
  }

  /** Puts documents and makes them visible. */
  Library with(Draft... drafts) throws IOException {
    List<IndexedDocument> documents = new ArrayList<>();
    for (Draft draft : drafts) {
      documents.add(draft.done());
    }
    index.put(documents);
    index.refresh();
    return this;
  }

  /** The ids found for a text, best first. */
  List<String> find(String text) throws IOException {
    return ids(index.search(Query.of(text)));
  }

  Results search(String text, Map<Facet, Set<String>> filters) throws IOException {
    return index.search(query(text, filters, YearRange.ALL, Sort.RELEVANCE));
  }

  static Query query(String text, Map<Facet, Set<String>> filters, YearRange years, Sort sort) {
    return new Query(text, filters, years, sort, 1, 100, EnumSet.allOf(Facet.class));
  }

  static List<String> ids(Results results) {
    return results.hits().stream().map(Hit::id).map(DocumentId::value).toList();
  }

  @Override
  public void close() throws IOException {
    index.close();
  }

  /** A document in the making. */
  static final class Draft {
    private final String id;
    private final Language language;
    private String title;
    private @Nullable Integer year;
    private final List<String> authors = new ArrayList<>();
    private final List<Page> pages = new ArrayList<>();
    private final List<Label> labels = new ArrayList<>();
    private Instant addedAt = Instant.parse("2026-01-01T00:00:00Z");

    private Draft(String id, Language language) {
      this.id = id;
      this.language = language;
      this.title = id;
    }

    static Draft english(String id, String text) {
      return new Draft(id, Language.EN).page(Section.of("", 0, false, text));
    }

    static Draft french(String id, String text) {
      return new Draft(id, Language.FR).page(Section.of("", 0, false, text));
    }

    static Draft blank(String id, Language language) {
      return new Draft(id, language);
    }

    Draft titled(String newTitle) {
      this.title = newTitle;
      return this;
    }

    Draft of(int newYear) {
      this.year = newYear;
      return this;
    }

    Draft by(String author) {
      authors.add(author);
      return this;
    }

    Draft added(Instant when) {
      this.addedAt = when;
      return this;
    }

    /**
     * The next page, its sections identified in the document's language unless they already are.
     */
    Draft page(Section... sections) {
      List<Section> identified = new ArrayList<>();
      for (Section section : sections) {
        identified.add(
            section.language() == Language.OTHER
                ? section.identified(language, section.type())
                : section);
      }
      pages.add(new Page(pages.size() + 1, identified));
      return this;
    }

    Draft labelled(Facet facet, String... values) {
      for (String value : values) {
        labels.add(Label.given(facet, value, AssignedBy.SUBMITTER));
      }
      return this;
    }

    IndexedDocument done() {
      return new IndexedDocument(
          new Document(
              new DocumentId(id),
              Kind.DOCUMENT,
              null,
              new Description(title, null, language, year, authors, null),
              null,
              new PageCount(pages.size(), pages.size(), PageUnit.PAGE),
              labels,
              addedAt,
              addedAt),
          pages);
    }
  }
}

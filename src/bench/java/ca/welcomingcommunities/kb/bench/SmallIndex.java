package ca.welcomingcommunities.kb.bench;

import ca.welcomingcommunities.kb.document.AssignedBy;
import ca.welcomingcommunities.kb.document.Description;
import ca.welcomingcommunities.kb.document.Document;
import ca.welcomingcommunities.kb.document.DocumentId;
import ca.welcomingcommunities.kb.document.Facet;
import ca.welcomingcommunities.kb.document.Kind;
import ca.welcomingcommunities.kb.document.Label;
import ca.welcomingcommunities.kb.document.Page;
import ca.welcomingcommunities.kb.document.PageCount;
import ca.welcomingcommunities.kb.document.PageUnit;
import ca.welcomingcommunities.kb.document.Section;
import ca.welcomingcommunities.kb.search.IndexedDocument;
import ca.welcomingcommunities.kb.search.Query;
import ca.welcomingcommunities.kb.search.Results;
import ca.welcomingcommunities.kb.search.Sort;
import ca.welcomingcommunities.kb.search.YearRange;
import ca.welcomingcommunities.kb.search.lucene.IndexSettings;
import ca.welcomingcommunities.kb.search.lucene.LuceneIndex;
import ca.welcomingcommunities.kb.vocabulary.Vocabulary;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Our index in this process, filled with a corpus, and questions for it: for single parts. */
public final class SmallIndex implements AutoCloseable {
  private static final int SIZE = 20_000;
  private static final int BATCH = 500;
  private static final int QUESTIONS = 64;
  private static final long SEED = 42;

  private final Vocabulary vocabulary = Vocabulary.load();
  private final Corpus corpus = new Corpus(vocabulary, SEED, SIZE);
  private final LuceneIndex index;
  private final List<Question> questions;
  private int next;

  /** Fills an index in a temporary folder. */
  public SmallIndex() {
    try {
      index =
          LuceneIndex.open(
              Files.createTempDirectory("bench-index"),
              vocabulary,
              IndexSettings.defaults(),
              Clock.systemUTC());
      fill(index, corpus);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    questions = new Questions(corpus).of(Scenario.HIGHLIGHT, QUESTIONS);
  }

  private static void fill(LuceneIndex index, Corpus corpus) throws IOException {
    List<IndexedDocument> batch = new ArrayList<>();
    for (int i = 0; i < SIZE; i++) {
      batch.add(document(corpus.entry(i)));
      if (batch.size() == BATCH || i == SIZE - 1) {
        index.put(batch);
        batch.clear();
      }
    }
    index.refresh();
  }

  private static IndexedDocument document(Entry entry) {
    List<Label> labels = new ArrayList<>();
    for (Entry.Values one : entry.values()) {
      Facet facet = Facet.of(one.facet()).orElseThrow();
      one.values().forEach(value -> labels.add(Label.given(facet, value, AssignedBy.SUBMITTER)));
    }
    Section text = Section.of("", 0, false, entry.text()).identified(entry.language(), null);
    return new IndexedDocument(
        new Document(
            new DocumentId(entry.id()),
            Kind.DOCUMENT,
            null,
            new Description(entry.title(), null, entry.language(), entry.year(), List.of(), null),
            null,
            new PageCount(1, 1, PageUnit.PAGE),
            labels,
            Instant.EPOCH,
            Instant.EPOCH),
        List.of(new Page(1, List.of(text))));
  }

  /** What the index answers. */
  public Results search(Query query) {
    try {
      return index.search(query);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public LuceneIndex index() {
    return index;
  }

  public Vocabulary vocabulary() {
    return vocabulary;
  }

  /** A text of the corpus. */
  public String text() {
    return corpus.entry(0).text();
  }

  /** The words of the next question; after the last comes the first. */
  public String words() {
    next = (next + 1) % questions.size();
    return questions.get(next).text();
  }

  /** A query for words, with the counts of the facets that documents have or of none. */
  public static Query query(String words, boolean counted) {
    Set<Facet> facets = EnumSet.noneOf(Facet.class);
    if (counted) {
      facets.addAll(Corpus.FACETS);
    }
    return new Query(
        words, Map.of(), YearRange.ALL, Sort.RELEVANCE, 1, Scenario.HITS, facets, true);
  }

  @Override
  public void close() throws IOException {
    index.close();
  }
}

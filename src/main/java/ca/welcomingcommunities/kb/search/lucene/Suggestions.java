package ca.welcomingcommunities.kb.search.lucene;

import ca.welcomingcommunities.kb.document.Facet;
import ca.welcomingcommunities.kb.document.Language;
import ca.welcomingcommunities.kb.search.MarkedText;
import ca.welcomingcommunities.kb.search.Suggestion;
import ca.welcomingcommunities.kb.vocabulary.Term;
import ca.welcomingcommunities.kb.vocabulary.Vocabulary;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.PrefixQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;

/**
 * Completes what is being typed with labels of the vocabulary and titles of documents. All words
 * but the last must stand in a suggestion, and one of its words must begin with the last; accents
 * and order do not matter.
 */
final class Suggestions {
  /** More would only be read in vain: a label is a few words. */
  private static final int MAX_WORDS = 8;

  private static final Set<Facet> FACETS =
      EnumSet.complementOf(EnumSet.of(Facet.KIND, Facet.LANGUAGE, Facet.SECTION, Facet.TYPE));

  /** How many of the suggestions are searches of others. */
  private static final int MAX_QUERIES = 3;

  private final List<Label> labels = new ArrayList<>();
  private final SegmentCounts counts = new SegmentCounts();
  private volatile KnownCounts lastCounts = new KnownCounts(-1, new ConcurrentHashMap<>());
  private volatile AnalysedList analysed = new AnalysedList(List.of(), List.of());
  private final IndexSettings settings;

  Suggestions(Vocabulary vocabulary, IndexSettings settings) {
    this.settings = settings;
    for (Facet facet : FACETS) {
      for (Term term : vocabulary.terms(facet)) {
        for (Language language : List.of(Language.EN, Language.FR)) {
          String text = vocabulary.label(facet, term.id(), language);
          labels.add(new Label(facet, term.id(), language, text, tokens(text)));
        }
      }
    }
  }

  /**
   * @param byText of labels and popular searches, which are a few thousand
   */
  private record KnownCounts(long generation, Map<String, Long> byText) {}

  private record Popular(String text, List<Analysis.Token> tokens) {}

  /**
   * @param of the list that was analysed; comparing a list with itself costs nothing
   */
  private record AnalysedList(List<String> of, List<Popular> texts) {}

  /** What the vocabulary calls a value in one language. */
  private record Label(
      Facet facet, String value, Language language, String text, List<Analysis.Token> tokens) {}

  List<Suggestion> suggest(
      Snapshot snapshot, String typed, Language locale, int limit, List<String> popular)
      throws IOException {
    List<String> words = tokens(typed).stream().map(Analysis.Token::term).limit(MAX_WORDS).toList();
    if (words.isEmpty() || limit < 1) {
      return List.of();
    }
    List<Suggestion> titles = titles(snapshot, words, limit);
    List<Suggestion> suggestions =
        new ArrayList<>(queries(snapshot, words, popular, Math.min(MAX_QUERIES, limit)));
    int left = limit - suggestions.size();
    // Labels may fill what titles leave free, and at least half of what is left.
    int room = Math.max(left - titles.size(), (left + 1) / 2);
    Set<String> seen = new HashSet<>();
    suggestions.forEach(each -> seen.add(folded(tokens(each.text().text()))));
    for (Suggestion term : terms(snapshot, words, locale, room)) {
      if (seen.add(folded(tokens(term.text().text())))) {
        suggestions.add(term);
      }
    }
    left = limit - suggestions.size();
    suggestions.addAll(titles.subList(0, Math.min(titles.size(), left)));
    return suggestions;
  }

  private static String folded(List<Analysis.Token> tokens) {
    return String.join(" ", tokens.stream().map(Analysis.Token::term).toList());
  }

  private List<Suggestion> queries(
      Snapshot snapshot, List<String> words, List<String> popular, int limit) throws IOException {
    List<Suggestion> suggestions = new ArrayList<>();
    for (Popular each : analysed(popular).texts()) {
      if (suggestions.size() == limit) {
        break;
      }
      if (matches(each.tokens(), words)) {
        long count = count(snapshot, each.text());
        if (count > 0) {
          suggestions.add(
              new Suggestion(
                  marked(each.text(), each.tokens(), words), Suggestion.Kind.QUERY, null, count));
        }
      }
    }
    return suggestions;
  }

  /** Analysed once for each list, not once for each letter that somebody types. */
  private AnalysedList analysed(List<String> popular) {
    AnalysedList last = analysed;
    if (!last.of().equals(popular)) {
      last =
          new AnalysedList(
              popular, popular.stream().map(text -> new Popular(text, tokens(text))).toList());
      analysed = last;
    }
    return last;
  }

  private List<Suggestion> terms(Snapshot snapshot, List<String> words, Language locale, int limit)
      throws IOException {
    List<Suggestion> suggestions = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (boolean preferred : List.of(true, false)) {
      for (Label label : labels) {
        if (suggestions.size() == limit) {
          return suggestions;
        }
        boolean matches =
            (label.language() == locale) == preferred && matches(label.tokens(), words);
        if (matches
            && seen.add(label.facet().id() + '/' + label.value())
            && seen.add(label.text())) {
          long count = count(snapshot, label.text());
          if (count > 0) {
            suggestions.add(
                new Suggestion(
                    marked(label.text(), label.tokens(), words),
                    Suggestion.Kind.TERM,
                    null,
                    count));
          }
        }
      }
    }
    return suggestions;
  }

  /** Counted once for each state of the index, not once for each letter that somebody types. */
  private long count(Snapshot snapshot, String text) throws IOException {
    KnownCounts known = lastCounts;
    if (known.generation() != snapshot.generation()) {
      known = new KnownCounts(snapshot.generation(), new ConcurrentHashMap<>());
      lastCounts = known;
    }
    Long count = known.byText().get(text);
    if (count == null) {
      count = counted(snapshot, text);
      known.byText().put(text, count);
    }
    return count;
  }

  /** How many documents a search for the text finds, all of its words wanted. */
  private long counted(Snapshot snapshot, String text) throws IOException {
    Question question = Question.of(text);
    LeafQueries leaves =
        new LeafQueries(new TermStatistics(snapshot.getIndexReader()), settings, question);
    return counts.of(
        snapshot, new QueryTranslator(leaves).translate(question.expression()).documents());
  }

  private static List<Suggestion> titles(Snapshot snapshot, List<String> words, int limit)
      throws IOException {
    String field = Form.EXACT.field(Fields.TITLE);
    BooleanQuery.Builder query = new BooleanQuery.Builder();
    for (String word : words.subList(0, words.size() - 1)) {
      query.add(new TermQuery(new org.apache.lucene.index.Term(field, word)), Occur.MUST);
    }
    query.add(begins(words.getLast()), Occur.MUST);
    List<Suggestion> suggestions = new ArrayList<>();
    for (ScoreDoc found : snapshot.search(query.build(), limit).scoreDocs) {
      ShownDocument shown = snapshot.shown(found.doc);
      suggestions.add(
          new Suggestion(
              marked(shown.title(), tokens(shown.title()), words),
              Suggestion.Kind.DOCUMENT,
              shown.id().value(),
              1));
    }
    return suggestions;
  }

  /**
   * Titles with a word that begins so. As very many words begin with a few letters, the titles of
   * each short beginning are in the index.
   */
  private static Query begins(String letters) {
    return letters.length() <= TitleStarts.LONGEST
        ? new ConstantScoreQuery(
            new TermQuery(new org.apache.lucene.index.Term(Fields.TITLE_STARTS, letters)))
        : new PrefixQuery(
            new org.apache.lucene.index.Term(Form.EXACT.field(Fields.TITLE), letters));
  }

  private static List<Analysis.Token> tokens(String text) {
    return Analysis.tokens(text, Form.EXACT).stream()
        .filter(token -> !token.is(WordTokenizer.JOINED | WordTokenizer.POSSESSIVE))
        .toList();
  }

  private static boolean matches(List<Analysis.Token> tokens, List<String> words) {
    for (String word : words.subList(0, words.size() - 1)) {
      if (tokens.stream().noneMatch(token -> token.term().equals(word))) {
        return false;
      }
    }
    return tokens.stream().anyMatch(token -> token.term().startsWith(words.getLast()));
  }

  private static MarkedText marked(String text, List<Analysis.Token> tokens, List<String> words) {
    List<MarkedText.Mark> marks = new ArrayList<>();
    for (Analysis.Token token : tokens) {
      if (words.subList(0, words.size() - 1).contains(token.term())) {
        marks.add(new MarkedText.Mark(token.start(), token.end()));
      } else if (token.term().startsWith(words.getLast())) {
        int end = Math.min(token.end(), token.start() + words.getLast().length());
        marks.add(new MarkedText.Mark(token.start(), end));
      }
    }
    return new MarkedText(text, marks);
  }
}

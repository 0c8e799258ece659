package ca.welcomingcommunities.kb.search.lucene;

import ca.welcomingcommunities.kb.document.Language;
import ca.welcomingcommunities.kb.search.MarkedText;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Chooses the sentences of a passage that answer a query best. */
final class Excerpt {
  /** A second sentence is added while both together are not longer. */
  static final int WANTED = 300;

  /** A single sentence that is longer, as tables are, is cut at words. */
  static final int LONGEST = 450;

  private static final int SHORTEST_WHOLE = 40;

  /** How much a term counts that another passage of the same document shows already. */
  private static final double SHOWN_BEFORE = 0.3;

  private final List<Marker.Match> matches;
  private final List<Sentence> sentences;
  private final Set<Integer> shown;

  private Excerpt(String text, Language language, List<Marker.Match> matches, Set<Integer> shown) {
    this.matches = matches;
    this.sentences = sentences(text, language);
    this.shown = shown;
  }

  private record Sentence(int start, int end) {}

  /**
   * One or two whole sentences with marks.
   *
   * @param shown the query's terms that other passages of the document show; those shown here are
   *     added
   */
  static MarkedText of(String text, Language language, Marker marker, Set<Integer> shown) {
    String oneLine = text.replace('\n', ' ').replace('\r', ' ').replace('\t', ' ');
    return new Excerpt(text, language, marker.matches(text, language), shown).choose(oneLine);
  }

  private MarkedText choose(String oneLine) {
    int best = matches.isEmpty() ? firstWhole(oneLine) : 0;
    for (int i = best + 1; i < sentences.size(); i++) {
      if (score(sentences.get(i)) > score(sentences.get(best))) {
        best = i;
      }
    }
    int start = sentences.get(best).start();
    int end = sentences.get(best).end();
    if (best + 1 < sentences.size() && sentences.get(best + 1).end() - start <= WANTED) {
      end = sentences.get(best + 1).end();
    } else if (best > 0 && end - sentences.get(best - 1).start() <= WANTED) {
      start = sentences.get(best - 1).start();
    }
    for (Marker.Match match : matches) {
      if (match.start() >= start && match.end() <= end) {
        shown.add(match.term());
      }
    }
    return end - start > LONGEST ? cut(oneLine, start, end) : marked(oneLine, start, end);
  }

  /** Where only the heading has the words: the first sentence that is one, not a date or a name. */
  private int firstWhole(String oneLine) {
    for (int i = 0; i < sentences.size(); i++) {
      Sentence each = sentences.get(i);
      boolean ends = ".!?:;…".indexOf(oneLine.charAt(each.end() - 1)) >= 0;
      if (ends && each.end() - each.start() >= SHORTEST_WHOLE) {
        return i;
      }
    }
    return 0;
  }

  /** How many of the query's terms it has; more of the same count a little. */
  private double score(Sentence sentence) {
    Set<Integer> terms = new HashSet<>();
    int all = 0;
    for (Marker.Match match : matches) {
      if (match.start() >= sentence.start() && match.end() <= sentence.end()) {
        terms.add(match.term());
        all++;
      }
    }
    double known = terms.stream().filter(shown::contains).count();
    return terms.size() - (1 - SHOWN_BEFORE) * known + Math.min(all, 9) / 10.0;
  }

  private MarkedText marked(String oneLine, int start, int end) {
    return new MarkedText(oneLine.substring(start, end), Marker.merged(matches, start, end));
  }

  /** The part of a long sentence that begins a little before its first match. */
  private MarkedText cut(String oneLine, int start, int end) {
    int first = start;
    for (Marker.Match match : matches) {
      if (match.start() >= start && match.end() <= end) {
        first = match.start();
        break;
      }
    }
    int from = Math.max(start, Math.min(first - LONGEST / 4, end - LONGEST));
    if (from > start) {
      int space = oneLine.indexOf(' ', from);
      from = space >= 0 && space < first ? space + 1 : first;
    }
    int to = Math.min(end, from + LONGEST);
    if (to < end) {
      int space = oneLine.lastIndexOf(' ', to);
      to = space > from + LONGEST / 2 ? space : to;
      to -= Character.isHighSurrogate(oneLine.charAt(to - 1)) ? 1 : 0;
    }
    String before = from > start ? "… " : "";
    String after = to < end ? " …" : "";
    List<MarkedText.Mark> marks = new ArrayList<>();
    for (MarkedText.Mark mark : Marker.merged(matches, from, to)) {
      marks.add(new MarkedText.Mark(mark.start() + before.length(), mark.end() + before.length()));
    }
    return new MarkedText(before + oneLine.substring(from, to) + after, marks);
  }

  /** Sentences without the blanks around them; a line's end is always a sentence's end. */
  private static List<Sentence> sentences(String text, Language language) {
    List<Sentence> sentences = new ArrayList<>();
    BreakIterator breaks = Sentences.of(language);
    breaks.setText(text);
    int start = 0;
    for (int end = breaks.next(); end != BreakIterator.DONE; end = breaks.next()) {
      addLines(text, start, end, sentences);
      start = end;
    }
    if (sentences.isEmpty()) {
      sentences.add(new Sentence(0, text.length()));
    }
    return sentences;
  }

  private static void addLines(String text, int from, int to, List<Sentence> sentences) {
    int start = from;
    while (start < to) {
      int line = text.indexOf('\n', start);
      int end = line < 0 || line >= to ? to : line + 1;
      int first = start;
      int last = end;
      while (first < last && text.charAt(first) <= ' ') {
        first++;
      }
      while (last > first && text.charAt(last - 1) <= ' ') {
        last--;
      }
      if (last > first) {
        sentences.add(new Sentence(first, last));
      }
      start = end;
    }
  }
}

package ca.welcomingcommunities.kb.search.lucene;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One written word of a query in all its forms. */
final class WordForms {
  /**
   * The word in one form.
   *
   * @param parts what stands between hyphens or apostrophes; at least one
   * @param joined the parts as one word; null where there is one part only
   * @param possessive the last part with its s; null without one
   */
  record Spelling(List<String> parts, @Nullable String joined, @Nullable String possessive) {
    Spelling {
      parts = List.copyOf(parts);
    }

    /** The sequences of terms that stand for the word in a text. */
    List<List<String>> sequences() {
      List<List<String>> sequences = new ArrayList<>();
      sequences.add(parts);
      if (joined != null) {
        sequences.add(List.of(joined));
      }
      if (possessive != null) {
        List<String> changed = new ArrayList<>(parts);
        changed.set(changed.size() - 1, possessive);
        sequences.add(List.copyOf(changed));
      }
      return sequences;
    }
  }

  private final Map<Form, Spelling> spellings;

  private WordForms(Map<Form, Spelling> spellings) {
    this.spellings = spellings;
  }

  /** The written words of a text; none where it has no letters or digits. */
  static List<WordForms> of(String text) {
    Map<Form, List<Spelling>> byForm = new EnumMap<>(Form.class);
    for (Form form : Form.ALL) {
      byForm.put(form, spellings(Analysis.tokens(text, form)));
    }
    List<WordForms> words = new ArrayList<>();
    for (int i = 0; i < byForm.getOrDefault(Form.EXACT, List.of()).size(); i++) {
      Map<Form, Spelling> spellings = new EnumMap<>(Form.class);
      for (Map.Entry<Form, List<Spelling>> entry : byForm.entrySet()) {
        spellings.put(entry.getKey(), entry.getValue().get(i));
      }
      words.add(new WordForms(spellings));
    }
    return words;
  }

  Spelling in(Form form) {
    Spelling spelling = spellings.get(form);
    if (spelling == null) {
      throw new IllegalStateException("no spelling in " + form);
    }
    return spelling;
  }

  Spelling exact() {
    return in(Form.EXACT);
  }

  /** The word, where it is one part without any joined or possessive form. */
  @Nullable String plain() {
    Spelling exact = exact();
    boolean one = exact.parts().size() == 1 && exact.joined() == null;
    return one && exact.possessive() == null ? exact.parts().getFirst() : null;
  }

  private static List<Spelling> spellings(List<Analysis.Token> tokens) {
    List<Spelling> words = new ArrayList<>();
    int start = 0;
    for (int i = 1; i <= tokens.size() && !tokens.isEmpty(); i++) {
      if (i == tokens.size() || tokens.get(i).is(WordTokenizer.STARTS_WORD)) {
        words.add(spelling(tokens.subList(start, i)));
        start = i;
      }
    }
    return words;
  }

  private static Spelling spelling(List<Analysis.Token> tokens) {
    List<String> parts = new ArrayList<>();
    String joined = null;
    String possessive = null;
    for (Analysis.Token token : tokens) {
      if (token.is(WordTokenizer.JOINED)) {
        joined = token.term();
      } else if (token.is(WordTokenizer.POSSESSIVE)) {
        possessive = token.term();
      } else {
        parts.add(token.term());
      }
    }
    return new Spelling(parts, joined, possessive);
  }
}

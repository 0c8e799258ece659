package ca.welcomingcommunities.kb.search;

import static org.assertj.core.api.Assertions.assertThat;

import ca.welcomingcommunities.kb.search.Expression.And;
import ca.welcomingcommunities.kb.search.Expression.Everything;
import ca.welcomingcommunities.kb.search.Expression.Fuzzy;
import ca.welcomingcommunities.kb.search.Expression.In;
import ca.welcomingcommunities.kb.search.Expression.Not;
import ca.welcomingcommunities.kb.search.Expression.Or;
import ca.welcomingcommunities.kb.search.Expression.Phrase;
import ca.welcomingcommunities.kb.search.Expression.Prefix;
import ca.welcomingcommunities.kb.search.Expression.Together;
import ca.welcomingcommunities.kb.search.Expression.Word;
import ca.welcomingcommunities.kb.search.Notice.Code;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class QueryLanguageTest {
  private static final Expression HOUSING = new Word("housing");
  private static final Expression OTTAWA = new Word("ottawa");
  private static final Expression HEALTH = new Word("health");

  @ParameterizedTest
  @ValueSource(strings = {"", "   ", "\t\n", "\u00A0", "*", "()", "((", "\"\"", "-", "~"})
  void aTextWithoutWordsMeansEverything(String text) {
    assertThat(QueryLanguage.parse(text).expression()).isEqualTo(new Everything());
  }

  @Test
  void wordsSideBySideAreWantedTogether() {
    assertParses("housing  ottawa", new Together(List.of(HOUSING, OTTAWA)));
    assertParses("housing", HOUSING);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"\"mental health\"", "“mental health”", "« mental health »", "„mental health“"})
  void everyKindOfQuotesMakesAPhrase(String text) {
    assertParses(text, new Phrase("mental health"));
  }

  @ParameterizedTest
  @CsvSource({
    "housing OR ottawa, housing OR ottawa",
    "housing OU ottawa, housing OR ottawa",
    "housing ou ottawa, housing ou ottawa",
    "housing AND ottawa, housing AND ottawa",
    "housing ET ottawa, housing AND ottawa",
    "housing NOT ottawa, housing -ottawa",
    "housing SAUF ottawa, housing -ottawa",
    "housing -ottawa, housing -ottawa",
    "well-being, well-being",
    "+housing, housing",
    "housing - ottawa, housing ottawa",
    "--housing, housing",
    "titre:housing, title:housing",
    "PLI:ottawa, lip:ottawa",
    "title: housing, title:housing",
    "title:-housing, -title:housing",
    "title:(author:a b), title:(author:a b)",
    "immigr*, immigr*",
    "Tossuti~2, Tossuti~",
    "(housing), housing",
    "((housing ottawa)), housing ottawa",
    "housing ottawa OR health, housing ottawa OR health",
    "housing (ottawa OR health), housing (ottawa OR health)",
    "-(housing ottawa), -(housing ottawa)",
    "housing AND ottawa health, housing AND ottawa AND health",
    "jobs & housing, jobs housing"
  })
  void formsAreReadAndWrittenOut(String text, String written) {
    assertThat(QueryLanguage.parse(text).expression().written()).isEqualTo(written);
    assertThat(QueryLanguage.parse(text).notices())
        .extracting(Notice::code)
        .doesNotContain(Code.UNBALANCED, Code.DANGLING_OPERATOR, Code.UNKNOWN_FIELD);
  }

  @Test
  void orBindsWeakerThanWordsSideBySide() {
    assertParses(
        "housing ottawa OR health",
        new Or(List.of(new Together(List.of(HOUSING, OTTAWA)), HEALTH)));
    assertParses("housing AND ottawa", new And(List.of(HOUSING, OTTAWA)));
  }

  @Test
  void aFieldHoldsForAWordAPhraseOrAGroup() {
    assertParses("title:housing", new In(QueryField.TITLE, HOUSING));
    assertParses(
        "auteur:\"Vic Satzewich\"", new In(QueryField.AUTHOR, new Phrase("Vic Satzewich")));
    assertParses(
        "pli:(housing OR ottawa)", new In(QueryField.LIP, new Or(List.of(HOUSING, OTTAWA))));
  }

  @ParameterizedTest
  @CsvSource({
    "OR housing, or housing",
    "housing OR, housing or",
    "housing AND, housing and",
    "housing NOT, housing not",
    "AND, and",
    "housing OR OR ottawa, housing or OR ottawa",
    "title:, title",
    "housing title: OR ottawa, housing title OR ottawa"
  })
  void operatorsWithoutOperandsAreWords(String text, String written) {
    ParsedQuery parsed = QueryLanguage.parse(text);
    assertThat(parsed.expression().written()).isEqualTo(written);
    assertThat(parsed.notices()).extracting(Notice::code).contains(Code.DANGLING_OPERATOR);
  }

  @ParameterizedTest
  @CsvSource({"a*, a", "*ment, * ment", "ho*ing, ho ing", "h~x, h x", "**, *"})
  void starsAndTildesThatMeanNothingAreNoticed(String text, String words) {
    ParsedQuery parsed = QueryLanguage.parse(text);
    assertThat(parsed.notices()).extracting(Notice::code).contains(Code.WILDCARD_IGNORED);
    assertThat(parsed.expression().written()).isEqualTo(words.replaceAll("^\\* ?", ""));
  }

  @Test
  void anUnknownFieldIsAWordAndNoticed() {
    ParsedQuery parsed = QueryLanguage.parse("writer:health");
    assertThat(parsed.expression()).isEqualTo(new Together(List.of(new Word("writer"), HEALTH)));
    assertThat(parsed.notices()).containsExactly(new Notice(Code.UNKNOWN_FIELD, "writer"));
    assertThat(QueryLanguage.parse("at 12:30, see https://wci.ca").notices()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"mental health", "(mental health", "mental health)", "« mental health"})
  void whatHasNoPartnerIsPassedOverAndNoticed(String text) {
    ParsedQuery parsed = QueryLanguage.parse(text);
    assertThat(parsed.expression().written()).isEqualTo("mental health");
    assertThat(parsed.notices()).extracting(Notice::code).containsExactly(Code.UNBALANCED);
  }

  @Test
  void aQueryOfExclusionsOnlyIsNoticed() {
    ParsedQuery parsed = QueryLanguage.parse("-housing -ottawa");
    assertThat(parsed.expression())
        .isEqualTo(new Together(List.of(new Not(HOUSING), new Not(OTTAWA))));
    assertThat(parsed.notices()).extracting(Notice::code).containsExactly(Code.ONLY_EXCLUSIONS);
  }

  @Test
  void symbolsAloneAreLookedForAndNotTakenForEverything() {
    assertParses("???", new Word("???"));
    assertParses("\uD83D\uDE00", new Word("\uD83D\uDE00"));
  }

  @Test
  void prefixesAndFuzzyWordsKeepTheirText() {
    assertParses("établ*", new Prefix("établ"));
    assertParses("Tossuti~", new Fuzzy("Tossuti"));
  }

  @Test
  void aLongTextIsCutWithoutSplittingACharacter() {
    String text = "a".repeat(999) + "\uD83D\uDE00 housing";
    ParsedQuery parsed = QueryLanguage.parse(text);
    assertThat(parsed.expression()).isEqualTo(new Word("a".repeat(999)));
    assertThat(parsed.notices()).extracting(Notice::code).containsExactly(Code.TOO_LONG);
  }

  @Test
  void clausesBeyondTheLimitAreLeftOut() {
    String text = IntStream.range(0, 170).mapToObj(i -> "w" + i).collect(Collectors.joining(" "));
    ParsedQuery parsed = QueryLanguage.parse(text);
    assertThat(leaves(parsed.expression())).isEqualTo(QueryLanguage.MAX_CLAUSES);
    assertThat(parsed.notices()).extracting(Notice::code).containsExactly(Code.TOO_MANY_CLAUSES);
  }

  @Test
  void parenthesesBeyondTheLimitAreFlat() {
    ParsedQuery parsed = QueryLanguage.parse("(a ".repeat(20) + "b" + ")".repeat(20));
    assertThat(depth(parsed.expression())).isLessThanOrEqualTo(QueryLanguage.MAX_DEPTH + 1);
    assertThat(leaves(parsed.expression())).isEqualTo(21);
    assertThat(parsed.notices()).extracting(Notice::code).containsExactly(Code.TOO_DEEP);
  }

  @Test
  void halvesOfSurrogatePairsAndControlCharactersAreSpaces() {
    assertParses("housing\u0000ottawa\uD83D", new Together(List.of(HOUSING, OTTAWA)));
  }

  /** Random texts of the characters that mean something, and some others. */
  @Test
  void anyTextHasAMeaningWithinTheLimitsThatSurvivesBeingWrittenOut() {
    String[] pieces = {
      "\"",
      "«",
      "”",
      "(",
      ")",
      "-",
      "+",
      "*",
      "~",
      ":",
      " ",
      " ",
      "a",
      "well-being",
      "l’école",
      " OR ",
      "AND",
      " NOT ",
      "SAUF ",
      " OU",
      "title:",
      "lip:",
      "foo:",
      "~2",
      "é",
      "\uD83D",
      "\uDE00",
      "\u0000",
      "&",
      "12",
      "\u200B",
      "\\",
      "/",
      "[",
      "中",
      "ﬁ",
      "\u00A0",
      ".",
      "'",
      "OR"
    };
    Random random = new Random(42);
    for (int i = 0; i < 30_000; i++) {
      StringBuilder text = new StringBuilder();
      int length = random.nextInt(i % 100 == 0 ? 400 : 14);
      for (int j = 0; j < length; j++) {
        text.append(pieces[random.nextInt(pieces.length)]);
      }
      assertHolds(text.toString());
    }
  }

  private static void assertHolds(String text) {
    Expression expression = QueryLanguage.parse(text).expression();
    assertThat(leaves(expression)).isLessThanOrEqualTo(QueryLanguage.MAX_CLAUSES);
    // A group holds at most an OR of runs; so two forms a pair of parentheses.
    assertThat(depth(expression)).isLessThanOrEqualTo(2 * (QueryLanguage.MAX_DEPTH + 1));
    String written = expression.written();
    if (written.length() <= QueryLanguage.MAX_LENGTH) {
      assertThat(QueryLanguage.parse(written).expression())
          .as("%s written as %s", escaped(text), escaped(written))
          .isEqualTo(expression);
    }
  }

  /** In a form that every test report can hold. */
  private static String escaped(String text) {
    return text.chars()
        .mapToObj(c -> c < 32 || c > 126 ? "\\u%04X".formatted(c) : String.valueOf((char) c))
        .collect(Collectors.joining());
  }

  private static void assertParses(String text, Expression expected) {
    assertThat(QueryLanguage.parse(text).expression()).isEqualTo(expected);
  }

  private static int leaves(Expression expression) {
    return switch (expression) {
      case Everything _ -> 0;
      case Word _, Expression.Widened _, Phrase _, Prefix _, Fuzzy _ -> 1;
      case In(QueryField _, Expression inner) -> leaves(inner);
      case Not(Expression inner) -> leaves(inner);
      case Together(List<Expression> parts) ->
          parts.stream().mapToInt(QueryLanguageTest::leaves).sum();
      case And(List<Expression> parts) -> parts.stream().mapToInt(QueryLanguageTest::leaves).sum();
      case Or(List<Expression> parts) -> parts.stream().mapToInt(QueryLanguageTest::leaves).sum();
    };
  }

  private static int depth(Expression expression) {
    return switch (expression) {
      case Everything _, Word _, Expression.Widened _, Phrase _, Prefix _, Fuzzy _ -> 0;
      case In(QueryField _, Expression inner) -> depth(inner);
      case Not(Expression inner) -> depth(inner);
      case Together(List<Expression> parts) -> 1 + deepest(parts);
      case And(List<Expression> parts) -> 1 + deepest(parts);
      case Or(List<Expression> parts) -> 1 + deepest(parts);
    };
  }

  private static int deepest(List<Expression> parts) {
    return parts.stream().mapToInt(QueryLanguageTest::depth).max().orElse(0);
  }
}

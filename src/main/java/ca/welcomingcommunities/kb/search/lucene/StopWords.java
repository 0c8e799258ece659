package ca.welcomingcommunities.kb.search.lucene;

import java.util.List;
import java.util.Set;

/**
 * Words of a question that say nothing of what is asked for, folded. They are only left out of
 * plain words, never out of quotes, and never all of them.
 *
 * <p>Words that are empty in one language and mean something in the other ({@code car}, {@code
 * son}) are left out only where the rest of the text speaks for the first.
 */
final class StopWords {
  private static final Set<String> ENGLISH =
      words(
          """
          a an and any are as at be been but by can could did do does doing for from had has
          have having he her hers him his how i if in into is it its itself let me my no nor not of
          off on or our ours out own shall she should so some such than that the their theirs them
          then there these they this those to too us was we were what when where which while who
          whom whose why will with would you your yours am about also just only very
          """);
  private static final Set<String> FRENCH =
      words(
          """
          a ai ait as au aucun aucune aux avait avec avez avons avoir c ce ceci cela celle celles
          celui ces cet cette ceux chez ci combien comment d dans de depuis des donc dont du elle
          elles en entre es est et etaient etait etant ete etes etre eu eux fait faire fut furent il
          ils j je jusqu l la laquelle le lequel les lesquelles lesquels leur leurs lors lorsque lui
          m ma mais me meme mes moi mon n ne ni nos notre nous on ont ou par parmi pas peut peuvent
          plus pourquoi pourra puis puisque qu quand que quel quelle quelles quels qui quoi s sa
          sans se selon sera seront ses si soi soit sommes sont sous suis sur t ta te tes toi
          tous tout toute toutes tu un une vos votre vous y
          """);

  /** Empty in English, full in French. */
  private static final Set<String> FULL_IN_FRENCH = words("on as or us an but if its son do");

  /** Empty in French, full in English. */
  private static final Set<String> FULL_IN_ENGLISH =
      words("car pour son ton mine main dans sera sale fin plus tout sur sent lent dire");

  private StopWords() {}

  /** Whether a word is empty in either language. */
  static boolean isAny(String word) {
    return ENGLISH.contains(word) || FRENCH.contains(word);
  }

  /** For each word of a text, in its order, whether it is empty there. */
  static List<Boolean> among(List<String> words) {
    long english = words.stream().filter(w -> ENGLISH.contains(w) && !FRENCH.contains(w)).count();
    long french = words.stream().filter(w -> FRENCH.contains(w) && !ENGLISH.contains(w)).count();
    return words.stream().map(word -> isEmpty(word, english, french)).toList();
  }

  private static boolean isEmpty(String word, long english, long french) {
    if (FULL_IN_ENGLISH.contains(word)) {
      return french > english;
    }
    if (FULL_IN_FRENCH.contains(word) && !FRENCH.contains(word)) {
      return english >= french;
    }
    return isAny(word);
  }

  private static Set<String> words(String text) {
    return Set.of(text.strip().split("\\s+"));
  }
}

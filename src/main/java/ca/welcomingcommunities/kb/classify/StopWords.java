package ca.welcomingcommunities.kb.classify;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/**
 * The small words by which a language is recognised; words that English and French share left out.
 */
final class StopWords {
  static final Set<String> ENGLISH =
      words(
          "the of and to in is that for it with as was be by are this from at have has which not"
              + " or an their they were will been can more than other its who our we you your these"
              + " there about into through how what would should also all but if may each within"
              + " between both such when where while new some many most");
  static final Set<String> FRENCH =
      words(
          "le la les des du de et en un une est que qui dans pour par sur au aux avec ce cette ces"
              + " il elle ils elles nous vous leur leurs son sa ses plus ne pas se sont ont ete etre"
              + " ou mais comme aussi entre sans chez afin ainsi donc notre nos votre vos tout tous"
              + " toute toutes afin selon lors dont deux fait");

  /** Of languages that newcomers' leaflets come in and that share words with the two above. */
  static final Set<String> OTHERS =
      words(
          "el los las y para con una por del como esta pero este sus muy tambien"
              + " und der das ist nicht mit von ein eine zu auf fur dem sich auch"
              + " che di della nel gli anche piu sono"
              + " ang mga ng ito"
              + " nao uma da dos das em sao voce"
              + " nie jest sie przez oraz");

  private StopWords() {}

  /** Whether a folded word is one of English or French. */
  static boolean isSmall(String word) {
    return ENGLISH.contains(word) || FRENCH.contains(word);
  }

  private static Set<String> words(String list) {
    return Set.copyOf(new HashSet<>(Arrays.asList(list.split(" ", -1))));
  }
}

package ca.welcomingcommunities.kb.experts;

import ca.welcomingcommunities.kb.document.PersonName;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** Words of questions and of the vocabulary, in a form in which they can be compared. */
final class Words {
  /** Endings of both languages, longest first; what is left keeps four letters or more. */
  private static final List<String> ENDINGS =
      List.of(
          "issements",
          "issement",
          "ational",
          "ations",
          "ation",
          "ements",
          "ement",
          "ments",
          "ienne",
          "iennes",
          "iques",
          "ments",
          "ment",
          "ities",
          "ives",
          "eurs",
          "euse",
          "euses",
          "ical",
          "ique",
          "ites",
          "ings",
          "ions",
          "ances",
          "ance",
          "ences",
          "ence",
          "ents",
          "ent",
          "ives",
          "ies",
          "ing",
          "ers",
          "eur",
          "ier",
          "iers",
          "iere",
          "ieres",
          "ion",
          "ity",
          "ite",
          "ive",
          "ees",
          "ens",
          "ics",
          "al",
          "aux",
          "ed",
          "ee",
          "er",
          "es",
          "or",
          "ic",
          "en",
          "y",
          "e",
          "s",
          "x",
          "i");

  private static final int SHORTEST_STEM = 4;

  /** Words of grammar, numbers and the like, in both languages, folded. */
  private static final String FUNCTION_WORDS =
      "above across afin against ai ainsi along alors although always am among"
          + " another anybody apres around ask asked assez aucun aucune aujourd auquel aura"
          + " aurait aussi autant autour autre autres avaient avait avant avoir avons away"
          + " became because become becomes been before below beside besides between beyond"
          + " bon bonjour both but came cannot car ceci cela celle celles celui cependant"
          + " certain certaine certaines certains ceux chacun chaque ci cinq combien come"
          + " comes comment contre deal dealing dealt dehors deja demander depuis desquels"
          + " dessous dessus deux devant devenir devient devra devrait doing doit doivent"
          + " donc done dont down duquel durant during each either else encore enfin enough"
          + " ensuite entendre entre es etaient etant etc ete eu eux every everybody"
          + " everyone everything faire fait faut few first five fois font four further gets"
          + " getting given gives go goes going had having he hear heard hello here hors"
          + " however ici if instead invited its jusqu jusque just keep keeping kind"
          + " laquelle lequel lesquelles lesquels less let lors lorsque lot lui m ma made"
          + " mais make makes making malgre many may maybe meme memes merci mes mieux might"
          + " mis moins mon more most much must ne neither never next ni nobody none nor nos"
          + " not nothing notre now off often once one only ont onto other others ought oui"
          + " ours out over own parce parmi pas pendant per perhaps peu plusieurs plutot"
          + " pourquoi pouvoir pres presque puis puisque quand quant quatre quelques quite"
          + " rather really rien same sans sauf say says seance seances second see seem"
          + " seems selon sera serait seront seulement several shall she should si since"
          + " sinon six so soit some something sometimes soon sous souvent still studied"
          + " studies study studying such suitable surtout svp t ta take takes tant te tel"
          + " telle telles tels tes than thank thanks then these thing things third those"
          + " though three through throughout till together toi ton too toujours tous tout"
          + " toute toutes toward towards travailler tres trois trop tu two under until up"
          + " upon use used using usually various vers very veut veux via voici voila vos"
          + " votre vous vraiment way ways whatever whether while whole why within without"
          + " working yes yet";

  /** Words that say that a person is looked for, or nothing. */
  private static final Set<String> EMPTY =
      Set.copyOf(
          Arrays.asList(
              ("a about advice after all also an and any anyone are as at be best by call can conference could did do does"
                      + " event ever expert experts expertise find for from get give good has have help her him his"
                      + " how i in into invite is it know knows known led leading lead leader like list look looking"
                      + " me my name names need needs of on or organiser organizer our panel panelist panelists"
                      + " panellist people person please present presenter presenters recommend represented"
                      + " session sessions someone somebody speak speaker speakers speaking specialist"
                      + " specialists suggest suggestions talk talked talks tell that the their them there they this to"
                      + " topic us want was we were what when where which who whom whose will with woman women man"
                      + " men workshop workshops would you your french english bilingual topics works worked"
                      + " de du des le la les l d un une et ou au aux en dans sur pour par avec qui que quoi quel"
                      + " quelle quels quelles est sont etait connait connaissent connaitre parler parle parlent"
                      + " peut peuvent pourrait pourraient conferencier conferenciere conferenciers conferencieres"
                      + " specialiste specialistes intervenant intervenante intervenants personne personnes"
                      + " quelqu quelque inviter cherche chercher recherche trouver besoin sujet sujets theme"
                      + " themes nous je il elle ils elles on se sa son ses ce cet cette ces leur leurs moi"
                      + " anime animer atelier ateliers panneau paneliste panelistes allocution femme femmes homme hommes"
                      + " francais francaise anglais bilingue venir vient travaille travaillent connaisseur"
                      + " experte expertes official officials staff member members fonctionnaire fonctionnaires membre membres presenter presente dirige diriger chez comme plus s n c qu y "
                      + FUNCTION_WORDS)
                  .split(" ", -1)));

  /** Words of who looks for somebody; a question without them is a subject as it stands. */
  private static final Set<String> SEEKING =
      Set.copyOf(
          Arrays.asList(
              ("anyone call expert experts expertise find invite look looking need needs panelist"
                      + " panelists people person presenter presenters recommend someone somebody"
                      + " speak speaker speakers speaking specialist specialists suggest suggestions"
                      + " talk us want who whom whose woman women man men staff official officials"
                      + " qui conferencier conferenciere conferenciers conferencieres parler parle"
                      + " specialiste specialistes intervenant intervenante intervenants personne"
                      + " personnes quelqu inviter cherche chercher recherche trouver besoin femme"
                      + " femmes homme hommes experte expertes fonctionnaire fonctionnaires"
                      + " paneliste panelistes connait connaisseur")
                  .split(" ", -1)));

  private Words() {}

  /** The words of a text, folded, in order. */
  static List<String> of(String text) {
    return PersonName.words(text);
  }

  /** Whether a folded word says nothing about a subject. */
  static boolean isEmpty(String word) {
    return EMPTY.contains(word);
  }

  /** Whether a folded word says that somebody is looked for. */
  static boolean isSeeking(String word) {
    return SEEKING.contains(word);
  }

  /**
   * The part of a folded word that its forms, and often its relative of the other language, share.
   */
  static String stem(String word) {
    if (word.equals("policy") || word.equals("policies")) {
      return "policy"; // and not that of police
    }
    for (String ending : ENDINGS) {
      if (word.length() - ending.length() >= SHORTEST_STEM && word.endsWith(ending)) {
        return word.substring(0, word.length() - ending.length());
      }
    }
    return word;
  }

  /** The stems of a text that say something, in order. */
  static List<String> stems(String text) {
    List<String> stems = new ArrayList<>();
    for (String word : of(text)) {
      if (!isEmpty(word) && word.length() > 1) {
        stems.add(stem(word));
      }
    }
    return stems;
  }

  /** Whether one word may be a slip for another: an edit, or two in long words. */
  static boolean isNear(String typed, String right) {
    int allowed = right.length() >= 8 ? 2 : 1;
    return Math.abs(typed.length() - right.length()) <= allowed
        && edits(typed, right, allowed) <= allowed;
  }

  /**
   * How many letters were left out, added, changed or swapped with their neighbour (Damerau 1964,
   * in the restricted form); more than {@code most} where it is more.
   */
  static int edits(String a, String b, int most) {
    int[] before = new int[b.length() + 1];
    int[] last = new int[b.length() + 1];
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      last[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      row[0] = i;
      int smallest = i;
      for (int j = 1; j <= b.length(); j++) {
        int change = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        row[j] = Math.min(Math.min(row[j - 1], last[j]) + 1, last[j - 1] + change);
        boolean swapped =
            i > 1
                && j > 1
                && a.charAt(i - 1) == b.charAt(j - 2)
                && a.charAt(i - 2) == b.charAt(j - 1);
        if (swapped) {
          row[j] = Math.min(row[j], before[j - 2] + 1);
        }
        smallest = Math.min(smallest, row[j]);
      }
      if (smallest > most) {
        return most + 1;
      }
      int[] free = before;
      before = last;
      last = row;
      row = free;
    }
    return last[b.length()];
  }
}

package ca.welcomingcommunities.kb.experts;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;

/** Words that organizations have in their names and people do not, in both languages, folded. */
final class OrganizationWords {
  private static final Set<String> KINDS =
      set(
          "university universite college partnership partenariat city ville ministry ministere"
              + " department centre center council conseil board commission region regional county"
              + " comte municipality municipalite township canton health sante school schools ecole"
              + " services service association societe society initiative canada ontario foundation"
              + " fondation network reseau lip pli rif agency agence organization organisation"
              + " organisme institute institut committee comite coalition alliance library"
              + " bibliotheque chamber chambre bureau office group groupe inc ltd ltee corporation"
              + " government gouvernement federation union club church eglise hospital hopital"
              + " immigration settlement welcome welcoming program programme project projet team equipe"
              + " house maison hub table forum secretariat task force ymca ywca collective collectif"
              + " circle cercle community communities communautaire communaute support works newcomer newcomers"
              + " multicultural multiculturel employment emploi legal clinic clinique women femmes youth"
              + " jeunes families family famille cultural culture immigrant immigrants refugee refugees"
              + " local district police force corps research policy development skills training learning"
              + " education literacy language interpreters solutions group partners connections"
              + " consulting associates media press editions publishing conference workshop"
              + " national international provincial federal municipal"
              + " children childrens kids seniors aid workforce job jobs neighbourhood"
              + " neighborhood neighbours neighbors centres centers ministries trust fund"
              + " academy academie campus faculty faculte authority chapter division directorate"
              + " consortium cooperative congress congres museum musee gallery laboratory"
              + " newspaper magazine radio television gateway passerelle carrefour accueil"
              + " entraide benevoles volunteers volunteer syndicat ligue league federations"
              + " fonds caisse amis amies friends guilde guild cooperation staff personnel");

  /** What names of organizations are made of beside, without being theirs alone. */
  private static final Set<String> PARTS =
      set(
          "north south east west northern southern eastern western nord sud est ouest new old great"
              + " greater grand first open bright hope light bridge bridges harbour harbor maple cedar"
              + " oak pine birch river rivers lake lakeshore valley hill hills mountain grove garden"
              + " gardens gate gateway path pathway pathways horizon horizons star sun sunrise"
              + " rainbow compass anchor beacon lantern lighthouse crossroads junction nest roots"
              + " branch tree leaf harvest field meadow spring stone rock cross road street square"
              + " park island bay shore coast world global planet together unity united one all"
              + " access action voices voice neighbours neighbors neighbourhood village downtown"
              + " central midtown uptown common commons circle arc lien liens pont ponts phare port"
              + " porte horizon espoir avenir lumiere erable etoile soleil chemin carrefour accueil"
              + " ensemble the les des our nos notre a an and et");

  /** In small letters between the words of names of organizations, or between two names. */
  private static final Set<String> BETWEEN =
      set("for of to the and in with on at pour aux et en sur chez");

  private static final Pattern BLANKS = Pattern.compile("\\s+");
  private static final Pattern OWNER = Pattern.compile("(?U).*['’](?:s|S)|.*(?:s|S)['’]");

  /** Shorter ones are initials. */
  private static final int ACRONYM = 3;

  private OrganizationWords() {}

  private static Set<String> set(String words) {
    return Set.copyOf(new HashSet<>(Arrays.asList(words.split(" ", -1))));
  }

  /** Whether a name is an organization's, by a word of it. */
  static boolean anyKind(String name) {
    return Words.of(name).stream().anyMatch(KINDS::contains);
  }

  /**
   * Whether a name is formed as those of organizations are: by a word for a kind of organization,
   * an "of" or "pour", a possessive, or an acronym at its beginning.
   */
  static boolean areIn(String name) {
    if (anyKind(name)) {
      return true;
    }
    String[] words = BLANKS.split(name.strip(), -1);
    for (String word : words) {
      if (word.equals("&") || BETWEEN.contains(word) || OWNER.matcher(word).matches()) {
        return true;
      }
    }
    // Many write last names in capitals, but first names like everything else.
    boolean small = name.chars().anyMatch(Character::isLowerCase);
    return words[0].equals("The") || (small && isAcronym(words[0]));
  }

  private static boolean isAcronym(String word) {
    return word.length() >= ACRONYM && word.chars().allMatch(Character::isUpperCase);
  }

  /** Whether any word of a name is one that organizations are called by. */
  static boolean anyPart(String name) {
    return Words.of(name).stream().anyMatch(word -> KINDS.contains(word) || PARTS.contains(word));
  }
}

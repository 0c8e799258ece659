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

  /** What names of organizations are made of, and names of people seldom. */
  private static final Set<String> PARTS =
      set(
          "abri acadie access accueillant accueillante action actions admin administration"
              + " administrator advisors advisory advocacy advocate advocates aile ailes all"
              + " alliances allies amitie amities anchor and anonyme anonymous anti antiracism"
              + " antiracist apprendre arbre arbres arc arrival arrivals arts asile assemblee"
              + " assemblies assembly assistance atelier ateliers aube author authors avenir avenue"
              + " bakery bank banking batir beacon bear beaver beginning beginnings belonging"
              + " birchbark bistro blanket blossom blue bluewater bon bonne book books boreal"
              + " boreale boulevard bread breeze bridge bridging brightpath build builders building"
              + " bulletin business businesses cafe campagne campaign candle canyon cap cape capital"
              + " caravan cedar cedars central chemin chemins ciel circles clouds clover clubhouse"
              + " coach coaches coast coeur coeurs colline commons companies company compass connect"
              + " connection coop coordination coordinator copper corner cornerstone court"
              + " courtepointe cove craft crafts creative credit creek crescent crimson"
              + " crosscultural crossing crossings crossroads cuisine dance data daybreak delta"
              + " demain democracy depart departs des design desk detour digital diversity door"
              + " doors doorway doorways downtown dream dreams driftwood dropin dusk eagle east"
              + " eastern editor editors elms ember emerald ensemble enterprise enterprises envol"
              + " envolee equality equity erable esperance espoir est et etape etapes ethnocultural"
              + " etoile evening exchange expo express fair falls farm farms festival feuille"
              + " feuilles finance fire flame fleuve flourish food foret formation fort forums foyer"
              + " francite francophonie freedom friendship futur future futures gate global glow"
              + " graine graines grande grandir granite greater grow growing growth hammock hands"
              + " hangout harbor harbour harbourfront harvest haven havens havre heart hearth hearts"
              + " heights helpline highway hillside histoire histoires hockey home homes homestead"
              + " horizon horizons hospitality hotline hubs ile iles inclusif inclusion inclusive"
              + " industries industry info initiatives innovation innovations insurance integration"
              + " intercultural interculturel interculturelle investment iron ironwood island"
              + " islands jardin jardins journey journeys junction justice kaleidoscope kestrel"
              + " kettle keystone kinship kitchens lab labs lac lakehead lakeshore lakeview landing"
              + " landings lantern lanterns larder larkspur laughter launch leaders leadership leaf"
              + " learn learners leaves les lien liens lighthouse lightning lilac lilas link links"
              + " logistics loom loon lounge lumiere main mains makers maple maples marble marche"
              + " market marketplace meadow meadows mentor mentors mentorship mer midnight midtown"
              + " milestone mill mind minds moisson monde mondes montagne moose morning mosaic"
              + " mosaique mot mots mountain multiculturelle music neighbour neighbourly nest"
              + " networks neuf neuve new newsletter nord northern northstar nos notre nouveau"
              + " nouveaux nouvelle nouvelles oak oaks oasis ocean old one online open orange"
              + " orchard otter ouest our outils outreach owl pages pantry parole paroles partage"
              + " partner pas passage passages path paths pathway pathways peacebuilding peak"
              + " peninsula petit petite phare pine pines places plains planet play playground plaza"
              + " plein pleine point points polar pont ponts port porte potters prairie programmes"
              + " projects projets purple quilt quilts racine racines racist rainbow rapids rapport"
              + " rassemblement rays read readers recolte red refuge refuges regroupement relais"
              + " relay releve report resettlement reve reves ridge rights rising rive riverbend"
              + " riverside rives riviere roof roots rosewood route routes sanctuary sapphire sea"
              + " secretary seed seedling seeds sentier sentiers shelter shores silver skies smile"
              + " smiles soccer soleil solidaire solidarite sondage soul souls soup source sources"
              + " south southern spark spirit spirits sports sprout sprouts spruce starlight start"
              + " starts step stepping steps stonebridge stones stories storm studio studios"
              + " sturgeon sud sunlight sunrise sunset sunshine survey tapestry teach teachers tech"
              + " technologies technology terrace terre the theater theatre thistle thread threads"
              + " thrive thriving thunder tide today together toit tomorrow tool toolbox toolkit"
              + " torch touchstone tower trail trails transit transport tree trees tremplin trillium"
              + " umbrella unie unies united unity unknown uptown user users vallee valley vent"
              + " vents venture ventures vieille vieux village vineyard vision visions vivre voice"
              + " voices voie voies voix voyage waterfront wave waves way ways weave weavers web"
              + " webinaire webinar webmaster welcomers western wildwood willows wind winds words"
              + " world yellow");

  /** What names of either are made of. */
  private static final Set<String> SHARED =
      set(
          "a aide amber an april archer art ash august aurore autumn baker banks bay beau"
              + " beaulieu beausoleil bell belle bellerive berry birch bird black blanc blanche"
              + " blanchette bloom branch bridges bright brooks brown burns castle champs cliff"
              + " cloud common cook crane cross crystal dawn day diamond du dubois elm faith falcon"
              + " field fields first fleur flower flowers fontaine ford forest fox frost garden"
              + " gardens glass gold golden grace grand gray great green grey grove hand hawk heron"
              + " hill hills hood hope hunter iris jasmine joy june juniper king kitchen lafleur"
              + " laforet lake lane large lavallee lavigne leblanc light lily long love major marsh"
              + " mason moon noble noir north olive page park peace pearl place potter prince"
              + " printemps queen ray rich rivard river rivers rivest road rock roi root rose roy"
              + " ruby salmon sandy shepherd shore short sky small snow sparks spring square star"
              + " stone story street strong summer summit sun swan victoire violet west white willow"
              + " winter wise wolf wood woods young");

  /** In small letters between the words of names of organizations, or between two names. */
  private static final Set<String> BETWEEN =
      set("for of to the and in with on at pour aux et en sur chez");

  private static final Pattern BLANKS = Pattern.compile("\\s+");
  private static final Pattern OWNER = Pattern.compile("(?U).*['’](?:s|S)|.*(?:s|S)['’]");

  private static final Pattern ARTICLE = Pattern.compile("(?:The|Le|La|Les)|L['’].+");

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
    return ARTICLE.matcher(words[0]).matches() || (small && isAcronym(words[0]));
  }

  private static boolean isAcronym(String word) {
    return word.length() >= ACRONYM && word.chars().allMatch(Character::isUpperCase);
  }

  /** Whether any word of a name is one that organizations are called by. */
  static boolean anyPart(String name) {
    return Words.of(name).stream().anyMatch(word -> KINDS.contains(word) || PARTS.contains(word));
  }

  /** Whether a name is made of ordinary words only, as "Maple Harbour" is. */
  static boolean allParts(String name) {
    return Words.of(name).stream().allMatch(word -> PARTS.contains(word) || SHARED.contains(word));
  }
}

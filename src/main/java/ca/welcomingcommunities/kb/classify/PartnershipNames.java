package ca.welcomingcommunities.kb.classify;

import ca.welcomingcommunities.kb.vocabulary.Lip;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** The forms in which documents write the name of a partnership. */
final class PartnershipNames {
  private static final String SHORT = "LIP";
  private static final String LONG = "Local Immigration Partnership";
  private static final List<String> FRENCH =
      List.of(
          "PLI",
          "partenariat local en matière d'immigration",
          "partenariat local pour l'immigration",
          "partenariat local en immigration");

  /** A host that is named after a partnership, not that of its city. */
  private static final Predicate<String> OWN_SITE =
      Pattern.compile("lip$|^lip|plio|kipcouncil|.immigration|immigration.|peelnewcomer|welcometo")
          .asPredicate();

  private PartnershipNames() {}

  /**
   * All names, acronyms and sites of the register, "LIP" also written out, and French "PLI de …".
   */
  static Set<String> of(Lip lip) {
    List<String> written = new ArrayList<>(lip.names().others());
    written.add(lip.names().official().en());
    written.addAll(lip.names().formerly());
    Set<String> names = new LinkedHashSet<>();
    for (String name : written) {
      names.add(name);
      names.add(name.replace(SHORT, LONG));
      names.add(name.replace(LONG, SHORT));
      String place = name.replace(LONG, "").replace(SHORT, "").strip();
      if (!place.equals(name) && !place.isEmpty()) {
        names.add(LONG + " of " + place);
        names.add(LONG + " for " + place);
        names.add(LONG + " " + place);
        french(place, names);
      }
    }
    if (!lip.territory().places().isEmpty() && !lip.types().contains("toronto")) {
      french(lip.territory().places().getFirst(), names);
    }
    names.add(lip.names().official().fr());
    names.addAll(lip.names().acronyms());
    lip.sites().stream().map(PartnershipNames::host).filter(OWN_SITE).forEach(names::add);
    withoutAmpersand(names);
    return names;
  }

  /** What any partnership is called; names none. */
  static List<String> ofAny() {
    return List.of(LONG, LONG + " Council", "PLI");
  }

  private static void french(String place, Set<String> names) {
    for (String kind : FRENCH) {
      names.add(kind + " de " + place);
      names.add(kind + " d'" + place);
      names.add(kind + " " + place);
    }
  }

  /** The name in an address: {@code www.kipcouncil.ca} is {@code kipcouncil}. */
  private static String host(String site) {
    String name = site.startsWith("www.") ? site.substring(4) : site;
    return name.substring(0, (name + ".").indexOf('.'));
  }

  private static void withoutAmpersand(Set<String> names) {
    for (String name : List.copyOf(names)) {
      if (name.contains(" & ")) {
        names.add(name.replace(" & ", " "));
        names.add(name.replace(" & ", " et "));
      }
    }
  }
}

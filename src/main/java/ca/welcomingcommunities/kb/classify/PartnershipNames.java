package ca.welcomingcommunities.kb.classify;

import ca.welcomingcommunities.kb.vocabulary.Lip;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

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

  private PartnershipNames() {}

  /** All names and acronyms of the register, "LIP" also written out, and French "PLI de …". */
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
    withoutAmpersand(names);
    return names;
  }

  private static void french(String place, Set<String> names) {
    for (String kind : FRENCH) {
      names.add(kind + " de " + place);
      names.add(kind + " d'" + place);
      names.add(kind + " " + place);
    }
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

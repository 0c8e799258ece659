package ca.welcomingcommunities.kb.http.pages;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** The records that {@link BrowsedServer} holds, as lines for an import. */
final class BrowsedRecords {
  /** A title and a text that would run as scripts if anything wrote them as they are. */
  static final String SCRIPT = "<script>document.title='run'</script><img src=x onerror=alert(1)>";

  private static final List<String> REGIONS =
      List.of("on-eastern", "on-toronto", "on-northeastern", "on-southwestern");
  private static final List<String> CLUSTERS =
      List.of(
          "health-wellbeing",
          "labour-credentials-business",
          "inclusion-connections-civic",
          "children-youth-education");

  private BrowsedRecords() {}

  /** How many there are. */
  static final int COUNT = BrowsedServer.HOUSING_RECORDS + 4;

  static String ndjson() {
    List<Map<String, Object>> records = new ArrayList<>();
    for (int i = 0; i < BrowsedServer.HOUSING_RECORDS; i++) {
      records.add(i % 4 == 3 ? french(i) : english(i));
    }
    records.add(
        record("hostile", "Notes " + SCRIPT, "en", "The word harmless " + SCRIPT + " ends."));
    records.add(
        record(
            "long",
            "Donaudampfschifffahrtsgesellschaft ".repeat(3) + "x".repeat(90),
            "en",
            "A title that is longer than a narrow screen is wide. " + "y".repeat(200)));
    records.add(
        record(
            "credentials",
            "Bridging programs for internationally trained nurses",
            "en",
            "Foreign credential recognition takes long. Bridging programs shorten it."));
    // Two who wait for a curator, of nearly one name, from history.
    records.add(
        record(
            "people",
            "Notes of a meeting on nursing",
            "en",
            "Panelists: Marguerite Bourgeoys, City of Guelph; Marguerite Bourgeois, University of"
                + " Ottawa; Kevin Pottie, University of Ottawa."));
    JsonMapper mapper = JsonMapper.builder().build();
    StringBuilder lines = new StringBuilder();
    records.forEach(record -> lines.append(mapper.writeValueAsString(record)).append('\n'));
    return lines.toString();
  }

  private static Map<String, Object> english(int i) {
    return Map.of(
        "externalId",
        "housing-" + i,
        "title",
        "Settlement strategy " + (2009 + i % 6) + ", part " + (i + 1) + ": housing",
        "language",
        "en",
        "type",
        i % 2 == 0 ? "strategic-plan" : "annual-report",
        "region",
        List.of(REGIONS.get(i % 4)),
        "cluster",
        List.of(CLUSTERS.get(i % 4)),
        "year",
        2009 + i % 6,
        "authors",
        List.of("Sample council"),
        "sourceUrl",
        "https://example.org/plans/" + i,
        "pages",
        List.of(
            page(1, "Summary", "What newcomers told the council, and what is to be done."),
            page(
                2,
                "Housing",
                "Suitable housing is hard to find for larger families, and landlords ask for"
                    + " references that nobody has in the first months.\nHousing help centres"
                    + " report long waiting lists."),
            page(3, "Health", "Interpreters in hospitals; mental health of refugees."),
            page(
                4,
                "Next steps",
                "Each municipality lists its affordable housing once a year. The council"
                    + " compares the lists and reports to the public."),
            page(5, "Housing data", "A survey of 300 households on housing costs.")));
  }

  private static Map<String, Object> french(int i) {
    return Map.of(
        "externalId",
        "housing-" + i,
        "title",
        "Stratégie d’établissement " + (2009 + i % 6) + ", partie " + (i + 1) + " : logement",
        "language",
        "fr",
        "type",
        "strategic-plan",
        "region",
        List.of(REGIONS.get(i % 4)),
        "cluster",
        List.of(CLUSTERS.get(i % 4)),
        "year",
        2009 + i % 6,
        "pages",
        List.of(
            page(1, "Sommaire", "Ce que les nouveaux arrivants ont dit au conseil."),
            page(
                2,
                "Logement",
                "Le logement abordable demeure l’obstacle le plus souvent nommé par les"
                    + " familles qui arrivent dans la région. L’évènement annuel réunit les"
                    + " propriétaires et les organismes.")));
  }

  private static Map<String, Object> page(int number, String heading, String text) {
    return Map.of("page", number, "heading", heading, "text", text);
  }

  private static Map<String, Object> record(
      String externalId, String title, String language, String text) {
    return Map.of("externalId", externalId, "title", title, "language", language, "text", text);
  }
}

package ca.welcomingcommunities.kb.vocabulary;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A Local Immigration Partnership, or a francophone immigration network, of the register.
 *
 * @param id for instance {@code ottawa}; networks keep their prefix: {@code rif-est}
 * @param types ids of facet {@code lipType}; at least one
 * @param since the first year found in public pages; null where none was found
 * @param merges ids of the partnerships that were merged into it
 * @param sites host names of its web sites, for what they were
 */
public record Lip(
    String id,
    Names names,
    Territory territory,
    List<String> types,
    @Nullable Integer since,
    List<String> merges,
    List<String> sites) {
  public Lip {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(names, "names");
    Objects.requireNonNull(territory, "territory");
    types = List.copyOf(types);
    merges = List.copyOf(merges);
    sites = List.copyOf(sites);
  }

  /**
   * What it is and was called.
   *
   * @param official the English name stands for a French one where none is in use
   * @param frenchIsKnown whether it has a French name of its own
   * @param acronyms in capitals, older ones included; some are shared, see {@link MisleadingNames}
   * @param formerly names it no longer bears
   */
  public record Names(
      Bilingual official,
      boolean frenchIsKnown,
      List<String> acronyms,
      List<String> others,
      List<String> formerly) {
    public Names {
      Objects.requireNonNull(official, "official");
      acronyms = List.copyOf(acronyms);
      others = List.copyOf(others);
      formerly = List.copyOf(formerly);
    }
  }

  /**
   * Where it works.
   *
   * @param area in words, for readers
   * @param region id of facet {@code region}
   * @param places names that stand in its documents and confirm an ambiguous acronym
   */
  public record Territory(String area, String region, List<String> places) {
    public Territory {
      Objects.requireNonNull(area, "area");
      Objects.requireNonNull(region, "region");
      places = List.copyOf(places);
    }
  }
}

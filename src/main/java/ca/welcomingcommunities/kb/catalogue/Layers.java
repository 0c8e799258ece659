package ca.welcomingcommunities.kb.catalogue;

import ca.welcomingcommunities.kb.document.AssignedBy;
import ca.welcomingcommunities.kb.document.Description;
import ca.welcomingcommunities.kb.document.Facet;
import ca.welcomingcommunities.kb.document.Label;
import ca.welcomingcommunities.kb.document.Language;
import ca.welcomingcommunities.kb.document.Page;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The three layers of one document's description, and the rule by which they become one. */
record Layers(Layer found, Layer submitted, Layer edited) {

  /**
   * For each field the value of the strongest layer that speaks of it.
   *
   * @param name to be the title where no layer has one
   */
  Description effective(String name) {
    String title = strongest(Field.TITLE, Layer::title);
    Language language = strongest(Field.LANGUAGE, Layer::language);
    List<String> authors = strongest(Field.AUTHORS, Layer::authors);
    return new Description(
        title == null ? name : title,
        strongest(Field.SUMMARY, Layer::summary),
        language == null ? Language.OTHER : language,
        strongest(Field.YEAR, Layer::year),
        authors == null ? List.of() : authors,
        strongest(Field.SOURCE_URL, Layer::sourceUrl));
  }

  private <T> @Nullable T strongest(Field field, Function<Layer, @Nullable T> value) {
    boolean required = field == Field.TITLE || field == Field.LANGUAGE;
    for (Layer layer : List.of(edited, submitted, found)) {
      if (layer.speaksOf(field)) {
        T said = value.apply(layer);
        if (said != null || !required) {
          return said;
        }
      }
    }
    return null;
  }

  /**
   * For each facet the labels of the strongest who gave some, or said that there are none.
   *
   * @param all in any order; the labels of one facet and giver keep theirs
   */
  static List<Label> effective(List<StoredLabel> all) {
    Map<Facet, AssignedBy> strongest = strongest(all);
    List<Label> counting = new ArrayList<>();
    for (StoredLabel label : all) {
      if (Objects.equals(strongest.get(label.facet()), label.assignedBy())) {
        label.asLabel().ifPresent(counting::add);
      }
    }
    return counting;
  }

  private static Map<Facet, AssignedBy> strongest(List<StoredLabel> all) {
    Map<Facet, AssignedBy> strongest = new EnumMap<>(Facet.class);
    for (StoredLabel label : all) {
      strongest.merge(label.facet(), label.assignedBy(), (a, b) -> a.compareTo(b) >= 0 ? a : b);
    }
    return strongest;
  }

  /**
   * The pages, their sections without types where the strongest who spoke of types of sections said
   * that there are none.
   */
  static List<Page> typed(List<Page> pages, List<StoredLabel> all) {
    AssignedBy strongest = strongest(all).get(Facet.SECTION);
    boolean none =
        all.stream()
            .anyMatch(label ->
                label.facet() == Facet.SECTION
                    && label.assignedBy() == strongest
                    && label.value() == null);
    return none ? pages.stream().map(Layers::withoutTypes).toList() : pages;
  }

  private static Page withoutTypes(Page page) {
    return new Page(
        page.number(),
        page.sections().stream()
            .map(section -> section.identified(section.language(), null))
            .toList());
  }
}

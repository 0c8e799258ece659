package ca.welcomingcommunities.kb.http.pages;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One facet as check boxes.
 *
 * @param field its name in addresses
 * @param open whether its values are visible at once
 * @param chosen how many of its values are ticked
 * @param others how many values are not listed
 * @param allUrl the same search with every value listed; null when they are
 */
record FacetView(
    String field,
    String label,
    boolean open,
    int chosen,
    List<Value> values,
    int others,
    @Nullable String allUrl) {
  /**
   * One value.
   *
   * @param count how many documents choosing it finds, written out
   */
  record Value(String value, String label, String count, boolean selected, List<Value> children) {}
}

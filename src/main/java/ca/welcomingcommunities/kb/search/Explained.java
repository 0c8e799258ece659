package ca.welcomingcommunities.kb.search;

import java.util.List;
import java.util.Objects;

/**
 * Why a document has its score.
 *
 * @param value this part's share, as it goes into the part above
 * @param text what it is, for people who know the index
 * @param parts it is made of
 */
public record Explained(double value, String text, List<Explained> parts) {
  public Explained {
    Objects.requireNonNull(text, "text");
    parts = List.copyOf(parts);
  }
}

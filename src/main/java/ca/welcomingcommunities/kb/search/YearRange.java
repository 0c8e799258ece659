package ca.welcomingcommunities.kb.search;

import org.jspecify.annotations.Nullable;

/**
 * Years, both ends included.
 *
 * @param from null for open
 * @param to null for open
 */
public record YearRange(@Nullable Integer from, @Nullable Integer to) {
  /** Every year, and documents without one. */
  public static final YearRange ALL = new YearRange(null, null);

  /** Whether the range leaves nothing out. */
  public boolean isAll() {
    return from == null && to == null;
  }
}

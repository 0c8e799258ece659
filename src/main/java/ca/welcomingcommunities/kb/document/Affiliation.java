package ca.welcomingcommunities.kb.document;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Where a person worked, at a certain time.
 *
 * @param organization null where unknown
 * @param organizationId of the record of organizations; null for others
 * @param kind of organization: {@code lip}, {@code researcher}, {@code federal}, {@code
 *     provincial}, {@code municipal}, {@code agency}, {@code wci}; null where unknown
 * @param position what the person was there; null where unknown
 * @param place the town of the organization, for filtering; null where unknown
 * @param asOf when this was so; null where unknown
 * @param source who says so; null where unknown
 */
public record Affiliation(
    @Nullable Wording organization,
    @Nullable String organizationId,
    @Nullable String kind,
    @Nullable Wording position,
    @Nullable String place,
    @Nullable LocalDate asOf,
    @Nullable Wording source) {
  /** Nothing is known. */
  public static final Affiliation UNKNOWN =
      new Affiliation(null, null, null, null, null, null, null);
}

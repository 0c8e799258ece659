package ca.welcomingcommunities.kb.intake;

/**
 * How far an index is on its way to a change of the catalogue.
 *
 * @param reached the last change that is in it, not beyond the target
 * @param target the change at which it is complete
 */
public record IndexProgress(long reached, long target) {
  /** Whether all of it is in. */
  public boolean isComplete() {
    return reached >= target;
  }

  /** In percent, rounded down. */
  public int percent() {
    return target == 0 ? 100 : (int) (reached * 100 / target);
  }
}

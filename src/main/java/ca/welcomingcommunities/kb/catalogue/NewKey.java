package ca.welcomingcommunities.kb.catalogue;

/**
 * A key that has just been made.
 *
 * @param plain what its owner sends; this is the only time it can be seen
 */
public record NewKey(Key key, String plain) {
  /** Leaves the secret out, for logs. */
  @Override
  public String toString() {
    return "NewKey[key=" + key + "]";
  }
}

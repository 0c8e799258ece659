package ca.welcomingcommunities.kb.catalogue;

/** What became of a key that was to be revoked. */
public enum Revocation {
  /** It is worth nothing from now on. */
  DONE,
  /** There is no such key, or it is revoked already. */
  UNKNOWN,
  /** It is the last valid one of an administrator: without it nobody could make another. */
  LAST_ADMIN
}

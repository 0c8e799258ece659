package ca.welcomingcommunities.kb.archive;

/** What became of a kept file. */
public enum Fixity {
  /** Its bytes still have the hash it is kept under. */
  INTACT,
  /** Its bytes have another hash. */
  CHANGED,
  /** There is no such file. */
  MISSING,
  /** It is there and cannot be read. */
  UNREADABLE
}

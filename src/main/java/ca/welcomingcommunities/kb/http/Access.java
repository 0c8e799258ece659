package ca.welcomingcommunities.kb.http;

/** Who may use a route. */
public enum Access {
  /** Everybody, from any web page too. */
  PUBLIC,
  /** The same for a POST that only asks: any web page may send it as JSON. */
  PUBLIC_QUESTION,
  /** Everybody, but other web pages' scripts may not read the answer: pages with forms. */
  SAME_ORIGIN,
  /** Any valid key, or a session signed in with one. */
  CONTRIBUTOR,
  /** A curator's or an administrator's key or session. */
  CURATOR,
  /** An administrator's key or session. */
  ADMIN
}

package ca.welcomingcommunities.kb.catalogue;

/** The fields of a description, as layers speak of them. */
public enum Field {
  TITLE,
  SUMMARY,
  LANGUAGE,
  YEAR,
  AUTHORS,
  SOURCE_URL
}

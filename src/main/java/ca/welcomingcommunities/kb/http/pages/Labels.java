package ca.welcomingcommunities.kb.http.pages;

import ca.welcomingcommunities.kb.document.Facet;
import ca.welcomingcommunities.kb.document.Language;

/** What the values of facets are called. */
@FunctionalInterface
public interface Labels {
  /** The name of a value in a language; the value itself where it has none. */
  String label(Facet facet, String value, Language locale);
}

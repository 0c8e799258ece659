package ca.welcomingcommunities.kb.bench;

/** What is asked of every target; each does what the one named asks and no more. */
enum Scenario {
  /** Words, ten hits with title and facet values. */
  KEYWORD("keyword, top 10", 1, false, false),
  /** The same and how many hits have each value of three facets. */
  FACETS("+ 3 facet counts", 1, true, false),
  /** The same and the best passages with the words marked. */
  HIGHLIGHT("+ highlighting", 1, true, true),
  /** Two regions and up to two themes chosen; counts ignore their own facet's choice. */
  FILTER("facet filter, multi-select", 1, true, false),
  /** The beginning of a word. */
  PREFIX("prefix (autocomplete)", 1, false, false),
  /** A word with a slip. */
  FUZZY("fuzzy", 1, false, false),
  /** Hits 1,001 to 1,010. */
  DEEP("deep page (1001 to 1010)", 101, false, false);

  static final int HITS = 10;

  private final String title;
  private final int page;
  private final boolean facets;
  private final boolean passages;

  Scenario(String title, int page, boolean facets, boolean passages) {
    this.title = title;
    this.page = page;
    this.facets = facets;
    this.passages = passages;
  }

  String title() {
    return title;
  }

  /** The page of hits, from 1. */
  int page() {
    return page;
  }

  /** How many hits come before that page. */
  int offset() {
    return (page - 1) * HITS;
  }

  boolean facets() {
    return facets;
  }

  boolean passages() {
    return passages;
  }
}

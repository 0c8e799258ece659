package ca.welcomingcommunities.kb.search.lucene;

import ca.welcomingcommunities.kb.search.Expression;
import ca.welcomingcommunities.kb.search.Sort;
import org.apache.lucene.document.LongField;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.SortedNumericSelector;
import org.apache.lucene.search.SortedNumericSortField;
import org.jspecify.annotations.Nullable;

/** How hits are ordered. Documents without a year come last in either direction. */
final class Orders {
  private static final org.apache.lucene.search.Sort NEWEST =
      new org.apache.lucene.search.Sort(year(true), added());
  private static final org.apache.lucene.search.Sort OLDEST =
      new org.apache.lucene.search.Sort(year(false), added());
  private static final org.apache.lucene.search.Sort ADDED =
      new org.apache.lucene.search.Sort(added());
  private static final org.apache.lucene.search.Sort TITLE =
      new org.apache.lucene.search.Sort(title(), year(true));

  private Orders() {}

  /** Null for the order of the scores. */
  static org.apache.lucene.search.@Nullable Sort of(Sort sort, Expression expression) {
    return switch (sort) {
      case RELEVANCE -> expression instanceof Expression.Everything ? NEWEST : null;
      case NEWEST -> NEWEST;
      case OLDEST -> OLDEST;
      case ADDED -> ADDED;
      case TITLE -> TITLE;
    };
  }

  private static SortField year(boolean latestFirst) {
    return new SortedNumericSortField(
        Fields.YEAR,
        SortField.Type.INT,
        latestFirst,
        SortedNumericSelector.Type.MAX,
        latestFirst ? Integer.MIN_VALUE : Integer.MAX_VALUE);
  }

  private static SortField added() {
    return LongField.newSortField(Fields.ADDED, true, SortedNumericSelector.Type.MAX);
  }

  private static SortField title() {
    return new SortField(Fields.TITLE_ORDER, SortField.Type.STRING, false, SortField.STRING_LAST);
  }
}

package ca.welcomingcommunities.kb.http;

import ca.welcomingcommunities.kb.document.Facet;
import ca.welcomingcommunities.kb.search.Expression;
import ca.welcomingcommunities.kb.search.Query;
import ca.welcomingcommunities.kb.search.QueryLanguage;
import ca.welcomingcommunities.kb.search.SearchIndex;
import ca.welcomingcommunities.kb.search.YearRange;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What to leave out of a search that finds nothing: one filter, the years, or one part of its text.
 */
public final class WaysOut {
  /** How many terms of the vocabulary are named beside them. */
  public static final int TERMS = 6;

  /** More parts are not tried, each costs a search. */
  private static final int MAX_PARTS = 8;

  private WaysOut() {}

  /**
   * One way.
   *
   * @param facet of the filter that is left out; null for years and text
   * @param without what is left out, as it stands in the address; empty for the years
   * @param search the rest
   * @param hits how many documents that finds
   */
  public record Way(@Nullable Facet facet, String without, SearchParameters search, long hits) {}

  /** Those that find something, filters first. */
  public static List<Way> of(SearchParameters search, SearchIndex index) throws IOException {
    List<Way> ways = new ArrayList<>();
    for (Way way : candidates(search)) {
      long hits = index.search(counted(way.search().query())).totalHits();
      if (hits > 0) {
        ways.add(new Way(way.facet(), way.without(), way.search(), hits));
      }
    }
    return ways;
  }

  private static List<Way> candidates(SearchParameters search) {
    List<Way> ways = new ArrayList<>();
    search
        .query()
        .filters()
        .forEach((facet, values) ->
            values.forEach(
                value -> ways.add(new Way(facet, value, search.toggled(facet, value), 0))));
    if (!search.query().years().isAll()) {
      ways.add(new Way(null, "", search.withYears(YearRange.ALL), 0));
    }
    List<Expression> parts = parts(QueryLanguage.parse(search.query().text()).expression());
    for (int i = 0; parts.size() > 1 && i < Math.min(parts.size(), MAX_PARTS); i++) {
      List<Expression> rest = new ArrayList<>(parts);
      String without = rest.remove(i).written();
      String text = String.join(" ", rest.stream().map(WaysOut::written).toList());
      ways.add(new Way(null, without, search.withText(text), 0));
    }
    return ways;
  }

  private static List<Expression> parts(Expression expression) {
    return switch (expression) {
      case Expression.Together(List<Expression> parts) -> parts;
      case Expression.And(List<Expression> parts) -> parts;
      case Expression.Everything _,
          Expression.Word _,
          Expression.Widened _,
          Expression.Phrase _,
          Expression.Prefix _,
          Expression.Fuzzy _,
          Expression.In _,
          Expression.Or _,
          Expression.Not _ ->
          List.of(expression);
    };
  }

  /** As a part beside others. */
  private static String written(Expression part) {
    return part instanceof Expression.Or || part instanceof Expression.And
        ? '(' + part.written() + ')'
        : part.written();
  }

  private static Query counted(Query query) {
    return new Query(
        query.text(),
        query.filters(),
        query.years(),
        query.sort(),
        1,
        0,
        Set.of(),
        query.expanded());
  }
}

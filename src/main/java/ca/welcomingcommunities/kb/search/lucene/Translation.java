package ca.welcomingcommunities.kb.search.lucene;

import ca.welcomingcommunities.kb.search.Expression;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.Query;
import org.jspecify.annotations.Nullable;

/**
 * What is searched for an expression.
 *
 * @param documents the documents that have all that is wanted
 * @param relaxation what else to look for; null where there is nothing to give up
 * @param passages what the passages to show match; null where no words are looked for in texts
 * @param furniture what running lines, contents and repeated blocks match that are shown where no
 *     passage is found; null where no phrase is looked for
 */
record Translation(
    Query documents,
    @Nullable Relaxation relaxation,
    @Nullable Query passages,
    @Nullable Query furniture) {

  /** As many types of sections as there are; with more a query might become too large. */
  private static final int MAX_SECTIONS = 6;

  /**
   * The translation for an index.
   *
   * @param sections where words must stand, in one type of section or in another; empty for
   *     anywhere in a document
   */
  static Translation of(Expression expression, LeafQueries leaves, Set<String> sections)
      throws IOException {
    if (sections.isEmpty()) {
      return new QueryTranslator(leaves).translate(expression);
    }
    List<Translation> inside = new ArrayList<>();
    for (String section : sections.stream().limit(MAX_SECTIONS).toList()) {
      inside.add(new QueryTranslator(leaves, Fields.inSection(section)).translate(expression));
    }
    return inside.size() == 1 ? inside.getFirst() : either(inside);
  }

  private static Translation either(List<Translation> inside) {
    Translation first = inside.getFirst();
    List<Relaxation> relaxations =
        inside.stream().map(Translation::relaxation).filter(Objects::nonNull).toList();
    return new Translation(
        new DisjunctionMaxQuery(inside.stream().map(Translation::documents).toList(), 0),
        relaxations.isEmpty() ? null : Relaxation.either(relaxations),
        first.passages,
        first.furniture);
  }
}

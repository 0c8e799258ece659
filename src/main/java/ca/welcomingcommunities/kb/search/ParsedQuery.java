package ca.welcomingcommunities.kb.search;

import java.util.List;
import java.util.Objects;

/**
 * A text that has been read.
 *
 * @param notices where it was not read as it may have been meant, in the order of the text
 */
public record ParsedQuery(Expression expression, List<Notice> notices) {
  public ParsedQuery {
    Objects.requireNonNull(expression, "expression");
    notices = List.copyOf(notices);
  }
}

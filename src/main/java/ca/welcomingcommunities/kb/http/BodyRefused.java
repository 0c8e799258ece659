package ca.welcomingcommunities.kb.http;

import java.io.IOException;

/**
 * The rest of a request's content is not wanted: too much or too slow. An {@link IOException}, so
 * that whoever is reading the content cleans up as for any broken connection.
 */
final class BodyRefused extends IOException {
  private static final long serialVersionUID = 1;

  private final transient Problem problem;

  BodyRefused(Problem problem) {
    super(problem.kind().slug());
    this.problem = problem;
  }

  Problem problem() {
    return problem;
  }
}

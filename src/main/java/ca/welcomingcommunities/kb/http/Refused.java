package ca.welcomingcommunities.kb.http;

/** Ends a request with a {@link Problem}. Thrown by handlers, met in {@link Problems} only. */
public final class Refused extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient Problem problem;

  public Refused(Problem problem) {
    super(problem.kind().slug(), null, false, false);
    this.problem = problem;
  }

  /** A document, page, job or facet that is not there. */
  public static Refused notFound() {
    return new Refused(Problem.of(Problem.Kind.NOT_FOUND));
  }

  /** Why. */
  public Problem problem() {
    return problem;
  }
}

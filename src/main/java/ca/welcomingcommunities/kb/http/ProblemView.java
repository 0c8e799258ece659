package ca.welcomingcommunities.kb.http;

import ca.welcomingcommunities.kb.document.Language;
import ca.welcomingcommunities.kb.http.Problem.Flaw;
import ca.welcomingcommunities.kb.http.Problem.Place;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A problem as RFC 9457 writes it. */
record ProblemView(
    String type, String title, int status, String detail, String instance, List<FlawView> errors) {

  /** One entry of {@code errors}: either {@code parameter} or {@code field} is there. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record FlawView(
      @Nullable String parameter,
      @Nullable String field,
      String detail,
      @Nullable String suggestion) {
    static FlawView of(Flaw flaw, Language locale) {
      boolean inUrl = flaw.place() == Place.PARAMETER;
      return new FlawView(
          inUrl ? flaw.name() : null,
          inUrl ? null : flaw.name(),
          flaw.sentence(locale),
          flaw.suggestion());
    }
  }

  static ProblemView of(Problem problem, Language locale, String instance) {
    return new ProblemView(
        "/problems/" + problem.kind().slug(),
        problem.title(locale),
        problem.kind().status(),
        problem.detail(locale),
        instance,
        problem.flaws().stream().map(flaw -> FlawView.of(flaw, locale)).toList());
  }
}

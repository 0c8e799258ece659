package ca.welcomingcommunities.kb.http.exports;

import ca.welcomingcommunities.kb.document.Description;
import ca.welcomingcommunities.kb.document.Document;
import ca.welcomingcommunities.kb.document.Facet;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Citations for programs that manage literature. Names of authors stay as they were given: most are
 * of organizations, and guessing which word is a family name would be wrong too often.
 *
 * @see <a href="https://en.wikipedia.org/wiki/RIS_(file_format)">The tags in use</a>
 */
final class Ris implements ResultFormat {
  /** What is no report; of the types that all readers know. */
  private static final Map<String, String> TYPES =
      Map.of(
          "presentation", "SLIDE",
          "news", "NEWS",
          "newsletter", "NEWS",
          "minutes", "GEN",
          "agreement", "GEN",
          "practice-profile", "GEN",
          "web-page", "ELEC",
          "conference-report", "CONF");

  @Override
  public String extension() {
    return "ris";
  }

  @Override
  public String mediaType() {
    return "application/x-research-info-systems; charset=utf-8";
  }

  @Override
  public void begin(Appendable out, DocumentWords words) {}

  @Override
  public void add(Document document, Appendable out, DocumentWords words) throws IOException {
    Description description = document.description();
    String type = document.values(Facet.TYPE).stream().findFirst().map(Ris::type).orElse("RPRT");
    line(out, "TY", type);
    line(out, "ID", document.id().value());
    line(out, "TI", description.title());
    for (String author : description.authors()) {
      line(out, "AU", author);
    }
    line(out, "PY", description.year() == null ? null : description.year().toString());
    line(out, "AB", description.summary());
    for (String partnership : words.labels(document, Facet.LIP)) {
      line(out, "PB", partnership);
    }
    for (Facet facet : new Facet[] {Facet.CLUSTER, Facet.THEME, Facet.REGION}) {
      for (String label : words.labels(document, facet)) {
        line(out, "KW", label);
      }
    }
    line(out, "LA", description.language().code());
    line(out, "UR", words.url(document));
    line(out, "L1", words.fileUrl(document));
    line(out, "L2", description.sourceUrl());
    line(out, "DB", words.say("database"));
    out.append("ER  - \r\n\r\n");
  }

  private static String type(String slug) {
    return TYPES.getOrDefault(slug, "RPRT");
  }

  private static void line(Appendable out, String tag, @Nullable String value) throws IOException {
    if (value != null && !value.isBlank()) {
      out.append(tag).append("  - ").append(value.strip().replaceAll("\\s+", " ")).append("\r\n");
    }
  }
}

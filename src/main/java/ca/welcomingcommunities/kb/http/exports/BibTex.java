package ca.welcomingcommunities.kb.http.exports;

import ca.welcomingcommunities.kb.document.Description;
import ca.welcomingcommunities.kb.document.Document;
import ca.welcomingcommunities.kb.document.Facet;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Citations for BibTeX and BibLaTeX, in UTF-8. Names are in braces of their own, so that none is
 * taken apart.
 *
 * @see <a href="https://www.ctan.org/pkg/bibtex">BibTeX</a>
 */
final class BibTex implements ResultFormat {
  @Override
  public String extension() {
    return "bib";
  }

  @Override
  public String mediaType() {
    return "application/x-bibtex; charset=utf-8";
  }

  @Override
  public void begin(Appendable out, DocumentWords words) {}

  @Override
  public void add(Document document, Appendable out, DocumentWords words) throws IOException {
    Description description = document.description();
    String publishers = String.join(" / ", words.labels(document, Facet.LIP));
    // A report must have an institution.
    out.append(publishers.isEmpty() ? "@misc{" : "@techreport{");
    out.append("wci-").append(document.id().value());
    // The braces keep the capitals.
    field(out, "title", "{" + escaped(description.title()) + "}");
    field(
        out,
        "author",
        description.authors().stream()
            .map(name -> "{" + escaped(name) + "}")
            .collect(Collectors.joining(" and ")));
    field(out, "year", Objects.toString(description.year(), ""));
    field(out, "institution", escaped(publishers));
    field(
        out,
        "type",
        words.labels(document, Facet.TYPE).stream().findFirst().map(BibTex::escaped).orElse(""));
    field(out, "language", description.language().code());
    field(out, "keywords", escaped(keywords(document, words)));
    field(out, "url", verbatim(words.url(document)));
    field(out, "file", verbatim(words.fileUrl(document)));
    field(out, "abstract", escaped(Objects.requireNonNullElse(description.summary(), "")));
    out.append("\n}\n\n");
  }

  private static String keywords(Document document, DocumentWords words) {
    return Stream.of(Facet.CLUSTER, Facet.THEME, Facet.REGION)
        .map(facet -> words.labels(document, facet))
        .flatMap(List::stream)
        .collect(Collectors.joining(", "));
  }

  private static void field(Appendable out, String name, String value) throws IOException {
    if (!value.isBlank()) {
      out.append(",\n  ").append(name).append(" = {").append(value).append('}');
    }
  }

  /** An address is not text: only what would end the field is changed. */
  private static String verbatim(@Nullable String address) {
    return address == null ? "" : address.replace("{", "%7B").replace("}", "%7D");
  }

  private static String escaped(String text) {
    StringBuilder out = new StringBuilder();
    text.strip()
        .replaceAll("\\s+", " ")
        .codePoints()
        .forEach(character -> {
          switch (character) {
            case '\\' -> out.append("\\textbackslash{}");
            case '~' -> out.append("\\textasciitilde{}");
            case '^' -> out.append("\\textasciicircum{}");
            case '{', '}', '%', '&', '#', '$', '_' -> out.append('\\').appendCodePoint(character);
            default -> out.appendCodePoint(character);
          }
        });
    return out.toString();
  }
}

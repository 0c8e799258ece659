package ca.welcomingcommunities.kb.http.exports;

import ca.welcomingcommunities.kb.document.Description;
import ca.welcomingcommunities.kb.document.Document;
import ca.welcomingcommunities.kb.document.Facet;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.QuoteMode;

/**
 * A table with a line a document, for spreadsheets.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc4180">RFC 4180</a>
 */
final class Csv implements ResultFormat {
  /** Spreadsheets take a file for UTF-8 only where it begins so. */
  private static final char BYTE_ORDER_MARK = '\ufeff';

  private static final String MANY = "; ";

  private static final List<Facet> FACETS =
      List.of(
          Facet.KIND,
          Facet.TYPE,
          Facet.CLUSTER,
          Facet.DOMAIN,
          Facet.THEME,
          Facet.REGION,
          Facet.LIP,
          Facet.AUDIENCE,
          Facet.CHARACTERISTIC,
          Facet.PARTNER);

  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180.builder().setQuoteMode(QuoteMode.ALL).get();

  @Override
  public String extension() {
    return "csv";
  }

  @Override
  public String mediaType() {
    return "text/csv; charset=utf-8";
  }

  @Override
  public void begin(Appendable out, DocumentWords words) throws IOException {
    List<String> names = new ArrayList<>();
    for (String key : List.of("id", "title", "authors", "year", "language")) {
      names.add(words.say("column." + key));
    }
    FACETS.forEach(facet -> names.add(words.say("column." + facet.id())));
    for (String key : List.of("pages", "url", "file", "source", "added", "updated", "externalId")) {
      names.add(words.say("column." + key));
    }
    out.append(BYTE_ORDER_MARK);
    FORMAT.printRecord(out, names.toArray());
  }

  @Override
  public void add(Document document, Appendable out, DocumentWords words) throws IOException {
    Description description = document.description();
    List<Object> cells = new ArrayList<>();
    cells.add(document.id().value());
    cells.add(text(description.title()));
    cells.add(text(String.join(MANY, description.authors())));
    cells.add(Objects.toString(description.year(), ""));
    cells.add(description.language().code());
    for (Facet facet : FACETS) {
      cells.add(
          facet == Facet.KIND
              ? words.vocabulary().label(facet, document.kind().id(), words.locale())
              : text(String.join(MANY, words.labels(document, facet))));
    }
    cells.add(document.pages().total());
    cells.add(words.url(document));
    cells.add(Objects.requireNonNullElse(words.fileUrl(document), ""));
    cells.add(text(Objects.requireNonNullElse(description.sourceUrl(), "")));
    cells.add(document.addedAt());
    cells.add(document.updatedAt());
    cells.add(text(Objects.requireNonNullElse(document.externalId(), "")));
    FORMAT.printRecord(out, cells.toArray());
  }

  /** Words of others: a spreadsheet would run those that begin like a formula. */
  private static String text(String cell) {
    boolean formula = !cell.isEmpty() && "=+-@\t\r".indexOf(cell.charAt(0)) >= 0;
    return formula ? "'" + cell : cell;
  }
}

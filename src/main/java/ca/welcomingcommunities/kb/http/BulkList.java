package ca.welcomingcommunities.kb.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * The list of a bulk load: a table with a line a file, as spreadsheets write it, with commas or
 * semicolons, in UTF-8 or as Windows does. The column {@code file} names the file, the others are
 * the fields of an upload; several values stand in one cell with {@code ;} or {@code |} between.
 *
 * @param rows in order, without blank ones
 * @param ignored columns that mean nothing here
 */
record BulkList(List<Row> rows, List<String> ignored) {
  /** The longest list. */
  static final int MAX_BYTES = 5_000_000;

  private static final String FILE = "file";
  private static final Charset WINDOWS = Charset.forName("windows-1252");

  /**
   * A line.
   *
   * @param line 1-based, of the file, at which it begins
   * @param file as it is named; empty where it names none
   * @param fields with their values, empty ones left out
   */
  record Row(long line, String file, Map<String, List<String>> fields) {}

  /**
   * Reads a list.
   *
   * @throws Refused if it is too long, no table, or has no column for the file
   */
  static BulkList read(InputStream in) throws IOException {
    byte[] bytes = in.readNBytes(MAX_BYTES + 1);
    if (bytes.length > MAX_BYTES) {
      throw Json.refused(FILE, "list-too-long", String.valueOf(MAX_BYTES / 1_000_000));
    }
    String text = decoded(bytes);
    CSVFormat format =
        CSVFormat.RFC4180
            .builder()
            .setDelimiter(delimiter(text))
            .setHeader()
            .setSkipHeaderRecord(true)
            .setIgnoreEmptyLines(false)
            .setTrim(true)
            .setAllowMissingColumnNames(true)
            .get();
    try (CSVParser parser = CSVParser.parse(new StringReader(text), format)) {
      return of(parser);
    } catch (IllegalArgumentException | java.io.UncheckedIOException notATable) {
      throw Json.refused(FILE, "no-table", String.valueOf(notATable.getMessage()));
    }
  }

  private static BulkList of(CSVParser parser) throws IOException {
    List<String> columns = parser.getHeaderNames();
    if (!columns.contains(FILE)) {
      throw Json.refused(FILE, "no-column");
    }
    List<Row> rows = new ArrayList<>();
    long line = parser.getCurrentLineNumber() + 1;
    for (CSVRecord record : parser) {
      if (record.stream().anyMatch(cell -> !cell.isBlank())) {
        rows.add(row(line, columns, record));
      }
      line = parser.getCurrentLineNumber() + 1;
    }
    TreeSet<String> ignored = new TreeSet<>(columns);
    ignored.removeIf(column -> column.isBlank() || column.equals(FILE) || Metadata.knows(column));
    return new BulkList(List.copyOf(rows), List.copyOf(ignored));
  }

  private static Row row(long line, List<String> columns, CSVRecord record) {
    Map<String, List<String>> fields = new LinkedHashMap<>();
    for (String column : columns) {
      if (Metadata.knows(column) && record.isSet(column) && !record.get(column).isBlank()) {
        fields.put(column, values(column, record.get(column)));
      }
    }
    return new Row(line, record.isSet(FILE) ? record.get(FILE) : "", fields);
  }

  private static List<String> values(String column, String cell) {
    return Metadata.isMany(column)
        ? Arrays.stream(cell.split("[;|]", -1))
            .map(String::strip)
            .filter(value -> !value.isEmpty())
            .toList()
        : List.of(cell);
  }

  private static char delimiter(String text) {
    String header = text.lines().findFirst().orElse("");
    long semicolons = header.chars().filter(c -> c == ';').count();
    return semicolons > header.chars().filter(c -> c == ',').count() ? ';' : ',';
  }

  // Spreadsheets on Windows write their own encoding unless they are told to.
  private static String decoded(byte[] bytes) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return text.startsWith("\ufeff") ? text.substring(1) : text;
    } catch (CharacterCodingException notUtf8) {
      return new String(bytes, WINDOWS);
    }
  }
}

package ca.welcomingcommunities.kb.samples;

import java.util.Comparator;
import java.util.List;

/** The README of the folder: what the samples are and the list of them. */
final class SampleList {

  private static final String HEAD =
      """
      # Sample documents

      Files to try the knowledge base with: plans, reports, practice notes, slides, a scan. All were written for this
      project and none is an official document of the body it names; each says so on its first page. Facts about the
      Local Immigration Partnerships come from the public record of 2010 and later; figures marked "illustrative" are
      invented to show what such a document looks like. This README is not a sample.

      They are made from the texts in `src/samples/`. After changing one, make them again:

      ```
      mvn -q package -DskipTests
      java -cp "target/test-classes:target/lib/*" ca.welcomingcommunities.kb.samples.MakeSampleDocuments
      ```

      The same text gives the same file, byte for byte (the scan but for a few dots): `SampleDocumentsTest` checks it.

      | File | Language | What it is | Place | Good for trying |
      |---|---|---|---|---|
      """;

  private SampleList() {}

  static String of(List<Sample> samples) {
    StringBuilder list = new StringBuilder(HEAD);
    for (Sample sample : samples.stream().sorted(Comparator.comparing(Sample::file)).toList()) {
      list.append(
          "| `%s` | %s | %s, %d | %s | %s |\n"
              .formatted(
                  sample.file(),
                  sample.get("language"),
                  sample.get("kind"),
                  sample.date().getYear(),
                  sample.get("place"),
                  sample.get("use")));
    }
    return list.toString();
  }
}

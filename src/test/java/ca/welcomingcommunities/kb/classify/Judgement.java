package ca.welcomingcommunities.kb.classify;

import ca.welcomingcommunities.kb.document.Facet;
import ca.welcomingcommunities.kb.samples.SampleText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a person says of a document.
 *
 * @param wanted values that should be found
 * @param allowed values that may be found or not
 */
record Judgement(
    SampleText text,
    int year,
    String language,
    Map<Facet, Set<String>> wanted,
    Map<Facet, Set<String>> allowed) {
  private static final Path FOLDER = Path.of("src/test/resources/labels");
  private static final List<Facet> FACETS =
      List.of(Facet.TYPE, Facet.REGION, Facet.LIP, Facet.CLUSTER);
  private static final Map<String, String> MEDIA_TYPES =
      Map.of(
          "pptx", "application/vnd.openxmlformats-officedocument.presentationml.presentation",
          "pdf", "application/pdf",
          "html", "text/html");

  /** All judged documents. */
  static List<Judgement> all() throws IOException {
    Map<String, SampleText> texts = new HashMap<>();
    SampleText.all().forEach(text -> texts.put(text.filename(), text));
    String cases = Files.readString(FOLDER.resolve("hard-cases.md"), StandardCharsets.UTF_8);
    for (String source : cases.split("(?m)^=====\n", -1)) {
      SampleText text = SampleText.of(source);
      texts.put(text.filename(), text);
    }
    List<Judgement> all = new ArrayList<>();
    for (String line : Files.readAllLines(FOLDER.resolve("documents.tsv"))) {
      if (!line.startsWith("#")) {
        String[] fields = line.split("\t", -1);
        SampleText text = texts.remove(fields[0]);
        if (text == null) {
          throw new IllegalArgumentException("no text for " + line);
        }
        all.add(of(text, fields));
      }
    }
    if (!texts.isEmpty()) {
      throw new IllegalArgumentException("not judged: " + texts.keySet());
    }
    return all;
  }

  private static Judgement of(SampleText text, String[] fields) {
    Map<Facet, Set<String>> wanted = new HashMap<>();
    Map<Facet, Set<String>> allowed = new HashMap<>();
    List<String> columns = List.of(fields[1], fields[4], fields[5], fields[6]);
    for (Facet facet : FACETS) {
      wanted.put(facet, new TreeSet<>());
      allowed.put(facet, new TreeSet<>());
      for (String value : columns.get(FACETS.indexOf(facet)).split(" ", -1)) {
        if (value.endsWith("?")) {
          allowed.get(facet).add(value.substring(0, value.length() - 1));
        } else if (!value.equals("-")) {
          wanted.get(facet).add(value);
        }
      }
    }
    return new Judgement(text, Integer.parseInt(fields[2]), fields[3], wanted, allowed);
  }

  /** What the classifier says of it. */
  Classification classified(Classifier classifier) {
    String name = text.filename();
    String type = MEDIA_TYPES.getOrDefault(name.substring(name.lastIndexOf('.') + 1), "text/plain");
    return classifier.classify(new Clues(text.title(), name, type, null, null), text.pages());
  }
}

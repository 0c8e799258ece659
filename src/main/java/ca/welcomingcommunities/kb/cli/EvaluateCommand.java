package ca.welcomingcommunities.kb.cli;

import ca.welcomingcommunities.kb.app.LabelTrial;
import ca.welcomingcommunities.kb.app.Loaded;
import ca.welcomingcommunities.kb.app.Trial;
import ca.welcomingcommunities.kb.evaluation.Comparison;
import ca.welcomingcommunities.kb.evaluation.LabelFigures;
import ca.welcomingcommunities.kb.evaluation.Measure;
import ca.welcomingcommunities.kb.evaluation.Run;
import ca.welcomingcommunities.kb.evaluation.Scores;
import ca.welcomingcommunities.kb.evaluation.TestCollection;
import ca.welcomingcommunities.kb.evaluation.TestDocuments;
import ca.welcomingcommunities.kb.search.SearchIndex;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code wci evaluate COLLECTION}: measures how well documents are ranked. */
@Command(
    name = "evaluate",
    mixinStandardHelpOptions = true,
    description = {
      "Measure how well documents are ranked, with a test collection.",
      "A collection is a folder with queries.tsv (id TAB text [TAB en|fr]), qrels.tsv (query 0"
          + " document grade) and docs.jsonl (id, title, text, lang), or --files for documents.",
      "It is loaded as by an import, into a temporary folder, and asked as /api/search is.",
      "'speakers' for COLLECTION asks the judged questions about people, over the sample documents.",
      "'labels' says how right the labels of the judged sections and documents are; --per-query names"
          + " what is wrong."
    })
final class EvaluateCommand implements Callable<Integer> {
  private static final long SEED = 20_261_123;
  private static final Path SPEAKERS = Path.of("speakers");
  private static final Path LABELS = Path.of("labels");

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "COLLECTION", arity = "1..*", description = "Folders of collections.")
  private List<Path> collections = List.of();

  @Option(
      names = "--files",
      paramLabel = "FOLDER",
      description = "Search the files of this folder; judgements name them by filename.")
  private @Nullable Path files;

  @Option(
      names = "--people",
      description =
          "People are judged, not documents: authors, by name with _ for blanks; asked as"
              + " /api/speakers is.")
  private boolean people;

  @Option(names = "--per-query", description = "Print every query too.")
  private boolean perQuery;

  @Option(
      names = "--half",
      paramLabel = "even|odd",
      description = "Only every second query: one half to choose weights by, one to report.")
  private @Nullable String half;

  @Option(
      names = "--detect-language",
      description = "Do not tell the import which language the documents are in.")
  private boolean detectLanguage;

  @Option(
      names = "--set",
      paramLabel = "WEIGHT=VALUE",
      description = "Search with another weight: k1, b, exactWeight, titleWeight, nearWeight.")
  private Map<String, Double> weights = Map.of();

  @Option(names = "--run", paramLabel = "FILE", description = "Write the run in TREC's format.")
  private @Nullable Path run;

  @Option(
      names = "--against",
      paramLabel = "FILE",
      description = "Compare with a run (TREC's format), by a paired randomisation test.")
  private @Nullable Path against;

  @Option(
      names = "--against-set",
      paramLabel = "WEIGHT=VALUE",
      description = "Compare with the same search with other weights.")
  private Map<String, Double> againstWeights = Map.of();

  @SuppressWarnings("NullAway.Init") // picocli sets the field
  EvaluateCommand() {}

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (collections.size() > 1 && (run != null || against != null)) {
      throw wrong("--run and --against are for one collection");
    }
    if (half != null && !half.equals("even") && !half.equals("odd")) {
      throw wrong("--half is even or odd");
    }
    requireWeights(weights);
    requireWeights(againstWeights);
    for (Path collection : collections) {
      if (collection.equals(SPEAKERS)) {
        askForSpeakers();
      } else if (collection.equals(LABELS)) {
        evaluateLabels();
      } else {
        evaluate(collection);
      }
    }
    return 0;
  }

  private void askForSpeakers() throws IOException, InterruptedException {
    try (Trial trial = Trial.open()) {
      Loaded loaded = trial.load(files == null ? FolderOptions.samples() : files, _ -> {});
      PrintWriter out = spec.commandLine().getOut();
      out.printf("%d documents, and the directory of people%n", loaded.searchable());
      out.println(trial.askForSpeakers(trial.index(weights)).table());
      out.flush();
    }
  }

  private void evaluateLabels() throws IOException, InterruptedException {
    Path judged = FolderOptions.home().resolve("src/labelled");
    if (!Files.isDirectory(judged)) {
      throw new CommandFailed("the judged texts are missing: " + judged);
    }
    LabelTrial trial = new LabelTrial(judged);
    print("sections", trial.sections(false));
    print("sections held back", trial.sections(true));
    print("documents", trial.documents(files == null ? FolderOptions.samples() : files));
  }

  private void print(String what, LabelFigures figures) {
    PrintWriter out = spec.commandLine().getOut();
    out.println(what);
    figures.table().forEach(line -> out.println("  " + line));
    if (perQuery) {
      figures.remarks().forEach(line -> out.println("    " + line));
    }
    out.flush();
  }

  private void requireWeights(Map<String, Double> given) {
    given
        .keySet()
        .forEach(name -> {
          if (!Trial.weightNames().contains(name)) {
            throw wrong(
                "no weight '" + name + "'; known: " + String.join(", ", Trial.weightNames()));
          }
        });
  }

  private ParameterException wrong(String message) {
    return new ParameterException(spec.commandLine(), message);
  }

  private void evaluate(Path folder) throws IOException, InterruptedException {
    TestCollection collection = TestCollection.read(folder);
    Run other = against == null ? null : Run.read(against);
    try (Trial trial = Trial.open()) {
      int documents = load(trial, folder, collection);
      TestCollection asked = half == null ? collection : collection.half(half.equals("even"));
      Run answer = ask(trial, weights, asked);
      Scores scores = Scores.of(answer, asked);
      PrintWriter out = spec.commandLine().getOut();
      out.printf(
          "%s: %d documents, %d queries%n", collection.name(), documents, asked.queries().size());
      EvaluationTable.print(out, scores, perQuery);
      if (run != null) {
        answer.write(run, "wci");
      }
      if (!againstWeights.isEmpty()) {
        other = ask(trial, againstWeights, asked);
      }
      if (other != null) {
        compare(out, Scores.of(other, asked), scores);
      }
      out.flush();
    }
  }

  private Run ask(Trial trial, Map<String, Double> by, TestCollection asked) throws IOException {
    SearchIndex index = trial.index(by);
    return people ? trial.askForPeople(index, asked) : Run.of(index, asked);
  }

  private int load(Trial trial, Path folder, TestCollection collection)
      throws IOException, InterruptedException {
    if (files != null) {
      Loaded loaded = trial.load(files, _ -> {});
      if (loaded.failed() > 0) {
        throw new CommandFailed(loaded.failed() + " of the files could not be read");
      }
      return loaded.searchable();
    }
    TestDocuments documents = new TestDocuments(folder);
    int count = documents.importTo(trial::importRecords, !detectLanguage);
    List<String> missing = people ? List.of() : documents.missing(collection);
    if (!missing.isEmpty()) {
      spec.commandLine()
          .getErr()
          .println(
              "note: "
                  + missing.size()
                  + " judged documents are not in docs.jsonl and count as not found, such as "
                  + missing.getFirst());
    }
    return count;
  }

  private static void compare(PrintWriter out, Scores before, Scores after) {
    out.println("measure      other   this    difference  better  worse  p");
    for (Measure measure : Measure.values()) {
      Comparison both = Comparison.of(measure, before, after, SEED);
      out.printf(
          Locale.ROOT,
          "%-11s  %.4f  %.4f  %+.4f     %6d %6d  %.4f%n",
          measure.label(),
          both.before(),
          both.after(),
          both.after() - both.before(),
          both.better(),
          both.worse(),
          both.chance());
    }
  }
}

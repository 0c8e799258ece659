package ca.welcomingcommunities.kb.app;

import ca.welcomingcommunities.kb.classify.Classification;
import ca.welcomingcommunities.kb.classify.Classifier;
import ca.welcomingcommunities.kb.classify.Clues;
import ca.welcomingcommunities.kb.document.Document;
import ca.welcomingcommunities.kb.document.Facet;
import ca.welcomingcommunities.kb.document.Page;
import ca.welcomingcommunities.kb.evaluation.Judged;
import ca.welcomingcommunities.kb.evaluation.LabelFigures;
import ca.welcomingcommunities.kb.evaluation.LabelFigures.Found;
import ca.welcomingcommunities.kb.vocabulary.Vocabulary;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** How right the labels of the judged texts are. For one thread. */
public final class LabelTrial {
  private static final List<Facet> OF_SECTIONS =
      List.of(Facet.CLUSTER, Facet.THEME, Facet.REGION, Facet.LIP, Facet.SECTION);
  private static final List<Facet> OF_DOCUMENTS =
      List.of(Facet.TYPE, Facet.CLUSTER, Facet.REGION, Facet.LIP);

  private final Path folder;
  private final Classifier classifier = new Classifier(Vocabulary.load());

  /**
   * A trial with a set of judgements.
   *
   * @param folder of {@code sections.md}, {@code cases.md} and {@code samples.md}
   */
  public LabelTrial(Path folder) {
    this.folder = folder;
  }

  /** The sections, each by itself: those that rules are made with, or those held back. */
  public LabelFigures sections(boolean heldBack) throws IOException {
    Predicate<Judged> wanted = judged -> judged.isHeldBack() == heldBack;
    LabelFigures figures = new LabelFigures(OF_SECTIONS);
    for (Judged judged : Judged.read(folder.resolve("sections.md"))) {
      Page text = judged.text();
      if (text != null && wanted.test(judged)) {
        figures.add(judged, found(null, "", text));
      }
    }
    return figures;
  }

  /** The hard cases, and the sample documents as an upload reads and labels them. */
  public LabelFigures documents(Path samples) throws IOException, InterruptedException {
    LabelFigures figures = new LabelFigures(OF_DOCUMENTS);
    for (Judged judged : Judged.read(folder.resolve("cases.md"))) {
      Page text = judged.text();
      if (text != null) {
        figures.add(judged, found(text.sections().getFirst().heading(), judged.name(), text));
      }
    }
    try (Trial trial = Trial.open()) {
      trial.load(samples, _ -> {});
      Map<String, Document> files = trial.files();
      for (Judged judged : Judged.read(folder.resolve("samples.md"))) {
        Document document = files.get(judged.name());
        if (document != null) {
          figures.add(
              judged,
              new Found(
                  document.labels(),
                  document.description().language(),
                  document.description().year()));
        }
      }
    }
    return figures;
  }

  private Found found(@Nullable String title, String name, Page text) {
    Clues clues = new Clues(title, name, "text/plain", null, null);
    Classification found = classifier.classify(clues, List.of(text));
    return new Found(found.labels(), found.language(), found.year());
  }
}

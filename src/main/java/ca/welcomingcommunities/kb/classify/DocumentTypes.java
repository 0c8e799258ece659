package ca.welcomingcommunities.kb.classify;

import ca.welcomingcommunities.kb.classify.Sighting.Zone;
import ca.welcomingcommunities.kb.document.AssignedBy;
import ca.welcomingcommunities.kb.document.Evidence;
import ca.welcomingcommunities.kb.document.Facet;
import ca.welcomingcommunities.kb.document.Label;
import ca.welcomingcommunities.kb.document.Language;
import ca.welcomingcommunities.kb.vocabulary.Term;
import ca.welcomingcommunities.kb.vocabulary.Vocabulary;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The type of a document: one, or none. The title says most, then the file name, the first page and
 * the headings; slides are a presentation unless their title says otherwise.
 */
final class DocumentTypes {
  private static final double ENOUGH = 2;
  private static final double IN_TITLE = 5;
  private static final double IN_FILENAME = 2;
  private static final double SLIDES = 4;

  /** A short line under the title says more than a sentence. */
  private static final double IN_SUBTITLE = 1.5;

  private static final int BEGINNING = 300;
  private static final int SHORT_LINE = 100;

  /** What a title is about stands before these: "Evaluation of the strategic plan". */
  private static final Pattern HEAD =
      Pattern.compile("\\s(of|for|on|de|du|des|sur|pour)\\s|\\sd['’]");

  private static final double HEAD_BONUS = 2;

  private final CueBook book;
  private final Clues clues;
  private final Map<String, Double> sums = new HashMap<>();
  private final Map<String, Sighting> best = new HashMap<>();

  private DocumentTypes(CueBook book, Clues clues) {
    this.book = book;
    this.clues = clues;
  }

  static Optional<Label> label(Vocabulary vocabulary, CueBook book, Clues clues, Reading reading) {
    DocumentTypes types = new DocumentTypes(book, clues);
    types.read(reading);
    types.readFilename();
    types.readMediaType();
    return vocabulary.terms(Facet.TYPE).stream()
        .map(Term::id)
        .filter(type -> types.sums.getOrDefault(type, 0.0) >= ENOUGH)
        .max(Comparator.comparingDouble(type -> types.sums.getOrDefault(type, 0.0)))
        .map(types::label);
  }

  private void read(Reading reading) {
    Set<Object> once = new HashSet<>();
    List<Sighting> inTitle = new ArrayList<>();
    for (Sighting sighting : reading.of(Facet.TYPE)) {
      if (sighting.zone() == Zone.TITLE) {
        inTitle.add(sighting);
      } else if ((sighting.zone() == Zone.HEADING || sighting.page() == 1)
          && once.add(List.of(sighting.cue(), sighting.zone()))) {
        add(sighting, sighting.cue().weight() * (isSubtitle(sighting) ? IN_SUBTITLE : 1));
      }
    }
    readTitle(inTitle);
  }

  private static boolean isSubtitle(Sighting sighting) {
    String text = sighting.text();
    int start = text.lastIndexOf('\n', sighting.start()) + 1;
    int end = text.indexOf('\n', sighting.end());
    return sighting.page() == 1
        && sighting.start() < BEGINNING
        && (end < 0 ? text.length() : end) - start <= SHORT_LINE;
  }

  /** English titles end with what they are, French ones begin with it. */
  private void readTitle(List<Sighting> inTitle) {
    if (inTitle.isEmpty()) {
      return;
    }
    String title = inTitle.getFirst().text();
    Matcher divider = HEAD.matcher(title);
    int head = title.length();
    while (divider.find() && head == title.length()) {
      int start = divider.start();
      if (inTitle.stream().anyMatch(sighting -> sighting.end() <= start)) {
        head = start;
      }
    }
    int end = head;
    Sighting last = inTitle.getFirst();
    for (Sighting sighting : inTitle) {
      last = sighting.end() <= end ? sighting : last;
    }
    for (Sighting sighting : inTitle) {
      add(sighting, sighting.cue().weight() * IN_TITLE * (sighting.equals(last) ? HEAD_BONUS : 1));
    }
  }

  private void readFilename() {
    String name = Titles.cleaned(clues.filename());
    for (Language language : List.of(Language.EN, Language.FR)) {
      PhraseTrie phrases = book.phrases(language);
      Tokens tokens = Tokens.of(name, language);
      phrases.scan(
          tokens,
          (cue, first, end) -> {
            if (cue.facet() == Facet.TYPE) {
              int from = tokens.start(first);
              int to = tokens.end(end - 1);
              Sighting sighting = new Sighting(cue, Zone.TEXT, 1, name, from, to);
              add(sighting, cue.weight() * IN_FILENAME);
            }
          });
    }
  }

  private void readMediaType() {
    String type = clues.mediaType().toLowerCase(Locale.ROOT);
    if (type.contains("presentation") || type.contains("powerpoint")) {
      sums.merge("presentation", SLIDES, Double::sum);
    }
  }

  private void add(Sighting sighting, double weight) {
    String value = sighting.cue().value();
    if (value != null) {
      sums.merge(value, weight, Double::sum);
      best.merge(value, sighting, (one, other) -> other.weight() > one.weight() ? other : one);
    }
  }

  private Label label(String type) {
    @Nullable Sighting seen = best.get(type);
    Evidence evidence =
        seen == null
            ? new Evidence(clues.filename().isEmpty() ? clues.mediaType() : clues.filename(), 1)
            : seen.evidence();
    double confidence = Score.confidence(sums.getOrDefault(type, 0.0), ENOUGH);
    return new Label(Facet.TYPE, type, AssignedBy.RULE, confidence, evidence);
  }
}

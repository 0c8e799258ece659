package ca.welcomingcommunities.kb.classify;

import ca.welcomingcommunities.kb.classify.Sighting.Zone;
import ca.welcomingcommunities.kb.document.AssignedBy;
import ca.welcomingcommunities.kb.document.Evidence;
import ca.welcomingcommunities.kb.document.Facet;
import ca.welcomingcommunities.kb.document.Label;
import ca.welcomingcommunities.kb.document.Language;
import ca.welcomingcommunities.kb.vocabulary.Phrase.Strength;
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

  /** In a headline somebody does something; what stands after the verb is not what it is. */
  private static final Pattern HEADLINE =
      Pattern.compile(
          "\\s(announces|launches|welcomes|hosts|opens|unveils|requests|celebrates|receives|seeks"
              + "|annonce|lance|dévoile|célèbre|inaugure|demande)\\s",
          Pattern.CASE_INSENSITIVE);

  private static final double NEWS = 4;

  /** What HTML is where nothing says that it is something else. */
  private static final String WEB_PAGE = "web-page";

  private final CueBook book;
  private final Clues clues;
  private final Map<String, Double> sums = new HashMap<>();
  private final Map<String, Sighting> best = new HashMap<>();
  private final Map<String, Evidence> elsewhere = new HashMap<>();
  private final String beginning;
  private int headline = Integer.MAX_VALUE;

  private DocumentTypes(CueBook book, Clues clues, String beginning) {
    this.book = book;
    this.clues = clues;
    this.beginning = beginning;
  }

  static Optional<Label> label(Vocabulary vocabulary, CueBook book, Clues clues, Reading reading) {
    DocumentTypes types = new DocumentTypes(book, clues, reading.beginning());
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
    readHeadline(reading.title());
    readTitle(inTitle);
  }

  private void readHeadline(String title) {
    Matcher verb = HEADLINE.matcher(title);
    if (verb.find()) {
      headline = verb.start();
      sums.merge("news", NEWS, Double::sum);
      elsewhere.put("news", new Evidence(verb.group(1), 1));
    }
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
      if (sighting.start() > headline) {
        continue;
      }
      boolean isHead = sighting.equals(last) && sighting.cue().strength() != Strength.WEAK;
      add(sighting, sighting.cue().weight() * IN_TITLE * (isHead ? HEAD_BONUS : 1));
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
              addFromFilename(sighting);
            }
          });
    }
  }

  /** The name of a file is no evidence that a reader of the text could look up. */
  private void addFromFilename(Sighting sighting) {
    if (beginning.isEmpty()) {
      add(sighting, sighting.cue().weight() * IN_FILENAME);
    } else if (sighting.cue().value() != null) {
      sums.merge(sighting.cue().value(), sighting.cue().weight() * IN_FILENAME, Double::sum);
    }
  }

  private void readMediaType() {
    String type = clues.mediaType().toLowerCase(Locale.ROOT);
    if (type.contains("presentation") || type.contains("powerpoint")) {
      sums.merge("presentation", SLIDES, Double::sum);
    } else if (type.contains("html") && sums.values().stream().allMatch(sum -> sum < ENOUGH)) {
      sums.put(WEB_PAGE, ENOUGH);
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
            ? elsewhere.getOrDefault(type, new Evidence(beginning.replaceAll("\\s+", " "), 1))
            : seen.evidence();
    double confidence = Score.confidence(sums.getOrDefault(type, 0.0), ENOUGH);
    return new Label(Facet.TYPE, type, AssignedBy.RULE, confidence, evidence);
  }
}

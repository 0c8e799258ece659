package ca.welcomingcommunities.kb.classify;

import ca.welcomingcommunities.kb.document.Evidence;
import ca.welcomingcommunities.kb.document.Facet;
import ca.welcomingcommunities.kb.document.Label;
import ca.welcomingcommunities.kb.document.Page;
import ca.welcomingcommunities.kb.document.Section;
import ca.welcomingcommunities.kb.document.TextRole;
import ca.welcomingcommunities.kb.vocabulary.Vocabulary;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A document written for a test, page by page, and what the classifier makes of it. */
final class Draft {
  /** The present, for all tests. */
  static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-23T12:00:00Z"), ZoneOffset.UTC);

  static final Classifier CLASSIFIER = new Classifier(Vocabulary.load(), CLOCK);

  private final @Nullable String title;
  private String filename = "";
  private String mediaType = "";
  private final List<List<Section>> pages = new ArrayList<>();

  private Draft(@Nullable String title) {
    this.title = title;
  }

  static Draft titled(String title) {
    return new Draft(title);
  }

  static Draft untitled() {
    return new Draft(null);
  }

  Draft file(String name, String type) {
    filename = name;
    mediaType = type;
    return this;
  }

  /** A new page with a section under no heading. */
  Draft page(String text) {
    return page().section("", 0, false, text);
  }

  Draft page() {
    pages.add(new ArrayList<>());
    return this;
  }

  Draft section(String heading, int level, boolean continued, String text) {
    pages.getLast().add(Section.of(heading, level, continued, text));
    return this;
  }

  /** What is not the body, at the end of the page. */
  Draft furniture(TextRole role, String text) {
    pages.getLast().add(Section.of("", 0, false, text).part(false, text, role));
    return this;
  }

  Classification classified() {
    List<Page> numbered = new ArrayList<>();
    pages.forEach(sections -> numbered.add(new Page(numbered.size() + 1, sections)));
    return CLASSIFIER.classify(new Clues(title, filename, mediaType, null, null), numbered);
  }

  /** The values found for one facet, the surest first. */
  List<String> values(Facet facet) {
    return classified().labels(facet).stream().map(Label::value).toList();
  }

  /** What decided one label. */
  Evidence evidence(Facet facet, String value) {
    return classified().labels(facet).stream()
        .filter(label -> label.value().equals(value))
        .map(label -> Objects.requireNonNull(label.evidence()))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + facet.id() + " '" + value + "'"));
  }
}

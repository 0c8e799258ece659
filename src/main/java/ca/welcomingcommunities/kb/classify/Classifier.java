package ca.welcomingcommunities.kb.classify;

import ca.welcomingcommunities.kb.document.Label;
import ca.welcomingcommunities.kb.document.Language;
import ca.welcomingcommunities.kb.document.Page;
import ca.welcomingcommunities.kb.vocabulary.Vocabulary;
import java.time.Clock;
import java.time.Year;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Says by rules what a document is, with the evidence for each label.
 *
 * <p>Immutable, deterministic, and safe for use by many threads. Building one reads the vocabulary
 * into tries: build once. A record of 2 kB takes some hundred microseconds.
 *
 * <p>The confidence of a label is 1 - 2^(-s/T), where s is the weighted sum of what speaks for it
 * and T what its facet demands of a document of that length: 0.5 is just enough, 1 is never
 * reached. For partnerships, whose names mean nothing else, s counts twice. Section types have
 * fixed confidences, by the kind of phrase in the heading.
 */
public final class Classifier {
  private final Vocabulary vocabulary;
  private final Clock clock;
  private final CueBook book;
  private final LanguageIdentifier languages = new LanguageIdentifier();

  /** A classifier that takes the present year from the system's clock. */
  public Classifier(Vocabulary vocabulary) {
    this(vocabulary, Clock.systemUTC());
  }

  /**
   * A classifier by the phrases of a vocabulary.
   *
   * @param clock for the present year: no document is of a later one
   */
  public Classifier(Vocabulary vocabulary, Clock clock) {
    this.vocabulary = Objects.requireNonNull(vocabulary, "vocabulary");
    this.clock = Objects.requireNonNull(clock, "clock");
    this.book = new CueBook(vocabulary);
  }

  /** What identifies languages here. */
  public LanguageIdentifier languages() {
    return languages;
  }

  /**
   * Finds out what a document is.
   *
   * @param pages as extraction read them; none for a file without text
   */
  public Classification classify(Clues clues, List<Page> pages) {
    List<Page> identified = languages.identify(MixedSections.apart(pages), () -> language(clues));
    Language language = LanguageIdentifier.majority(identified);
    if (language == Language.OTHER && isWithoutText(pages)) {
      language = language(clues);
    }
    SectionTypes sectionTypes = new SectionTypes(book);
    List<Page> typed = sectionTypes.identify(identified);
    String title = Titles.choose(clues, typed);
    @Nullable Integer year = new Years(Year.now(clock).getValue()).find(title, clues, typed);

    Reading reading = Reading.of(book, title, language, typed);
    List<Label> labels = new ArrayList<>(Topics.labels(reading));
    labels.addAll(Places.labels(vocabulary, reading));
    DocumentTypes.label(vocabulary, book, clues, reading).ifPresent(labels::add);
    labels.addAll(sectionTypes.labels());
    labels.sort(Comparator.comparing(Label::facet));
    return new Classification(title, language, year, typed, labels);
  }

  /** The language where the text does not tell. */
  private Language language(Clues clues) {
    if (clues.language() != null) {
      return clues.language();
    }
    return clues.title() == null ? Language.OTHER : languages.identify(clues.title());
  }

  private static boolean isWithoutText(List<Page> pages) {
    return pages.stream().allMatch(page -> page.text().isBlank());
  }
}

package ca.welcomingcommunities.kb.classify;

import ca.welcomingcommunities.kb.document.AssignedBy;
import ca.welcomingcommunities.kb.document.Evidence;
import ca.welcomingcommunities.kb.document.Facet;
import ca.welcomingcommunities.kb.document.Label;
import ca.welcomingcommunities.kb.document.Language;
import ca.welcomingcommunities.kb.document.Page;
import ca.welcomingcommunities.kb.document.Section;
import ca.welcomingcommunities.kb.vocabulary.Phrase.Strength;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What sections are about, by their headings. Strong phrases count anywhere in a heading that is
 * not a whole sentence, others only where they are all of it. A section without a type of its own
 * has that of the chapter it stands in. Used for one document by one thread.
 */
final class SectionTypes {
  private static final int LONG_HEADING = 12;
  private static final double BY_STRONG = 0.9;
  private static final double BY_WHOLE = 0.7;
  private static final int LEVELS = 6;

  private final CueBook book;
  private final Map<String, Label> labels = new LinkedHashMap<>();
  private final @Nullable String[] chapter = new @Nullable String[LEVELS + 1];

  SectionTypes(CueBook book) {
    this.book = book;
  }

  /** The pages with the type of every section. */
  List<Page> identify(List<Page> pages) {
    List<Page> identified = new ArrayList<>();
    for (Page page : pages) {
      List<Section> sections = new ArrayList<>();
      for (Section section : page.sections()) {
        sections.add(
            section.isBody()
                ? section.identified(section.language(), type(section, page.number()))
                : section);
      }
      identified.add(new Page(page.number(), sections));
    }
    return identified;
  }

  /** One label for every type that {@link #identify} met, in the order of the document. */
  List<Label> labels() {
    return List.copyOf(labels.values());
  }

  private @Nullable String type(Section section, int page) {
    int level = section.level();
    if (level == 0) {
      return null;
    }
    String own = own(section, page);
    String type = own == null ? above(level) : own;
    chapter[level] = type;
    for (int below = level + 1; below <= LEVELS; below++) {
      chapter[below] = null;
    }
    return type;
  }

  private @Nullable String above(int level) {
    for (int at = level - 1; at > 0; at--) {
      if (chapter[at] != null) {
        return chapter[at];
      }
    }
    return null;
  }

  private @Nullable String own(Section section, int page) {
    Language language = section.language();
    PhraseTrie phrases = book.phrases(language);
    Tokens tokens = Tokens.of(section.heading(), phrases.language());
    if (tokens.count() > LONG_HEADING) {
      return null;
    }
    Best best = new Best();
    phrases.scan(tokens, (cue, first, end) -> best.offer(cue, tokens, first, end));
    if (best.cue == null || best.cue.value() == null) {
      return null;
    }
    String type = best.cue.value();
    double confidence = best.cue.strength() == Strength.STRONG ? BY_STRONG : BY_WHOLE;
    Evidence evidence = new Evidence(best.phrase.replaceAll("\\s+", " "), page);
    Label label = new Label(Facet.SECTION, type, AssignedBy.RULE, confidence, evidence);
    labels.merge(type, label, (one, other) -> other.confidence() > one.confidence() ? other : one);
    return type;
  }

  /** The best phrase of one heading: a strong one, the first of several. */
  private static final class Best {
    private @Nullable Cue cue;
    private String phrase = "";

    void offer(Cue found, Tokens tokens, int first, int end) {
      if (found.facet() != Facet.SECTION || found.role() != Cue.Role.VALUE) {
        return;
      }
      boolean strong = found.strength() == Strength.STRONG;
      boolean beaten = cue != null && (cue.strength() == Strength.STRONG || !strong);
      if (!beaten && (strong || isWhole(tokens, first, end))) {
        cue = found;
        phrase = tokens.text().substring(tokens.start(first), tokens.end(end - 1));
      }
    }

    /** Whether only numbers stand around it: "3.2 Priorities". */
    private static boolean isWhole(Tokens tokens, int first, int end) {
      for (int token = 0; token < tokens.count(); token++) {
        boolean inside = token >= first && token < end;
        if (!inside && !Character.isDigit(tokens.text().charAt(tokens.start(token)))) {
          return false;
        }
      }
      return true;
    }
  }
}

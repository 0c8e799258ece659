package ca.welcomingcommunities.kb.classify;

import ca.welcomingcommunities.kb.document.Language;
import ca.welcomingcommunities.kb.document.Page;
import ca.welcomingcommunities.kb.document.Section;
import com.optimaize.langdetect.DetectedLanguage;
import com.optimaize.langdetect.LanguageDetector;
import com.optimaize.langdetect.LanguageDetectorBuilder;
import com.optimaize.langdetect.i18n.LdLocale;
import com.optimaize.langdetect.ngram.NgramExtractors;
import com.optimaize.langdetect.profiles.LanguageProfileReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Tells English from French, and both from the rest.
 *
 * <p>Counting small words decides most texts; where they are few or mixed, character statistics do
 * (the language-detector library, restricted to the two languages). {@link Language#OTHER} is for
 * empty texts and for those that clearly are neither.
 *
 * <p>Immutable, deterministic, and safe for use by many threads. Building one reads the library's
 * profiles: build once.
 */
public final class LanguageIdentifier {
  /** Enough of a text to know its language. */
  private static final int ENOUGH_CHARACTERS = 1_000;

  private static final int FEW_WORDS = 4;
  private static final int SHORT = 8;
  private static final int CLEAR_COUNT = 3;
  private static final int CLEAR_RATIO = 3;
  private static final int MANY_WORDS = 12;
  private static final double NEITHER = 0.04;
  private static final long SEED = 20101028;

  private final LanguageDetector detector;

  /** Reads the statistics of the two languages. */
  public LanguageIdentifier() {
    try {
      List<LdLocale> both = List.of(LdLocale.fromString("en"), LdLocale.fromString("fr"));
      detector =
          LanguageDetectorBuilder.create(NgramExtractors.standard())
              .seed(SEED)
              .minimalConfidence(0.5)
              .withProfiles(new LanguageProfileReader().readBuiltIn(both))
              .build();
    } catch (IOException e) {
      throw new UncheckedIOException("the language profiles cannot be read", e);
    }
  }

  /**
   * The language of a text by itself; its best guess for a few words, {@link Language#OTHER} where
   * there is no word.
   */
  public Language identify(String text) {
    Count count = Count.of(text);
    Language clear = count.decide();
    return clear != null ? clear : byLetters(text, count);
  }

  /**
   * The language of every section. A section of a few words has that of the section before it, or
   * else after it; an empty one is {@link Language#OTHER}.
   *
   * @param otherwise for documents without any telling section
   */
  List<Page> identify(List<Page> pages, Supplier<Language> otherwise) {
    List<@Nullable Language> found = new ArrayList<>();
    for (Page page : pages) {
      page.sections().forEach(section -> found.add(sure(section)));
    }
    Neighbours neighbours = new Neighbours(found, otherwise);
    List<Page> identified = new ArrayList<>();
    for (Page page : pages) {
      List<Section> sections = new ArrayList<>();
      for (Section section : page.sections()) {
        Language language = neighbours.next();
        sections.add(section.identified(isEmpty(section) ? Language.OTHER : language, null));
      }
      identified.add(new Page(page.number(), sections));
    }
    return identified;
  }

  /** The language that most of the text is in; {@link Language#OTHER} where nothing tells. */
  static Language majority(List<Page> pages) {
    Map<Language, Long> characters = new EnumMap<>(Language.class);
    for (Page page : pages) {
      for (Section section : page.sections()) {
        long length = (long) section.text().length() + section.heading().length();
        characters.merge(section.language(), length, Long::sum);
      }
    }
    long english = characters.getOrDefault(Language.EN, 0L);
    long french = characters.getOrDefault(Language.FR, 0L);
    if (characters.getOrDefault(Language.OTHER, 0L) > english + french || english + french == 0) {
      return Language.OTHER;
    }
    return french > english ? Language.FR : Language.EN;
  }

  /** The language of a text where its small words leave no doubt. */
  static @Nullable Language clearly(String text) {
    return Count.of(text).decide();
  }

  private @Nullable Language sure(Section section) {
    String text = section.text().isBlank() ? section.heading() : section.text();
    Count count = Count.of(text);
    Language clear = count.decide();
    if (clear != null || count.words < FEW_WORDS) {
      return count.words == 0 ? null : clear;
    }
    return byLetters(text, count);
  }

  private Language byLetters(String text, Count count) {
    if (count.words == 0) {
      return Language.OTHER;
    }
    if (count.isNeither()) {
      return Language.OTHER;
    }
    String enough = text.substring(0, Math.min(text.length(), ENOUGH_CHARACTERS));
    for (DetectedLanguage guess : detector.getProbabilities(enough)) {
      if (guess.getProbability() >= 0.5) {
        return Language.of(guess.getLocale().getLanguage());
      }
    }
    return count.french > count.english ? Language.FR : Language.EN;
  }

  private static boolean isEmpty(Section section) {
    return section.text().isBlank() && section.heading().isBlank();
  }

  /** How many words of a text are small words of which language. */
  private record Count(int words, int english, int french, int others, int foreignLetters) {
    static Count of(String text) {
      int words = 0;
      int[] counts = new int[3];
      int foreign = 0;
      int limit = Math.min(text.length(), ENOUGH_CHARACTERS);
      int at = 0;
      while (at < limit) {
        int end = at;
        while (end < limit && Character.isLetter(text.charAt(end))) {
          foreign += text.charAt(end) > 0x24F && text.charAt(end) != '’' ? 1 : 0;
          end++;
        }
        if (end > at) {
          words++;
          String word = Folding.fold(text, at, end);
          counts[1] += isElision(text, end, word) ? 1 : 0;
          add(counts, 0, StopWords.ENGLISH, word);
          add(counts, 1, StopWords.FRENCH, word);
          add(counts, 2, StopWords.OTHERS, word);
        }
        at = Math.max(end, at + 1);
      }
      return new Count(words, counts[0], counts[1], counts[2], foreign);
    }

    /** Whether it is the "d" of "d'accueil". */
    private static boolean isElision(String text, int end, String word) {
      return word.length() == 1
          && "dlnjq".contains(word)
          && end < text.length()
          && (text.charAt(end) == '\'' || text.charAt(end) == '’');
    }

    private static void add(int[] counts, int slot, Set<String> set, String word) {
      if (set.contains(word)) {
        counts[slot]++;
      }
    }

    /** The language, where the small words leave no doubt. */
    @Nullable Language decide() {
      if (others > CLEAR_COUNT && others > english && 2 * others > french) {
        return Language.OTHER;
      }
      if (english >= CLEAR_COUNT && english >= CLEAR_RATIO * french) {
        return Language.EN;
      }
      if (french >= CLEAR_COUNT && french >= CLEAR_RATIO * english) {
        return Language.FR;
      }
      return words <= SHORT ? ofShort() : null;
    }

    /** The language of a title or phrase that has small words of one language only. */
    private @Nullable Language ofShort() {
      if (others == 0 && english > 0 && french == 0) {
        return Language.EN;
      }
      return others == 0 && french > 0 && english == 0 ? Language.FR : null;
    }

    boolean isNeither() {
      return foreignLetters > words
          || (words >= MANY_WORDS
              && others > english + french
              && (english + french) < NEITHER * words);
    }
  }

  /** Goes through the sections and lends to unsure ones the language of a neighbour. */
  private static final class Neighbours {
    private final List<@Nullable Language> found;
    private final Supplier<Language> otherwise;
    private int at;
    private @Nullable Language before;

    Neighbours(List<@Nullable Language> found, Supplier<Language> otherwise) {
      this.found = found;
      this.otherwise = otherwise;
    }

    Language next() {
      Language own = found.get(at++);
      if (own != null) {
        before = own;
        return own;
      }
      if (before != null) {
        return before;
      }
      for (int after = at; after < found.size(); after++) {
        Language later = found.get(after);
        if (later != null) {
          return later;
        }
      }
      return otherwise.get();
    }
  }
}

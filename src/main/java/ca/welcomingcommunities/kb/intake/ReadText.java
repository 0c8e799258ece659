package ca.welcomingcommunities.kb.intake;

import ca.welcomingcommunities.kb.catalogue.Blocks;
import ca.welcomingcommunities.kb.catalogue.DocumentText;
import ca.welcomingcommunities.kb.classify.Classification;
import ca.welcomingcommunities.kb.classify.Clues;
import ca.welcomingcommunities.kb.document.Facet;
import ca.welcomingcommunities.kb.document.Label;
import ca.welcomingcommunities.kb.document.Page;
import ca.welcomingcommunities.kb.structure.BlockPrints;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A text and what was found in it, before it is stored.
 *
 * @param prints of its paragraphs, by which they are found in other documents
 */
record ReadText(Clues clues, Parts parts, Classification found, BlockPrints prints) {
  private static final Logger LOG = LoggerFactory.getLogger(ReadText.class);

  /**
   * So many documents after the first that knew a block to repeat, those before are marked again:
   * files that are read side by side do not see each other, and a crash may come before the marks.
   */
  private static final int AGAIN = 2;

  /**
   * Reads a text by itself.
   *
   * @param given labels that a person gave
   */
  static ReadText of(
      BiFunction<Clues, List<Page>, Classification> classify,
      Clues clues,
      Parts parts,
      List<Label> given,
      List<String> authors) {
    Classification found = classify.apply(clues, parts.pages());
    String publisher = publisher(given, found.labels(), authors);
    return new ReadText(clues, parts, found, BlockPrints.of(parts.pages(), publisher));
  }

  /**
   * Who publishes a document: its partnership, or else its first author; null if neither is known.
   */
  private static @Nullable String publisher(
      List<Label> given, List<Label> found, List<String> authors) {
    return Stream.concat(given.stream(), found.stream())
        .filter(label -> label.facet() == Facet.LIP)
        .map(Label::value)
        .findFirst()
        .orElse(authors.isEmpty() ? null : authors.getFirst());
  }

  /**
   * What comparing texts with others showed.
   *
   * @param again those of them that were read again without what repeats, by origin
   * @param numbers of blocks of which nobody knew yet that they repeat
   * @param holders the origins of stored documents that have these
   */
  record Compared(Map<String, ReadText> again, Set<Long> numbers, Set<String> holders) {

    /**
     * Marks the blocks in the documents that came before it was known that they repeat, one by one,
     * so that nobody who writes waits for long. Whatever fails costs a mark and not the documents
     * that came now, which are stored; the next few that have the blocks try again.
     *
     * @return whether there was something to mark
     */
    boolean markHolders(Blocks blocks) {
      for (String origin : holders) {
        try {
          blocks.mark(origin, this::marked);
        } catch (RuntimeException | OutOfMemoryError | StackOverflowError e) {
          LOG.warn("blocks=not-marked documents={}", holders.size(), e);
          break;
        }
      }
      return !holders.isEmpty();
    }

    private List<Page> marked(DocumentText text) {
      String publisher =
          publisher(List.of(), text.document().labels(), text.document().description().authors());
      return BlockPrints.of(text.pages(), publisher)
          .marked(number -> numbers.contains(number) ? Integer.MAX_VALUE : 0);
    }
  }

  /**
   * Compares texts with those that are stored and with each other.
   *
   * @param together by the origins of their documents
   */
  static Compared amongOthers(
      Map<String, ReadText> together,
      Blocks blocks,
      BiFunction<Clues, List<Page>, Classification> classify) {
    Set<Long> all = new HashSet<>();
    together.values().forEach(text -> all.addAll(text.prints().numbers()));
    Map<Long, Set<String>> stored = blocks.holders(all);
    Map<Long, Set<String>> now = new HashMap<>();
    stored.forEach((number, origins) -> now.put(number, new HashSet<>(origins)));
    together.forEach((origin, text) ->
        text.prints()
            .numbers()
            .forEach(number -> now.computeIfAbsent(number, _ -> new HashSet<>()).add(origin)));
    Map<String, ReadText> again = new LinkedHashMap<>();
    Set<Long> news = new HashSet<>();
    together.forEach((origin, text) -> {
      List<Page> marked = text.prints().marked(number -> others(now, number));
      if (!marked.equals(text.parts().pages())) {
        Parts parts = new Parts(text.parts().unit(), text.parts().total(), marked);
        Classification found = classify.apply(text.clues(), marked);
        again.put(origin, new ReadText(text.clues(), parts, found, text.prints()));
        news.addAll(text.prints().repeating(number -> others(now, number)));
        news.removeAll(text.prints().repeating(number -> others(stored, number) - AGAIN));
      }
    });
    Set<String> holders = new HashSet<>();
    news.forEach(number -> holders.addAll(stored.getOrDefault(number, Set.of())));
    holders.removeAll(together.keySet());
    return new Compared(again, news, holders);
  }

  /** Of those that have a number, one is the text itself. */
  private static int others(Map<Long, Set<String>> holders, long number) {
    return holders.getOrDefault(number, Set.of()).size() - 1;
  }
}

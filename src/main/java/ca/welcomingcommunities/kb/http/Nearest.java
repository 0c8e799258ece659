package ca.welcomingcommunities.kb.http;

import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Guesses which known name somebody meant. */
final class Nearest {
  /** Names that other search interfaces have for ours. */
  private static final Map<String, String> ELSEWHERE =
      Map.ofEntries(
          Map.entry("perpage", "hitsPerPage"),
          Map.entry("pagesize", "hitsPerPage"),
          Map.entry("limit", "hitsPerPage"),
          Map.entry("size", "hitsPerPage"),
          Map.entry("rows", "hitsPerPage"),
          Map.entry("count", "hitsPerPage"),
          Map.entry("offset", "page"),
          Map.entry("start", "page"),
          Map.entry("query", "q"),
          Map.entry("search", "q"),
          Map.entry("text", "q"),
          Map.entry("lang", "locale"),
          Map.entry("hl", "locale"),
          Map.entry("order", "sort"),
          Map.entry("sortby", "sort"),
          Map.entry("orderby", "sort"),
          Map.entry("from", "yearFrom"),
          Map.entry("to", "yearTo"),
          Map.entry("since", "yearFrom"),
          Map.entry("year", "yearFrom"),
          Map.entry("doctype", "type"),
          Map.entry("topic", "theme"));

  private static final double ENOUGH = 0.4;

  private Nearest() {}

  /** The known name that is most like {@code name}; null if none is much like it. */
  static @Nullable String of(String name, Collection<String> known) {
    String plain = plain(name);
    String elsewhere = ELSEWHERE.get(plain);
    if (elsewhere != null && known.contains(elsewhere)) {
      return elsewhere;
    }
    String best = null;
    double bestLikeness = ENOUGH;
    for (String candidate : known) {
      double likeness = likeness(plain, plain(candidate));
      if (likeness > bestLikeness) {
        best = candidate;
        bestLikeness = likeness;
      }
    }
    return best;
  }

  private static String plain(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
  }

  /** Dice's coefficient over pairs of neighbouring letters, ends included. */
  private static double likeness(String a, String b) {
    Set<String> ofA = pairs(a);
    Set<String> ofB = pairs(b);
    Set<String> both = new TreeSet<>(ofA);
    both.retainAll(ofB);
    return 2.0 * both.size() / (ofA.size() + ofB.size());
  }

  private static Set<String> pairs(String word) {
    String framed = "^" + word + "$";
    Set<String> pairs = new TreeSet<>();
    for (int i = 0; i + 1 < framed.length(); i++) {
      pairs.add(framed.substring(i, i + 2));
    }
    return pairs;
  }
}

package ca.welcomingcommunities.kb.classify;

import ca.welcomingcommunities.kb.document.Facet;
import ca.welcomingcommunities.kb.document.Language;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All phrases of one language, found in a text in one pass. */
final class PhraseTrie {
  /** Receives what is found, in the order of the text. */
  interface Sink {
    /** A phrase that stands from word {@code first} to before word {@code end}. */
    void found(Cue cue, int first, int end);
  }

  private static final class Node {
    private final Map<String, Node> next = new HashMap<>(2);
    private final List<Cue> cues = new ArrayList<>(1);
  }

  private final Language language;
  private final Node root = new Node();

  PhraseTrie(Language language) {
    this.language = language;
  }

  Language language() {
    return language;
  }

  /** Adds a phrase; only while building. */
  void add(Tokens phrase, Cue cue) {
    Node node = root;
    for (int token = 0; token < phrase.count(); token++) {
      node = node.next.computeIfAbsent(String.valueOf(phrase.key(token)), key -> new Node());
    }
    node.cues.add(cue);
  }

  /**
   * Finds the phrases of a text. Of phrases of one facet that lie in each other, only the longest
   * counts: "North York" is no "York".
   */
  void scan(Tokens tokens, Sink sink) {
    Covered covered = new Covered();
    Node[] path = new Node[tokens.count()];
    for (int first = 0; first < tokens.count(); first++) {
      for (int end = walk(tokens, first, path); end > first; end--) {
        for (Cue cue : path[end - 1].cues) {
          if (cue.fits(tokens, first) && covered.admits(cue, first, end)) {
            sink.found(cue, first, end);
          }
        }
      }
    }
  }

  /** The last phrase found of every facet: where it begins and ends. */
  private static final class Covered {
    private final Map<Facet, int[]> spans = new EnumMap<>(Facet.class);

    /** Whether a phrase lies in no longer one; if so, it is the last one found. */
    boolean admits(Cue cue, int first, int end) {
      if (cue.role() != Cue.Role.VALUE && cue.role() != Cue.Role.TRAP) {
        return true;
      }
      int[] span = spans.computeIfAbsent(cue.facet(), facet -> new int[2]);
      if (end < span[1] || (end == span[1] && first > span[0])) {
        return false;
      }
      span[0] = first;
      span[1] = end;
      return true;
    }
  }

  private int walk(Tokens tokens, int first, Node[] path) {
    int at = first;
    @Nullable Node node = root;
    while (at < tokens.count()) {
      String key = at > first && tokens.isApart(at) ? null : tokens.key(at);
      node = key == null ? null : node.next.get(key);
      if (node == null) {
        break;
      }
      path[at++] = node;
    }
    return at;
  }
}

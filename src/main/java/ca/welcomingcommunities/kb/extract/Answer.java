package ca.welcomingcommunities.kb.extract;

import java.util.List;
import org.apache.tika.metadata.Metadata;

/** What a child process made of a file. */
sealed interface Answer {

  /**
   * It came to an end.
   *
   * @param parts metadata with the text in XHTML: the file itself, then the files inside it; never
   *     empty
   */
  record Parsed(List<Metadata> parts) implements Answer {
    public Parsed {
      parts = List.copyOf(parts);
      if (parts.isEmpty()) {
        throw new IllegalArgumentException("nothing was parsed");
      }
    }
  }

  /** It broke a limit or broke down, and is replaced. */
  record Broken(Extraction.Reason reason) implements Answer {}
}

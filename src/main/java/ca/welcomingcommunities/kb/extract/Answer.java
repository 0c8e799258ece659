package ca.welcomingcommunities.kb.extract;

import java.util.List;
import java.util.Optional;
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

  /**
   * It broke a limit or broke down, and is replaced.
   *
   * @param soFar metadata with the text in XHTML, as far as it had come; empty if not so far
   */
  record Broken(Extraction.Reason reason, Optional<Metadata> soFar) implements Answer {}
}

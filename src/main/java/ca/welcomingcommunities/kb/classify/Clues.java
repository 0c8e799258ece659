package ca.welcomingcommunities.kb.classify;

import ca.welcomingcommunities.kb.document.Language;
import java.time.Year;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a document beside its text.
 *
 * @param title as the file's metadata or a submitter has it; null where there is none
 * @param filename with its extension; empty where there is no file
 * @param mediaType for instance {@code application/pdf}; empty where unknown
 * @param language as the file's metadata has it; believed only where the text does not tell
 * @param created the year of the file's metadata; believed only where the text does not tell
 */
public record Clues(
    @Nullable String title,
    String filename,
    String mediaType,
    @Nullable Language language,
    @Nullable Year created) {
  public Clues {
    Objects.requireNonNull(filename, "filename");
    Objects.requireNonNull(mediaType, "mediaType");
  }
}

package ca.welcomingcommunities.kb.extract;

import ca.welcomingcommunities.kb.document.Accessibility;
import ca.welcomingcommunities.kb.document.Language;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a file says about itself in its metadata. Claims, often left over from a template: good as
 * proposals only.
 *
 * @param title null where there is none
 * @param authors may be empty
 * @param language null where the file names none
 * @param created null where the file does not say
 * @param modified null where the file does not say
 * @param accessibility what can be told of it
 */
public record Found(
    @Nullable String title,
    List<String> authors,
    @Nullable Language language,
    @Nullable Instant created,
    @Nullable Instant modified,
    Accessibility accessibility) {
  public Found {
    authors = List.copyOf(authors);
  }
}

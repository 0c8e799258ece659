package ca.welcomingcommunities.kb.vocabulary;

import ca.welcomingcommunities.kb.document.Language;
import java.util.List;
import java.util.Map;

/**
 * Words of the whole field, which say little about what one document is about.
 *
 * @param none by language: in nearly every document; they carry no evidence at all
 * @param common by language: in many; they carry half
 */
public record Background(Map<Language, List<String>> none, Map<Language, List<String>> common) {
  public Background {
    none = Map.copyOf(none);
    common = Map.copyOf(common);
  }
}

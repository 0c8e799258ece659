package ca.welcomingcommunities.kb.vocabulary;

import ca.welcomingcommunities.kb.document.Language;
import java.util.List;
import java.util.Map;

/**
 * Words of the whole field, which say little about what one document is about.
 *
 * @param none by language: in nearly every document; they carry no evidence at all
 * @param common by language: in many; they carry half
 * @param funding by language: words of lines that only thank the department for its money
 */
public record Background(
    Map<Language, List<String>> none,
    Map<Language, List<String>> common,
    Map<Language, List<String>> funding) {
  public Background {
    none = Map.copyOf(none);
    common = Map.copyOf(common);
    funding = Map.copyOf(funding);
  }
}

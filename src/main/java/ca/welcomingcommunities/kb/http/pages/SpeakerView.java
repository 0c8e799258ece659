package ca.welcomingcommunities.kb.http.pages;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The page of a person.
 *
 * @param facts what is known, each with its name
 * @param consent why it is shown
 * @param jsonLd the same for machines, safe inside a script element
 * @param sent whether a request to correct it has just been kept
 * @param error why it was not; null if it was, or none was made
 */
record SpeakerView(
    Shell shell,
    String id,
    String name,
    List<Fact> facts,
    String consent,
    List<SearchView.Link> subjects,
    List<SpeakersView.Reason> appearances,
    List<SpeakersView.Reason> documents,
    String jsonLd,
    String vcardUrl,
    boolean sent,
    @Nullable String error) {
  /** A fact with its name. */
  record Fact(String name, String value) {}
}

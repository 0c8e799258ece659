package ca.welcomingcommunities.kb.http;

import ca.welcomingcommunities.kb.document.Document;
import ca.welcomingcommunities.kb.document.DocumentId;
import ca.welcomingcommunities.kb.document.Language;
import ca.welcomingcommunities.kb.document.Person;
import ca.welcomingcommunities.kb.experts.Found;
import ca.welcomingcommunities.kb.experts.Speaker;
import ca.welcomingcommunities.kb.experts.Speakers;
import ca.welcomingcommunities.kb.search.MarkedText;
import ca.welcomingcommunities.kb.search.PassageHit;
import ca.welcomingcommunities.kb.vocabulary.Vocabulary;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who could speak about something. */
final class SpeakersApi {
  private final Services services;
  private final Speakers speakers;
  private final Vocabulary vocabulary;
  private final Gate gate;

  SpeakersApi(Services services) {
    this.services = services;
    this.speakers = services.speakers();
    this.vocabulary = services.vocabulary();
    this.gate = new Gate(services);
  }

  void search(Context context) throws IOException {
    SpeakerParameters asked =
        SpeakerParameters.strict(Parameters.of(context), services.vocabulary());
    if (asked.query().proposed()) {
      gate.admit(context, Access.CURATOR);
    }
    speakers.catchUp(asked.query().proposed());
    long generation = services.index().generation();
    if (Freshness.isKnown(context, generation, speakers.version() + " " + asked.apiUrl())) {
      return;
    }
    long begin = System.nanoTime();
    Found found = speakers.find(asked.query());
    int from = Math.min(found.speakers().size(), (asked.page() - 1) * asked.hitsPerPage());
    int to = Math.min(found.speakers().size(), from + asked.hitsPerPage());
    Shown shown = new Shown(services, asked.query().text());
    List<SpeakerView> hits =
        found.speakers().subList(from, to).stream()
            .map(one -> SpeakerView.of(one, shown, vocabulary, asked.locale()))
            .toList();
    double milliseconds = (System.nanoTime() - begin) / 1e6;
    context.header("Server-Timing", String.format(Locale.ROOT, "speakers;dur=%.2f", milliseconds));
    Json.answer(context, SpeakersView.of(asked, found, hits, vocabulary, Math.round(milliseconds)));
  }

  void speaker(Context context) {
    String id = idOf(context);
    Parameters parameters = Parameters.of(context);
    parameters.allowOnly(List.of(Parameters.LOCALE));
    Language locale = parameters.locale();
    parameters.check();
    Person person = speakers.find(id).orElseThrow(Refused::notFound);
    long generation = services.index().generation();
    if (Freshness.isKnown(context, generation, speakers.version() + locale.code() + id)) {
      return;
    }
    Json.answer(context, profile(person, locale));
  }

  /** A profile with everything that ties the person to documents. */
  SpeakerView profile(Person person, Language locale) {
    return SpeakerView.of(speakers.profile(person), new Shown(services, ""), vocabulary, locale);
  }

  /** The id in the path; one that could be nobody's is not found. */
  static String idOf(Context context) {
    String id = context.pathParam("id");
    if (!Person.isId(id)) {
      throw Refused.notFound();
    }
    return id;
  }

  /** The documents of one answer, each read once. */
  private static final class Shown implements SpeakerView.Shelf {
    private final Services services;
    private final String query;
    private final Map<DocumentId, @Nullable Document> known = new HashMap<>();

    Shown(Services services, String query) {
      this.services = services;
      this.query = query;
    }

    @Override
    public @Nullable Document of(Speaker.Source source) {
      if (!known.containsKey(source.document())) {
        known.put(
            source.document(),
            services.catalogue().documents().find(source.document()).orElse(null));
      }
      return known.get(source.document());
    }

    @Override
    public MarkedText words(Speaker.Source source) {
      if (!source.phrase().isEmpty() || query.isEmpty()) {
        return MarkedText.plain(source.phrase());
      }
      try {
        Optional<PassageHit> passage = services.index().bestPassage(source.document(), query);
        if (passage.isPresent()) {
          return passage.get().text();
        }
        Document document = of(source);
        return document == null
            ? MarkedText.plain("")
            : services
                .index()
                .mark(document.description().title(), document.description().language(), query);
      } catch (IOException e) {
        throw new UncheckedIOException("reading a passage", e);
      }
    }
  }
}

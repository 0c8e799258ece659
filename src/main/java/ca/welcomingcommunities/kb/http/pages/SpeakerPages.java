package ca.welcomingcommunities.kb.http.pages;

import ca.welcomingcommunities.kb.document.Facet;
import ca.welcomingcommunities.kb.document.Language;
import ca.welcomingcommunities.kb.document.Person;
import ca.welcomingcommunities.kb.experts.Found;
import ca.welcomingcommunities.kb.experts.Speaker;
import ca.welcomingcommunities.kb.experts.Speakers;
import ca.welcomingcommunities.kb.http.CorrectionDesk;
import ca.welcomingcommunities.kb.http.Freshness;
import ca.welcomingcommunities.kb.http.Parameters;
import ca.welcomingcommunities.kb.http.Problem;
import ca.welcomingcommunities.kb.http.Refused;
import ca.welcomingcommunities.kb.http.Services;
import ca.welcomingcommunities.kb.http.SpeakerParameters;
import ca.welcomingcommunities.kb.http.SpeakerWords;
import ca.welcomingcommunities.kb.http.Urls;
import ca.welcomingcommunities.kb.vocabulary.Vocabulary;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The pages of people: who answers a question, profiles, and the people as files. */
final class SpeakerPages {
  /** So many people are in a file, if nobody was picked. */
  private static final int EXPORTED = 100;

  private final Services services;
  private final Speakers speakers;
  private final Vocabulary vocabulary;
  private final Assets assets;
  private final Renderer renderer;

  SpeakerPages(Services services, Assets assets, Renderer renderer) {
    this.services = services;
    this.speakers = services.speakers();
    this.vocabulary = services.vocabulary();
    this.assets = assets;
    this.renderer = renderer;
  }

  /** {@code /en/speakers?q=…}. */
  void list(Context context, Language locale) throws IOException {
    SpeakerParameters asked = asked(context, locale);
    if (isKnown(context)) {
      return;
    }
    Found found = speakers.find(asked.query());
    renderer.send(context, "speakers.jte", view(asked, found));
  }

  private SpeakersView view(SpeakerParameters asked, Found found) {
    Messages m = Messages.in(asked.locale());
    SpeakerViews views = new SpeakerViews(m, vocabulary, services.catalogue().documents());
    int total = found.speakers().size();
    int pages = Math.max(1, Math.ceilDiv(total, asked.hitsPerPage()));
    int page = Math.min(asked.page(), pages);
    int from = (page - 1) * asked.hitsPerPage();
    List<Speaker> shown =
        found.speakers().subList(from, Math.min(total, from + asked.hitsPerPage()));
    String text = asked.query().text();
    String heading =
        text.isEmpty()
            ? m.say("speakers.heading.all", "count", total)
            : m.say("speakers.heading", "count", total, "text", text);
    Language other = asked.locale() == Language.FR ? Language.EN : Language.FR;
    Shell shell =
        new Shell(
            m,
            assets,
            m.say("title", "title", heading),
            asked.in(other).pageUrl(),
            "speakers",
            text.isEmpty());
    return new SpeakersView(
        shell,
        text,
        heading,
        notices(m, found),
        chips(asked),
        views.facets(asked, found),
        shown.stream().map(one -> views.card(one, asked)).toList(),
        from + 1,
        new SearchView.Pager(
            page,
            pages,
            page > 1 ? asked.withPage(page - 1).pageUrl() : null,
            page < pages ? asked.withPage(page + 1).pageUrl() : null),
        shortlist(asked),
        asked.shortlist(),
        asked.exportUrl("csv"),
        asked.exportUrl("vcf"));
  }

  private List<String> notices(Messages m, Found found) {
    List<String> notices = new ArrayList<>();
    found
        .oneRegion()
        .ifPresent(region ->
            notices.add(
                m.say(
                    "speakers.oneRegion",
                    "region",
                    vocabulary.label(Facet.REGION, region, m.language()))));
    found
        .oneKind()
        .ifPresent(kind ->
            notices.add(m.say("speakers.oneKind", "kind", SpeakerWords.kind(kind, m.language()))));
    return notices;
  }

  private List<SearchView.Link> chips(SpeakerParameters asked) {
    List<SearchView.Link> chips = new ArrayList<>();
    asked
        .query()
        .filters()
        .forEach((facet, values) ->
            values.forEach(value ->
                chips.add(
                    new SearchView.Link(
                        asked.toggled(facet, value).pageUrl(),
                        vocabulary.label(facet, value, asked.locale())))));
    return chips;
  }

  /** Those of the shortlist who are still public; each link takes one off. */
  private List<SearchView.Link> shortlist(SpeakerParameters asked) {
    List<SearchView.Link> links = new ArrayList<>();
    for (String id : asked.shortlist()) {
      speakers
          .find(id)
          .ifPresent(person ->
              links.add(new SearchView.Link(asked.picked(id, false).pageUrl(), person.name())));
    }
    return links;
  }

  /** {@code /en/speakers/{id}}. */
  void show(Context context, Language locale) {
    Person person = person(context);
    if (isKnown(context)) {
      return;
    }
    boolean sent = !Parameters.of(context).all("sent").isEmpty();
    renderer.send(context, "speaker.jte", view(person, locale, sent, null));
  }

  /** {@code POST /en/speakers/{id}}: "is this you?", without an account. */
  void correct(Context context, Language locale) {
    Person person = person(context);
    CorrectionDesk.Wish wish =
        new CorrectionDesk.Wish(
            person.id(), form(context, "wish"), form(context, "message"), form(context, "replyTo"));
    try {
      services.corrections().keep(context, wish);
    } catch (Refused refused) {
      Problem problem = refused.problem();
      context.status(problem.kind().status());
      Duration wait = problem.retryAfter();
      if (wait != null) {
        context.header("Retry-After", String.valueOf(wait.toSeconds()));
      }
      String why =
          problem.flaws().isEmpty()
              ? problem.detail(locale)
              : problem.flaws().getFirst().sentence(locale);
      renderer.send(context, "speaker.jte", view(person, locale, false, why));
      return;
    }
    context.redirect(Urls.speaker(person.id(), locale) + "?sent=1#correct", HttpStatus.SEE_OTHER);
  }

  private static String form(Context context, String name) {
    return Objects.requireNonNullElse(context.formParam(name), "");
  }

  private SpeakerView view(Person person, Language locale, boolean sent, @Nullable String error) {
    Messages m = Messages.in(locale);
    SpeakerViews views = new SpeakerViews(m, vocabulary, services.catalogue().documents());
    Speaker speaker = speakers.profile(person);
    Language other = locale == Language.FR ? Language.EN : Language.FR;
    Shell shell =
        new Shell(
            m,
            assets,
            m.say("title", "title", person.name()),
            Urls.speaker(person.id(), other),
            "speakers",
            true);
    SpeakerParameters everybody = SpeakerParameters.lenient(Parameters.of(""), locale);
    return new SpeakerView(
        shell,
        person.id(),
        person.name(),
        views.profileFacts(person),
        SpeakerWords.consent(person.consent().state(), locale),
        person.allSubjects().stream()
            .map(subject ->
                new SearchView.Link(
                    everybody.toggled(subject.facet(), subject.value()).pageUrl(),
                    vocabulary.label(subject.facet(), subject.value(), locale)))
            .toList(),
        views.appearances(speaker),
        views.documents(speaker),
        PersonJsonLd.of(person, vocabulary, locale),
        everybody.picked(person.id(), true).exportUrl("vcf"),
        sent,
        error);
  }

  /** {@code /en/speakers.csv}: the shortlist, or who answers. */
  void csv(Context context, Language locale) throws IOException {
    List<Person> people = exported(context, locale);
    context
        .contentType("text/csv; charset=utf-8")
        .header("Content-Disposition", "attachment; filename=\"speakers.csv\"")
        .result(SpeakerFiles.csv(people, vocabulary, Messages.in(locale)));
  }

  /** {@code /en/speakers.vcf}: the same as cards. */
  void vcard(Context context, Language locale) throws IOException {
    List<Person> people = exported(context, locale);
    context
        .contentType("text/vcard; charset=utf-8")
        .header("Content-Disposition", "attachment; filename=\"speakers.vcf\"")
        .result(SpeakerFiles.vcards(people, Messages.in(locale)));
  }

  private List<Person> exported(Context context, Language locale) throws IOException {
    context.header("Cache-Control", "no-store");
    SpeakerParameters asked = asked(context, locale);
    if (Parameters.of(context).all("shortlist").isEmpty()) {
      return speakers.find(asked.query()).speakers().stream()
          .map(Speaker::person)
          .limit(EXPORTED)
          .toList();
    }
    return asked.shortlist().stream().flatMap(id -> speakers.find(id).stream()).toList();
  }

  /** What is asked; of the shortlist only who may still be shown. */
  private SpeakerParameters asked(Context context, Language locale) {
    speakers.catchUp(false);
    SpeakerParameters asked = SpeakerParameters.lenient(Parameters.of(context), locale);
    return asked.withShortlist(
        asked.shortlist().stream()
            .filter(id -> Person.isId(id) && speakers.find(id).isPresent())
            .toList());
  }

  private Person person(Context context) {
    String id = context.pathParam("id");
    if (!Person.isId(id)) {
      throw Refused.notFound();
    }
    return speakers.find(id).orElseThrow(Refused::notFound);
  }

  private boolean isKnown(Context context) {
    String what = Renderer.address(context) + " " + speakers.version();
    return Freshness.isKnown(context, services.index().generation(), what);
  }
}

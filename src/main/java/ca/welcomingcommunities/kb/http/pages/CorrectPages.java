package ca.welcomingcommunities.kb.http.pages;

import ca.welcomingcommunities.kb.catalogue.Action;
import ca.welcomingcommunities.kb.catalogue.Documents;
import ca.welcomingcommunities.kb.catalogue.Edit;
import ca.welcomingcommunities.kb.catalogue.Field;
import ca.welcomingcommunities.kb.catalogue.Key;
import ca.welcomingcommunities.kb.catalogue.Layer;
import ca.welcomingcommunities.kb.catalogue.Reviews;
import ca.welcomingcommunities.kb.document.AssignedBy;
import ca.welcomingcommunities.kb.document.Document;
import ca.welcomingcommunities.kb.document.DocumentId;
import ca.welcomingcommunities.kb.document.Evidence;
import ca.welcomingcommunities.kb.document.Facet;
import ca.welcomingcommunities.kb.document.Label;
import ca.welcomingcommunities.kb.document.Language;
import ca.welcomingcommunities.kb.http.Journal;
import ca.welcomingcommunities.kb.http.Refused;
import ca.welcomingcommunities.kb.http.Rights;
import ca.welcomingcommunities.kb.http.Services;
import ca.welcomingcommunities.kb.http.Session;
import ca.welcomingcommunities.kb.vocabulary.Vocabulary;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Correcting one document: its title, year and labels; withdrawing it. */
final class CorrectPages {
  private static final int MAX_TITLE = 500;

  /** In the order in which a curator thinks of a document. */
  private static final List<Facet> FACETS =
      List.of(
          Facet.TYPE,
          Facet.CLUSTER,
          Facet.REGION,
          Facet.LIP,
          Facet.THEME,
          Facet.AUDIENCE,
          Facet.DOMAIN,
          Facet.LIP_TYPE,
          Facet.CHARACTERISTIC,
          Facet.PARTNER);

  private final Services services;
  private final Journal journal;
  private final Vocabulary vocabulary;
  private final Assets assets;
  private final Renderer renderer;

  CorrectPages(Services services, Assets assets, Renderer renderer) {
    this.services = services;
    this.journal = new Journal(services);
    this.vocabulary = services.vocabulary();
    this.assets = assets;
    this.renderer = renderer;
  }

  /** Where a document is corrected. */
  static String path(Language locale, DocumentId id) {
    return DeskDoor.path(locale) + "/documents/" + id;
  }

  /** Who gave a label, and the words that decided, in a sentence. */
  static String why(Messages m, Document document, Label label) {
    Evidence evidence = label.evidence();
    return evidence == null
        ? m.say("why." + label.assignedBy().id())
        : m.say(
            "why.evidence",
            "phrase",
            evidence.phrase(),
            "place",
            Places.place(m, document.pages().unit(), evidence.page()).toLowerCase(Locale.ROOT));
  }

  /** {@code GET /en/admin/documents/{id}}. */
  void show(Context context, Language locale) {
    Session session = services.sessions().of(context).orElse(null);
    if (session == null) {
      context.redirect(
          DeskDoor.path(locale) + "?next=" + documentOf(context).id(), HttpStatus.SEE_OTHER);
      return;
    }
    DocumentId id = documentOf(context).id();
    Rights.requireChange(session.key(), id, services.catalogue().owners());
    show(context, locale, session, null);
  }

  /** {@code POST /en/admin/documents/{id}/labels}: what is right of one facet from now on. */
  void labels(Context context, Language locale) throws IOException {
    Document document = documentOf(context);
    Key key = DeskDoor.ours(services, context, document.id()).key();
    Facet facet =
        Facet.of(Objects.requireNonNullElse(context.formParam("facet"), ""))
            .filter(FACETS::contains)
            .orElseThrow(Refused::notFound);
    if (context.formParam("release") != null) {
      save(key, document, new Edit(Layer.EMPTY, Map.of(), Set.of(facet)));
      leadBack(context, locale, document);
      return;
    }
    Set<String> values = new LinkedHashSet<>(context.formParams("value"));
    values.addAll(context.formParams("add"));
    values.removeIf(value -> vocabulary.term(facet, value).isEmpty());
    save(key, document, new Edit(Layer.EMPTY, Map.of(facet, List.copyOf(values)), Set.of()));
    leadBack(context, locale, document);
  }

  /** {@code POST /en/admin/documents/{id}/facts}: title and year. */
  void facts(Context context, Language locale) throws IOException {
    Document document = documentOf(context);
    Session session = DeskDoor.ours(services, context, document.id());
    String title = Objects.requireNonNullElse(context.formParam("title"), "").strip();
    String year = Objects.requireNonNullElse(context.formParam("year"), "").strip();
    boolean right = !title.isEmpty() && title.length() <= MAX_TITLE;
    if (!right || !year.matches("(1[89]|2[01])[0-9]{2}|")) {
      context.status(HttpStatus.BAD_REQUEST);
      Messages m = Messages.in(locale);
      show(context, locale, session, m.say("correct.error.facts"));
      return;
    }
    Layer said =
        new Layer(
            title,
            null,
            null,
            year.isEmpty() ? null : Integer.valueOf(year),
            List.of(),
            null,
            year.isEmpty() ? Set.of(Field.YEAR) : Set.of());
    save(session.key(), document, new Edit(said, Map.of(), Set.of()));
    leadBack(context, locale, document);
  }

  /** {@code POST /en/admin/documents/{id}/withdraw}. */
  void withdraw(Context context, Language locale) throws IOException {
    DocumentId id = documentOf(context).id();
    Session session = DeskDoor.ours(services, context, id);
    services.intake().withdraw(id);
    journal.note(session.key(), Action.WITHDRAWN, id);
    context.redirect(DeskDoor.path(locale) + "#withdrawn", HttpStatus.SEE_OTHER);
  }

  private void save(Key by, Document document, Edit edit) throws IOException {
    if (!services.intake().edit(document.id(), edit)) {
      throw Refused.notFound();
    }
    journal.note(by, Action.EDITED, document.id());
  }

  private static void leadBack(Context context, Language locale, Document document) {
    context.redirect(path(locale, document.id()) + "?saved=1", HttpStatus.SEE_OTHER);
  }

  private Document documentOf(Context context) {
    Documents documents = services.catalogue().documents();
    return documents.find(DeskPages.idOf(context.pathParam("id"))).orElseThrow(Refused::notFound);
  }

  private void show(Context context, Language locale, Session session, @Nullable String error) {
    Document document = documentOf(context);
    Messages m = Messages.in(locale);
    Language other = locale == Language.FR ? Language.EN : Language.FR;
    Integer year = document.description().year();
    String heading = m.say("correct.heading", "title", document.description().title());
    context.header("Cache-Control", "no-store");
    renderer.send(
        context,
        "correct.jte",
        new CorrectView(
            new Shell(
                m,
                assets,
                m.say("title", "title", heading),
                path(other, document.id()),
                "desk",
                false),
            DeskDoor.path(locale),
            path(locale, document.id()),
            new DocumentAddress(locale, document.id(), null, "").url(),
            session.formToken(),
            error,
            context.queryParam("saved") != null,
            document.description().title(),
            document.description().language().code(),
            year == null ? "" : year.toString(),
            FACETS.stream().map(facet -> form(m, document, facet)).toList()));
  }

  private CorrectView.FacetForm form(Messages m, Document document, Facet facet) {
    List<Label> labels =
        document.labels().stream().filter(label -> label.facet() == facet).toList();
    List<String> values = document.values(facet);
    List<Label> all = services.catalogue().documents().labels(document.id());
    boolean none = labels.isEmpty() && all.stream().anyMatch(label -> label.facet() == facet);
    return new CorrectView.FacetForm(
        facet.id(),
        m.say("facet." + facet.id()),
        labels.stream().map(label -> value(m, document, label)).toList(),
        vocabulary.terms(facet).stream()
            .filter(term -> !values.contains(term.id()))
            .map(term ->
                new CorrectView.Choice(term.id(), vocabulary.label(facet, term.id(), m.language())))
            .toList(),
        none || labels.stream().anyMatch(label -> label.assignedBy() == AssignedBy.EDITOR),
        labels.stream().anyMatch(Reviews::isUnsure));
  }

  private CorrectView.Value value(Messages m, Document document, Label label) {
    Evidence evidence = label.evidence();
    DocumentAddress address = new DocumentAddress(m.language(), document.id(), null, "");
    return new CorrectView.Value(
        label.value(),
        vocabulary.label(label.facet(), label.value(), m.language()),
        why(m, document, label),
        evidence == null
            ? null
            : address.pageUrl(evidence.page(), DocumentViews.quoted(evidence.phrase())));
  }
}

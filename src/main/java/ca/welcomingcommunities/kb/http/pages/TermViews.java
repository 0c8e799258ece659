package ca.welcomingcommunities.kb.http.pages;

import ca.welcomingcommunities.kb.document.Facet;
import ca.welcomingcommunities.kb.document.Language;
import ca.welcomingcommunities.kb.http.SearchParameters;
import ca.welcomingcommunities.kb.http.SpeakerParameters;
import ca.welcomingcommunities.kb.http.Urls;
import ca.welcomingcommunities.kb.search.Results;
import ca.welcomingcommunities.kb.vocabulary.Lip;
import ca.welcomingcommunities.kb.vocabulary.Phrase;
import ca.welcomingcommunities.kb.vocabulary.Term;
import ca.welcomingcommunities.kb.vocabulary.Vocabulary;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Turns a term into its page. */
final class TermViews {
  /** So many of its documents are listed; a link leads to all. */
  static final int NEWEST = 5;

  private final Vocabulary vocabulary;
  private final Messages m;
  private final Term term;

  TermViews(Vocabulary vocabulary, Messages m, Term term) {
    this.vocabulary = vocabulary;
    this.m = m;
    this.term = term;
  }

  /**
   * The page.
   *
   * @param search for the term alone
   * @param found by it
   */
  TermView of(Shell shell, SearchParameters search, Results found) {
    Language other = m.language() == Language.FR ? Language.EN : Language.FR;
    return new TermView(
        shell,
        new SearchView.Link(
            Urls.terms(term.facet(), m.language()), m.say("facet." + term.facet().id())),
        label(),
        new TermView.Other(other.code(), term.label().in(other)),
        scope(),
        facts(),
        around(),
        words(),
        new SearchView.Link(
            search.pageUrl(), m.say("browse.documents", "count", found.totalHits())),
        speakers(search),
        new HitViews(m, vocabulary, "").of(found.hits()),
        jsonLd());
  }

  private String label() {
    return term.label().in(m.language());
  }

  private @Nullable String scope() {
    return term.scope() == null ? null : term.scope().in(m.language());
  }

  private SearchView.@Nullable Link speakers(SearchParameters search) {
    return SpeakerParameters.FACETS.contains(term.facet())
        ? new SearchView.Link(
            SpeakerParameters.like(search.query(), m.language()).pageUrl(),
            m.say("browse.speakers"))
        : null;
  }

  private List<TermView.Around> around() {
    List<TermView.Around> around = new ArrayList<>();
    if (term.parent() != null) {
      add(around, m.say("browse.broader"), term.facet(), List.of(term.parent()));
    }
    add(
        around,
        m.say("browse.narrower"),
        term.facet(),
        vocabulary.children(term.facet(), term.id()));
    for (Facet facet : BrowsePages.FACETS) {
      List<String> related = term.related().getOrDefault(facet, List.of());
      add(around, m.say("facet." + facet.id()), facet, related);
    }
    return around;
  }

  private void add(List<TermView.Around> around, String heading, Facet facet, List<String> ids) {
    List<SearchView.Link> terms =
        ids.stream()
            .map(id ->
                new SearchView.Link(
                    Urls.term(facet, id, m.language()), vocabulary.label(facet, id, m.language())))
            .toList();
    if (!terms.isEmpty()) {
      around.add(new TermView.Around(heading, terms));
    }
  }

  private List<DocumentView.Fact> facts() {
    Optional<Lip> found = term.facet() == Facet.LIP ? vocabulary.lip(term.id()) : Optional.empty();
    if (found.isEmpty()) {
      return List.of();
    }
    Lip lip = found.get();
    List<DocumentView.Fact> facts = new ArrayList<>();
    fact(facts, "browse.lip.area", lip.territory().area());
    fact(facts, "browse.lip.since", lip.since() == null ? "" : lip.since().toString());
    fact(facts, "browse.lip.formerly", String.join("; ", lip.names().formerly()));
    fact(
        facts,
        "browse.lip.merges",
        String.join(
            "; ",
            lip.merges().stream()
                .map(id -> vocabulary.label(Facet.LIP, id, m.language()))
                .toList()));
    return facts;
  }

  private void fact(List<DocumentView.Fact> facts, String key, String value) {
    if (!value.isEmpty()) {
      facts.add(new DocumentView.Fact(m.say(key), value, null));
    }
  }

  private List<TermView.Words> words() {
    return List.of(Language.EN, Language.FR).stream()
        .map(language -> new TermView.Words(language, phrases(language)))
        .filter(words -> !words.phrases().isEmpty())
        .toList();
  }

  private List<String> phrases(Language language) {
    return term.phrases().stream()
        .filter(phrase -> phrase.language() == language)
        .sorted(Comparator.comparing(Phrase::strength))
        .map(Phrase::text)
        .distinct()
        .toList();
  }

  private String jsonLd() {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("@type", "DefinedTerm");
    object.put("name", label());
    object.put("termCode", term.id());
    object.put("inDefinedTermSet", m.say("facet." + term.facet().id()));
    String scope = scope();
    if (scope != null) {
      object.put("description", scope);
    }
    return JsonLd.of(object);
  }
}

package ca.welcomingcommunities.kb.http.pages;

import ca.welcomingcommunities.kb.document.Accessibility;
import ca.welcomingcommunities.kb.document.Description;
import ca.welcomingcommunities.kb.document.Document;
import ca.welcomingcommunities.kb.document.Evidence;
import ca.welcomingcommunities.kb.document.Facet;
import ca.welcomingcommunities.kb.document.Label;
import ca.welcomingcommunities.kb.document.Language;
import ca.welcomingcommunities.kb.document.Original;
import ca.welcomingcommunities.kb.http.Citation;
import ca.welcomingcommunities.kb.http.Parameters;
import ca.welcomingcommunities.kb.http.SearchParameters;
import ca.welcomingcommunities.kb.http.UrlParameters;
import ca.welcomingcommunities.kb.http.Urls;
import ca.welcomingcommunities.kb.search.PassageHit;
import ca.welcomingcommunities.kb.search.SimilarDocument;
import ca.welcomingcommunities.kb.vocabulary.Vocabulary;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Turns a document into its page. */
final class DocumentViews {
  /** Facets told as facts, or not worth telling. */
  private static final Set<Facet> FACTS = Set.of(Facet.KIND, Facet.LANGUAGE, Facet.SECTION);

  private final Messages m;
  private final DocumentHead head;
  private final Vocabulary vocabulary;
  private final Assets assets;
  private final Document document;
  private final DocumentAddress address;

  DocumentViews(DocumentHead head, Assets assets, DocumentAddress address) {
    this.m = Messages.in(address.locale());
    this.head = head;
    this.vocabulary = head.vocabulary();
    this.assets = assets;
    this.document = head.document();
    this.address = address;
  }

  /**
   * The passages that have the words of the address, in reading order.
   *
   * @param passages one more than is listed says that there are more
   * @param most so many are listed
   */
  record Matches(List<PassageHit> passages, int most, List<SimilarDocument> similar) {
    boolean areMore() {
      return passages.size() > most;
    }
  }

  /**
   * The page.
   *
   * @param kin what is said of it and other documents
   * @param text the page of text to show; null when there is none
   */
  DocumentView of(
      Matches matches, List<DocumentView.Fact> kin, DocumentView.@Nullable TextPage text) {
    Description description = document.description();
    Original original = document.original();
    HitViews.Source source =
        new HitViews.Source(
            document.id(),
            original == null ? null : original.filename(),
            original == null ? null : original.mediaType(),
            document.pages().unit(),
            address);
    HitViews hits = new HitViews(m, vocabulary, address.text());
    return new DocumentView(
        shell(text),
        description.title(),
        description.language().code(),
        description.summary(),
        Stream.concat(facts().stream(), kin.stream()).toList(),
        original == null ? null : download(original),
        groups(),
        matches.similar().stream().map(this::related).toList(),
        address.path(),
        CorrectPages.path(m.language(), document.id()),
        address.text(),
        matches.passages().stream()
            .limit(matches.most())
            .map(passage -> hits.of(passage, source))
            .toList(),
        matchesHeading(matches),
        matches.areMore() ? address.allMatchesUrl() : null,
        address.text().isEmpty() ? null : everything().withText(address.text()).pageUrl(),
        text,
        head,
        cite());
  }

  private DocumentView.Cite cite() {
    String title = document.description().title();
    return new DocumentView.Cite(
        Citation.apa(document.description(), m.language()),
        Stream.of("ris", "bib")
            .map(type ->
                new SearchView.Link(
                    Urls.citation(document.id(), m.language(), type), m.say("search.file." + type)))
            .toList(),
        // In the address of a message a plus stands for itself.
        new UrlParameters()
            .add("subject", title)
            .add("body", title + "\n" + head.page())
            .after("mailto:")
            .replace("+", "%20"));
  }

  private DocumentView.RelatedLine related(SimilarDocument similar) {
    Integer year = similar.year();
    return new DocumentView.RelatedLine(
        Urls.document(similar.id(), m.language()),
        similar.language().code(),
        similar.title(),
        year == null ? null : year.toString());
  }

  private String matchesHeading(Matches matches) {
    String key = matches.areMore() ? "document.matches.first" : "document.matches";
    int count = Math.min(matches.passages().size(), matches.most());
    return m.say(key, "count", count, "text", address.text());
  }

  private Shell shell(DocumentView.@Nullable TextPage text) {
    String title = document.description().title();
    String place = text == null ? "" : " – " + text.heading();
    Language other = m.language() == Language.FR ? Language.EN : Language.FR;
    return new Shell(
        m,
        assets,
        m.say("title", "title", title + place),
        address.in(other).url(),
        "",
        address.text().isEmpty() && address.page() == null);
  }

  private List<DocumentView.Fact> facts() {
    Description description = document.description();
    List<DocumentView.Fact> facts = new ArrayList<>();
    for (Facet facet : List.of(Facet.LIP, Facet.TYPE)) {
      for (String value : document.values(facet)) {
        facts.add(fact("facet." + facet.id(), name(facet, value), searchUrl(facet, value)));
      }
    }
    if (description.year() != null) {
      facts.add(fact("fact.year", description.year().toString(), null));
    }
    if (description.language() != Language.OTHER) {
      facts.add(fact("facet.language", m.say("language." + description.language().code()), null));
    }
    if (!description.authors().isEmpty()) {
      facts.add(fact("fact.authors", String.join(", ", description.authors()), null));
    }
    facts.add(
        fact(
            "fact.text",
            m.say(
                "read." + document.pages().unit().id(),
                "indexed",
                document.pages().indexed(),
                "total",
                document.pages().total()),
            null));
    accessibility().ifPresent(facts::add);
    facts.add(fact("fact.added", m.day(document.addedAt()), null));
    if (isWebAddress(description.sourceUrl())) {
      facts.add(fact("fact.source", host(description.sourceUrl()), description.sourceUrl()));
    }
    return facts;
  }

  /** What is known to be there, and what is known to be missing. */
  private Optional<DocumentView.Fact> accessibility() {
    Original original = document.original();
    if (original == null) {
      return Optional.empty();
    }
    Accessibility found = original.accessibility();
    List<String> words = new ArrayList<>();
    addAccess(words, "tagged", found.tagged());
    addAccess(words, "title", found.title());
    addAccess(words, "language", found.language());
    addAccess(words, "textLayer", found.textLayer());
    return words.isEmpty()
        ? Optional.empty()
        : Optional.of(fact("fact.accessibility", String.join(", ", words), null));
  }

  private void addAccess(List<String> words, String what, @Nullable Boolean there) {
    if (there != null) {
      words.add(m.say((there ? "accessibility.yes." : "accessibility.no.") + what));
    }
  }

  /** What a submitter gives is only a link when it leads to the web. */
  static boolean isWebAddress(@Nullable String url) {
    return url != null && url.matches("https?://[^\\s/]+.*");
  }

  private static String host(@Nullable String url) {
    return url == null ? "" : url.replaceFirst("https?://", "").replaceFirst("[/?#].*", "");
  }

  private DocumentView.Fact fact(String key, String value, @Nullable String url) {
    return new DocumentView.Fact(m.say(key), value, url);
  }

  private DocumentView.Download download(Original original) {
    String format = Places.format(m, original.mediaType());
    return new DocumentView.Download(
        Urls.file(document.id(), original.filename()),
        m.say(
            "document.download",
            "format",
            format == null ? "" : format,
            "size",
            m.size(original.bytes())));
  }

  private List<DocumentView.LabelGroup> groups() {
    List<DocumentView.LabelGroup> groups = new ArrayList<>();
    for (Facet facet : Facet.values()) {
      Set<String> seen = new LinkedHashSet<>();
      List<DocumentView.LabelLine> lines =
          document.labels().stream()
              .filter(label -> label.facet() == facet && !FACTS.contains(facet))
              .filter(label -> seen.add(label.value()))
              .map(this::line)
              .toList();
      if (!lines.isEmpty()) {
        groups.add(new DocumentView.LabelGroup(m.say("facet." + facet.id()), lines));
      }
    }
    return groups;
  }

  private DocumentView.LabelLine line(Label label) {
    Evidence evidence = label.evidence();
    return new DocumentView.LabelLine(
        name(label.facet(), label.value()),
        searchUrl(label.facet(), label.value()),
        CorrectPages.why(m, document, label),
        evidence == null ? null : address.pageUrl(evidence.page(), quoted(evidence.phrase())));
  }

  /** The words as a phrase of the query language. */
  static String quoted(String phrase) {
    return '"' + phrase.replace("\"", " ").strip() + '"';
  }

  private String name(Facet facet, String value) {
    return vocabulary.label(facet, value, m.language());
  }

  private String searchUrl(Facet facet, String value) {
    return everything().toggled(facet, value).pageUrl();
  }

  private SearchParameters everything() {
    return SearchParameters.lenient(Parameters.of((String) null), m.language());
  }
}

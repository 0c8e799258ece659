package ca.welcomingcommunities.kb.http.pages;

import ca.welcomingcommunities.kb.catalogue.Catalogue;
import ca.welcomingcommunities.kb.catalogue.Documents;
import ca.welcomingcommunities.kb.catalogue.Jobs;
import ca.welcomingcommunities.kb.catalogue.TextPage;
import ca.welcomingcommunities.kb.document.Document;
import ca.welcomingcommunities.kb.document.DocumentId;
import ca.welcomingcommunities.kb.document.Language;
import ca.welcomingcommunities.kb.document.Original;
import ca.welcomingcommunities.kb.document.Page;
import ca.welcomingcommunities.kb.document.Section;
import ca.welcomingcommunities.kb.http.Freshness;
import ca.welcomingcommunities.kb.http.Parameters;
import ca.welcomingcommunities.kb.http.Refused;
import ca.welcomingcommunities.kb.http.Urls;
import ca.welcomingcommunities.kb.intake.Sentences;
import ca.welcomingcommunities.kb.search.MarkedText;
import ca.welcomingcommunities.kb.search.PassageHit;
import ca.welcomingcommunities.kb.search.SearchIndex;
import ca.welcomingcommunities.kb.vocabulary.Vocabulary;
import io.javalin.http.Context;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The page of a document, with its text page by page. */
final class DocumentPages {
  /** So many passages are listed at first; more would be a long way to the text. */
  private static final int PASSAGES = 12;

  private static final int MOST_SIMILAR = 5;

  /** So many are listed of all. */
  private static final int MOST_PASSAGES = 500;

  private final Documents documents;
  private final Jobs jobs;
  private final SearchIndex index;
  private final Vocabulary vocabulary;
  private final Assets assets;
  private final Renderer renderer;
  private final KinFacts kinFacts;

  DocumentPages(
      Catalogue catalogue,
      SearchIndex index,
      Vocabulary vocabulary,
      Assets assets,
      Renderer renderer) {
    this.documents = catalogue.documents();
    this.jobs = catalogue.jobs();
    this.kinFacts = new KinFacts(documents, catalogue.kin());
    this.index = index;
    this.vocabulary = vocabulary;
    this.assets = assets;
    this.renderer = renderer;
  }

  /** {@code /en/documents/{id}?page=&q=}. */
  void show(Context context, Language locale) throws IOException {
    String id = context.pathParam("id");
    if (!DocumentId.isValid(id)) {
      throw Refused.notFound();
    }
    Document found = documents.find(new DocumentId(id)).orElseThrow(Refused::notFound);
    if (Freshness.isKnown(context, index.generation(), Renderer.address(context))) {
      return;
    }
    DocumentAddress address = DocumentAddress.read(locale, found.id(), Parameters.of(context));
    int most = Parameters.of(context).text("matches").equals("all") ? MOST_PASSAGES : PASSAGES;
    List<PassageHit> passages =
        address.text().isEmpty()
            ? List.of()
            : index.passages(address.id(), address.text(), most + 1);
    DocumentHead head = new DocumentHead(found, vocabulary, locale, Urls.server(context));
    DocumentViews views = new DocumentViews(head, assets, address);
    renderer.send(
        context,
        "document.jte",
        views.of(
            new DocumentViews.Matches(passages, most, index.similar(found.id(), MOST_SIMILAR)),
            factsBeside(found.id(), Messages.in(locale)),
            text(found, address)));
  }

  private List<DocumentView.Fact> factsBeside(DocumentId id, Messages m) {
    List<DocumentView.Fact> facts = new ArrayList<>(kinFacts.of(id, m));
    jobs.lastOf(id)
        .flatMap(job -> Sentences.partial(job.warnings()))
        .map(why -> Sentences.of(why, m.language()))
        .ifPresent(why -> facts.add(new DocumentView.Fact(m.say("fact.partial"), why, null)));
    return facts;
  }

  /** The page asked for, or the one that matches best, or the first. */
  private DocumentView.@Nullable TextPage text(Document document, DocumentAddress address)
      throws IOException {
    Integer wanted = address.page();
    if (wanted == null) {
      wanted = index.bestPassage(document.id(), address.text()).map(PassageHit::page).orElse(1);
    }
    TextPage found = documents.page(document.id(), wanted).orElse(null);
    if (found == null) {
      return null;
    }
    int number = found.page().number();
    Original original = document.original();
    return new DocumentView.TextPage(
        Places.placeOf(
            Messages.in(address.locale()),
            document.pages().unit(),
            number,
            Math.max(document.pages().total(), found.last())),
        parts(found.page(), address.text()),
        found.previous() == null ? null : address.pageUrl(found.previous()),
        found.next() == null ? null : address.pageUrl(found.next()),
        original == null
            ? null
            : Urls.file(document.id(), original.filename(), original.mediaType(), number),
        number);
  }

  private List<DocumentView.Part> parts(Page page, String words) throws IOException {
    List<DocumentView.Part> parts = new ArrayList<>();
    for (Section section : page.sections()) {
      boolean headed = !section.heading().isEmpty() && !section.continued();
      List<MarkedText> paragraphs =
          MarkedParts.lines(marked(section.text(), section.language(), words));
      if (headed || !paragraphs.isEmpty()) {
        parts.add(
            new DocumentView.Part(
                section.language().code(),
                headed ? marked(section.heading(), section.language(), words) : null,
                paragraphs));
      }
    }
    return parts;
  }

  private MarkedText marked(String text, Language language, String words) throws IOException {
    return words.isEmpty() ? MarkedText.plain(text) : index.mark(text, language, words);
  }
}

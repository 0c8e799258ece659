package ca.welcomingcommunities.kb.http.exports;

import ca.welcomingcommunities.kb.document.Description;
import ca.welcomingcommunities.kb.document.Document;
import ca.welcomingcommunities.kb.document.Facet;
import com.rometools.rome.feed.atom.Category;
import com.rometools.rome.feed.atom.Content;
import com.rometools.rome.feed.atom.Entry;
import com.rometools.rome.feed.atom.Feed;
import com.rometools.rome.feed.atom.Generator;
import com.rometools.rome.feed.atom.Link;
import com.rometools.rome.feed.atom.Person;
import com.rometools.rome.feed.synd.SyndPerson;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.WireFeedOutput;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Documents as an Atom feed. What identifies an entry depends on the document alone: a reader that
 * follows several searches sees it once, and a document that is edited does not come again as new.
 *
 * @param id of this feed, wherever the server is reached
 * @param self whole address of the feed
 * @param page whole address of the same for people
 * @param changed when the list was last other than now; counts where it is empty
 * @see <a href="https://www.rfc-editor.org/rfc/rfc4287">RFC 4287</a>
 */
record AtomFeed(String id, String title, String self, String page, Instant changed) {
  private static final String TYPE = "atom_1.0";

  /** An identifier made of words: the same words, the same identifier. */
  static String urn(String of) {
    return "urn:uuid:" + UUID.nameUUIDFromBytes(of.getBytes(StandardCharsets.UTF_8));
  }

  /** The feed as XML. */
  String of(List<Document> documents, DocumentWords words) {
    Feed feed = new Feed(TYPE);
    feed.setId(id);
    feed.setTitleEx(plain(title));
    feed.setAuthors(List.of(person(words.say("site"))));
    feed.setUpdated(
        Date.from(
            documents.stream().map(Document::updatedAt).max(Instant::compareTo).orElse(changed)));
    feed.setOtherLinks(List.of(link("self", "application/atom+xml", self)));
    feed.setAlternateLinks(List.of(link("alternate", "text/html", page)));
    Generator generator = new Generator();
    generator.setValue("wci");
    feed.setGenerator(generator);
    feed.setEntries(documents.stream().map(document -> entry(document, words)).toList());
    feed.setEncoding(StandardCharsets.UTF_8.name());
    try {
      return new WireFeedOutput().outputString(feed);
    } catch (FeedException e) {
      throw new IllegalStateException("a feed that cannot be written", e);
    }
  }

  private static Entry entry(Document document, DocumentWords words) {
    Description description = document.description();
    Entry entry = new Entry();
    entry.setId(urn("document " + document.id()));
    entry.setTitleEx(plain(clean(description.title())));
    entry.setPublished(Date.from(document.addedAt()));
    entry.setUpdated(Date.from(document.updatedAt()));
    entry.setAlternateLinks(List.of(link("alternate", "text/html", words.url(document))));
    entry.setSummary(plain(summary(document, words)));
    List<SyndPerson> authors = new ArrayList<>();
    description.authors().forEach(name -> authors.add(person(clean(name))));
    entry.setAuthors(authors);
    List<Category> categories = new ArrayList<>();
    for (Facet facet : new Facet[] {Facet.CLUSTER, Facet.THEME, Facet.REGION, Facet.TYPE}) {
      for (String value : document.values(facet)) {
        Category category = new Category();
        category.setTerm(value);
        category.setLabel(words.vocabulary().label(facet, value, words.locale()));
        categories.add(category);
      }
    }
    entry.setCategories(categories);
    return entry;
  }

  /** The abstract, or what kind of document it is, of which year and from where. */
  private static String summary(Document document, DocumentWords words) {
    String own = document.description().summary();
    if (own != null && !own.isBlank()) {
      return clean(own);
    }
    return String.join(
        " – ",
        Stream.of(
                words.labels(document, Facet.TYPE).stream(),
                Stream.ofNullable(document.description().year()).map(Objects::toString),
                words.labels(document, Facet.LIP).stream(),
                words.labels(document, Facet.REGION).stream())
            .flatMap(each -> each)
            .toList());
  }

  /** Without characters that XML cannot have. */
  private static String clean(String text) {
    return text.codePoints()
        .filter(c -> c == '\t' || c == '\n' || (c >= ' ' && c != 0xFFFE && c != 0xFFFF))
        .filter(c -> c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static Content plain(String text) {
    Content content = new Content();
    content.setType(Content.TEXT);
    content.setValue(text);
    return content;
  }

  private static SyndPerson person(String name) {
    Person person = new Person();
    person.setName(name);
    return person;
  }

  private static Link link(String relation, String type, String address) {
    Link link = new Link();
    link.setRel(relation);
    link.setType(type);
    link.setHref(address);
    return link;
  }
}

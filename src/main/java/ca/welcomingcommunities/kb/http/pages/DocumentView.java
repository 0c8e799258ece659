package ca.welcomingcommunities.kb.http.pages;

import ca.welcomingcommunities.kb.search.MarkedText;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The page of a document.
 *
 * @param lang of the title and the abstract
 * @param download null for records without a file
 * @param path of the page without parameters, for the form that finds words in the document
 * @param correctUrl where a curator corrects it
 * @param text the words to find; may be empty
 * @param matches the passages that have them
 * @param matchesHeading how many there are
 * @param allMatchesUrl the page with all of them; null when these are all
 * @param back the search one came from; null without words
 * @param page the page of text that is shown; null for a document without text
 * @param head the document for machines
 */
record DocumentView(
    Shell shell,
    String title,
    String lang,
    @Nullable String summary,
    List<Fact> facts,
    @Nullable Download download,
    List<LabelGroup> labels,
    List<RelatedLine> related,
    String path,
    String correctUrl,
    String text,
    List<PassageView> matches,
    String matchesHeading,
    @Nullable String allMatchesUrl,
    @Nullable String back,
    @Nullable TextPage page,
    DocumentHead head,
    Cite cite) {
  /**
   * A line of what is known.
   *
   * @param url null where there is nowhere to go
   */
  record Fact(String name, String value, @Nullable String url) {}

  /**
   * How to cite it and pass it on.
   *
   * @param text the citation in a text
   * @param files the citation for programs that manage literature
   * @param mailUrl begins a message with the title and the address
   */
  record Cite(String text, List<SearchView.Link> files, String mailUrl) {}

  /** The original file. */
  record Download(String url, String text) {}

  /**
   * A document that is about much the same.
   *
   * @param lang of its title
   */
  record RelatedLine(String url, String lang, String title, @Nullable String year) {}

  /** The values of one facet. */
  record LabelGroup(String name, List<LabelLine> labels) {}

  /**
   * One label.
   *
   * @param url of the search for it
   * @param why who gave it, and the words that decided, in a sentence
   * @param evidenceUrl the page where those words stand; null where a person decided
   */
  record LabelLine(String text, String url, String why, @Nullable String evidenceUrl) {}

  /** One page of the text. */
  record TextPage(
      String heading,
      List<Part> parts,
      @Nullable String previousUrl,
      @Nullable String nextUrl,
      @Nullable String originalUrl,
      int number) {}

  /**
   * The text under one heading.
   *
   * @param heading null where it stands on an earlier page, or nowhere
   */
  record Part(String lang, @Nullable MarkedText heading, List<MarkedText> paragraphs) {}
}

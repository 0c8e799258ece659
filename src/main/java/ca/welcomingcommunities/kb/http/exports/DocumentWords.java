package ca.welcomingcommunities.kb.http.exports;

import ca.welcomingcommunities.kb.document.Document;
import ca.welcomingcommunities.kb.document.Facet;
import ca.welcomingcommunities.kb.document.Language;
import ca.welcomingcommunities.kb.document.Original;
import ca.welcomingcommunities.kb.http.Messages;
import ca.welcomingcommunities.kb.http.Urls;
import ca.welcomingcommunities.kb.vocabulary.Vocabulary;
import io.javalin.http.Context;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is told of a document where its page is far away: labels in one language, whole addresses.
 *
 * @param server scheme and host as the reader knows them, without a slash at the end
 */
record DocumentWords(Vocabulary vocabulary, Language locale, String server) {
  private static final Messages MESSAGES = Messages.load(DocumentWords.class, "exports");

  static DocumentWords of(Vocabulary vocabulary, Language locale, Context context) {
    return new DocumentWords(vocabulary, locale, Urls.server(context));
  }

  String say(String key, Object... facts) {
    return MESSAGES.text(locale, key, facts);
  }

  List<String> labels(Document document, Facet facet) {
    return document.values(facet).stream()
        .map(value -> vocabulary.label(facet, value, locale))
        .toList();
  }

  /** The page for people. */
  String url(Document document) {
    return server + Urls.document(document.id(), locale);
  }

  /** The original; null of a record without one. */
  @Nullable String fileUrl(Document document) {
    Original original = document.original();
    return original == null ? null : server + Urls.file(document.id(), original.filename());
  }
}

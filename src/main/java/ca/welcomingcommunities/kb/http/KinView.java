package ca.welcomingcommunities.kb.http;

import ca.welcomingcommunities.kb.catalogue.Documents;
import ca.welcomingcommunities.kb.catalogue.Kin;
import ca.welcomingcommunities.kb.document.Document;
import ca.welcomingcommunities.kb.document.DocumentId;
import ca.welcomingcommunities.kb.document.Language;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A pair of documents for a curator.
 *
 * @param id of the pair
 * @param kind {@code copy}, {@code version} or {@code translation}: what the document is of the
 *     other
 */
record KinView(long id, String kind, double likeness, String state, Side document, Side other) {

  /** One document of the pair. */
  record Side(
      String id,
      String title,
      String language,
      @Nullable Integer year,
      @Nullable String filename,
      String url) {
    static Side of(Document document, Language locale) {
      return new Side(
          document.id().value(),
          document.description().title(),
          document.description().language().code(),
          document.description().year(),
          document.original() == null ? null : document.original().filename(),
          Urls.document(document.id(), locale));
    }
  }

  /** Empty where one of the two has been withdrawn meanwhile. */
  static Optional<KinView> of(Kin.Found found, Documents documents, Language locale) {
    Optional<Document> document = documents.find(found.pair().document());
    Optional<Document> other = documents.find(found.pair().other());
    if (document.isEmpty() || other.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new KinView(
            found.number(),
            found.pair().kind(),
            Math.round(found.pair().likeness() * 100) / 100.0,
            found.state().id(),
            Side.of(document.get(), locale),
            Side.of(other.get(), locale)));
  }

  /**
   * What a curator has accepted for one document, as everybody sees it.
   *
   * @param supersededBy the newest version of it; null where it is the newest
   */
  record Accepted(
      List<String> copies,
      List<String> translations,
      List<String> earlier,
      @Nullable String supersededBy) {
    static Accepted of(DocumentId id, Kin kin) {
      List<String> copies = new ArrayList<>();
      List<String> translations = new ArrayList<>();
      List<String> earlier = new ArrayList<>();
      @Nullable String supersededBy = null;
      for (Kin.Found found : kin.of(id, Kin.State.ACCEPTED)) {
        boolean newer = found.pair().document().equals(id);
        String other = (newer ? found.pair().other() : found.pair().document()).value();
        switch (found.pair().kind()) {
          case "copy" -> copies.add(other);
          case "translation" -> translations.add(other);
          case "version" -> {
            if (newer) {
              earlier.add(other);
            } else {
              supersededBy = other;
            }
          }
          default -> throw new IllegalStateException("a pair of kind " + found.pair().kind());
        }
      }
      return new Accepted(copies, translations, earlier, supersededBy);
    }

    /** Copies and earlier versions. */
    List<String> copiesAndEarlier() {
      List<String> all = new ArrayList<>(copies);
      all.addAll(earlier);
      return all;
    }
  }
}

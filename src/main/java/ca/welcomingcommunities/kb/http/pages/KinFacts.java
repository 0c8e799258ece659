package ca.welcomingcommunities.kb.http.pages;

import ca.welcomingcommunities.kb.catalogue.Documents;
import ca.welcomingcommunities.kb.catalogue.Kin;
import ca.welcomingcommunities.kb.document.DocumentId;
import ca.welcomingcommunities.kb.http.Urls;
import java.util.ArrayList;
import java.util.List;

/** What a curator has accepted as copy, version or translation of a document, as facts of it. */
final class KinFacts {
  private final Documents documents;
  private final Kin kin;

  KinFacts(Documents documents, Kin kin) {
    this.documents = documents;
    this.kin = kin;
  }

  List<DocumentView.Fact> of(DocumentId id, Messages m) {
    List<DocumentView.Fact> facts = new ArrayList<>();
    for (Kin.Found found : kin.of(id, Kin.State.ACCEPTED)) {
      boolean newer = found.pair().document().equals(id);
      DocumentId other = newer ? found.pair().other() : found.pair().document();
      documents
          .find(other)
          .ifPresent(document ->
              facts.add(
                  new DocumentView.Fact(
                      m.say(key(found.pair().kind(), newer)),
                      document.description().title(),
                      Urls.document(other, m.language()))));
    }
    return facts;
  }

  private static String key(String kind, boolean newer) {
    return switch (kind) {
      case "version" -> newer ? "fact.kin.earlier" : "fact.kin.newer";
      default -> "fact.kin." + kind;
    };
  }
}

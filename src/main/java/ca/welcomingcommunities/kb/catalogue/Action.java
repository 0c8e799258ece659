package ca.welcomingcommunities.kb.catalogue;

import java.util.Arrays;
import java.util.Optional;

/** What somebody did, for the log of activity. */
public enum Action {
  UPLOADED("uploaded", About.DOCUMENT),
  IMPORTED("imported", About.MANY),
  BULK_LOADED("bulk-loaded", About.MANY),
  EDITED("edited", About.DOCUMENT),
  WITHDRAWN("withdrawn", About.DOCUMENT),
  RESTORED("restored", About.DOCUMENT),
  RETRIED("retried", About.DOCUMENT),
  LABELS_KEPT("labels-kept", About.DOCUMENT),
  LABELS_REMOVED("labels-removed", About.DOCUMENT),
  DECISION_UNDONE("decision-undone", About.MANY),
  PAIR_CONFIRMED("pair-confirmed", About.DOCUMENT),
  PAIR_DISMISSED("pair-dismissed", About.DOCUMENT),
  PERSON_ADDED("person-added", About.PERSON),
  PERSON_CHANGED("person-changed", About.PERSON),
  PERSON_REMOVED("person-removed", About.PERSON),
  PEOPLE_MERGED("people-merged", About.PERSON),
  REQUEST_SETTLED("request-settled", About.MANY),
  KEY_MADE("key-made", About.KEY),
  KEY_REVOKED("key-revoked", About.KEY),
  REINDEXED("reindexed", About.MANY),
  BACKED_UP("backed-up", About.MANY);

  /** What the subject of an action is the id of. */
  public enum About {
    DOCUMENT("document"),
    PERSON("person"),
    KEY("key"),
    /** No single thing. */
    MANY("");

    private final String id;

    About(String id) {
      this.id = id;
    }

    /** The name in JSON; empty for {@link #MANY}. */
    public String id() {
      return id;
    }
  }

  private final String id;
  private final About about;

  Action(String id, About about) {
    this.id = id;
    this.about = about;
  }

  /** The name in JSON and in the catalogue. */
  public String id() {
    return id;
  }

  /** What it is done to. */
  public About about() {
    return about;
  }

  static Optional<Action> of(String id) {
    return Arrays.stream(values()).filter(action -> action.id.equals(id)).findFirst();
  }
}

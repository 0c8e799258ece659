package ca.welcomingcommunities.kb.http;

import ca.welcomingcommunities.kb.catalogue.Key;
import ca.welcomingcommunities.kb.catalogue.Owners;
import ca.welcomingcommunities.kb.catalogue.Role;
import ca.welcomingcommunities.kb.document.DocumentId;
import ca.welcomingcommunities.kb.http.Problem.Kind;
import ca.welcomingcommunities.kb.intake.Submitter;
import org.jspecify.annotations.Nullable;

/** What a key may do to which document: a contributor changes only what was handed in with it. */
public final class Rights {
  private Rights() {}

  /**
   * Returns if a key is of a role, or of one that may do more.
   *
   * @throws Refused if it is not
   */
  public static void require(Key key, Role needed) {
    if (!key.role().allows(needed)) {
      throw new Refused(Problem.of(Kind.NOT_ALLOWED));
    }
  }

  /**
   * Returns if a document may be changed with a key, or there is no such document.
   *
   * @throws Refused if it is somebody else's
   */
  public static void requireChange(Key key, DocumentId document, Owners owners) {
    if (!key.role().allows(Role.CURATOR) && owners.isOfAnother(document, key.id())) {
      throw new Refused(Problem.of(Kind.NOT_OF_THIS_KEY));
    }
  }

  /** Of which key's documents lists are made; null for everybody's. */
  static @Nullable String ownerSeenBy(Key key) {
    return key.role().allows(Role.CURATOR) ? null : key.id();
  }

  /** Who hands in what comes with a key. */
  public static Submitter submitter(Key key) {
    return new Submitter(key.id(), !key.role().allows(Role.CURATOR));
  }
}

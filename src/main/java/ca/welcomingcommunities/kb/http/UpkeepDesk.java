package ca.welcomingcommunities.kb.http;

import ca.welcomingcommunities.kb.catalogue.Action;
import ca.welcomingcommunities.kb.catalogue.Key;
import ca.welcomingcommunities.kb.http.Problem.Kind;

/** Beginning long work, for administrators. Safe for use by many threads. */
public final class UpkeepDesk {
  private final Upkeep upkeep;
  private final Journal journal;

  /** For the services' work. */
  public UpkeepDesk(Services services) {
    this.upkeep = services.upkeep();
    this.journal = new Journal(services);
  }

  /** Whether this server can do it. */
  public boolean isPossible(Upkeep.Kind kind) {
    return upkeep.isPossible(kind);
  }

  /** How far it is. */
  public Upkeep.State state(Upkeep.Kind kind) {
    return upkeep.state(kind);
  }

  /**
   * Begins, and does not wait.
   *
   * @throws Refused if it is under way already, or this server cannot do it
   */
  public void start(Upkeep.Kind kind, Key by) {
    if (!upkeep.isPossible(kind)) {
      throw new Refused(Problem.of(Kind.NOT_SET_UP));
    }
    Action action =
        switch (kind) {
          case REINDEX -> Action.REINDEXED;
          case BACKUP -> Action.BACKED_UP;
        };
    if (!upkeep.start(kind, () -> journal.note(by, action, 1))) {
      throw new Refused(Problem.of(Kind.ALREADY_RUNNING));
    }
  }
}

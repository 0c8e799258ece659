package ca.welcomingcommunities.kb.http;

import ca.welcomingcommunities.kb.catalogue.Key;
import io.javalin.http.Context;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Bulk loads that have been checked on the desk and wait for a word, a few at a time and not for
 * long; their files are the archive's temporary ones. Safe for use by many threads.
 */
public final class BulkDesk {
  private static final Duration KEPT = Duration.ofMinutes(30);
  private static final int MOST = 3;

  private record Waiting(String key, BulkLoad load, Instant until) {}

  private final Services services;
  private final Limits limits;
  private final Map<String, Waiting> waiting = new LinkedHashMap<>(); // guarded by this

  /** Nothing waits yet. */
  public BulkDesk(Services services, Limits limits) {
    this.services = services;
    this.limits = limits;
  }

  /**
   * What was checked.
   *
   * @param id to load it by
   * @param unnamed files that no line names
   * @param ignored columns that mean nothing here
   */
  public record Checked(
      String id, List<BulkLoad.Line> lines, List<String> unnamed, List<String> ignored) {}

  /**
   * Receives a form of ours and checks it.
   *
   * @throws Refused if it makes no sense, or does not carry the token of the session
   */
  public Checked check(Context context, Session session) throws IOException {
    BulkLoad load =
        BulkLoad.of(
            services, BulkFiles.receive(context, services.archive(), limits, session::made));
    String id = UUID.randomUUID().toString();
    keep(id, new Waiting(session.key().id(), load, services.clock().instant().plus(KEPT)));
    return new Checked(id, load.report(services), List.copyOf(load.unnamed()), load.ignored());
  }

  /**
   * Loads what is right of what was checked.
   *
   * @throws Refused if it does not wait any more, or was checked with another key
   */
  public List<BulkLoad.Line> load(String id, Key by) throws IOException {
    Waiting found;
    synchronized (this) {
      Waiting known = waiting.get(id);
      if (known == null || !known.key.equals(by.id())) {
        throw Refused.notFound();
      }
      waiting.remove(id);
      found = known;
    }
    try (BulkLoad load = found.load) {
      return load.load(services, by);
    }
  }

  private void keep(String id, Waiting fresh) throws IOException {
    List<Waiting> gone = new ArrayList<>();
    synchronized (this) {
      Instant now = services.clock().instant();
      waiting.values().removeIf(each -> each.until.isBefore(now) && gone.add(each));
      while (waiting.size() >= MOST) {
        String oldest = waiting.keySet().iterator().next();
        gone.add(waiting.get(oldest));
        waiting.remove(oldest);
      }
      waiting.put(id, fresh);
    }
    for (Waiting each : gone) {
      each.load.close();
    }
  }
}

package ca.welcomingcommunities.kb.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Long work on the whole knowledge base, in the background: one of each kind at a time, and how far
 * it is. Safe for use by many threads.
 */
public final class Upkeep implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Upkeep.class);

  /** What the end of the server waits for work to stop; what is left then can be begun again. */
  private static final Duration STOPPING = Duration.ofSeconds(4);

  private final Clock clock;
  private final Map<Kind, Work> works;
  private final Map<Kind, State> states = new EnumMap<>(Kind.class); // guarded by this
  private final Map<Kind, Thread> threads = new EnumMap<>(Kind.class); // guarded by this
  private volatile boolean closing;

  /**
   * Does nothing yet.
   *
   * @param works the kinds that can be done here
   */
  public Upkeep(Clock clock, Map<Kind, Work> works) {
    this.clock = clock;
    this.works = Map.copyOf(works);
  }

  /** Kinds of work. */
  public enum Kind {
    REINDEX("reindex"),
    BACKUP("backup");

    private final String id;

    Kind(String id) {
      this.id = id;
    }

    /** The name in addresses. */
    public String id() {
      return id;
    }
  }

  /** Something that takes long. */
  @FunctionalInterface
  public interface Work {
    /**
     * Does it.
     *
     * @param progress told now and then how far it is; what it throws ends the work
     * @return numbers that say what was done, by their names
     */
    Map<String, Long> run(Progress progress) throws IOException;
  }

  /** How far some work is. */
  @FunctionalInterface
  public interface Progress {
    /** Told {@code reached} of {@code total} steps. */
    void reached(long reached, long total);
  }

  /** Where some work is. */
  public enum Phase {
    NEVER("never"),
    RUNNING("running"),
    DONE("done"),
    FAILED("failed");

    private final String id;

    Phase(String id) {
      this.id = id;
    }

    /** The name in JSON. */
    public String id() {
      return id;
    }
  }

  /**
   * How some work is, or was when it was last done since the server started.
   *
   * @param progress from 0 to 1
   * @param result what {@link Work#run} gave; empty unless it is done
   */
  public record State(
      Phase phase,
      double progress,
      @Nullable Instant startedAt,
      @Nullable Instant endedAt,
      Map<String, Long> result) {
    static final State NEVER = new State(Phase.NEVER, 0, null, null, Map.of());

    public State {
      result = Map.copyOf(result);
    }
  }

  /** Thrown through work that has to stop. */
  private static final class Stopped extends RuntimeException {
    private static final long serialVersionUID = 1;

    Stopped() {
      super("stopped", null, false, false);
    }
  }

  /** Whether this can be done here. */
  public boolean isPossible(Kind kind) {
    return works.containsKey(kind);
  }

  /** How it is. */
  public synchronized State state(Kind kind) {
    return states.getOrDefault(kind, State.NEVER);
  }

  /**
   * Begins.
   *
   * @param done run when it has succeeded
   * @return false if it is under way already, cannot be done here, or the server ends
   */
  public synchronized boolean start(Kind kind, Runnable done) {
    Work work = works.get(kind);
    if (work == null || closing || state(kind).phase() == Phase.RUNNING) {
      return false;
    }
    Instant now = clock.instant();
    states.put(kind, new State(Phase.RUNNING, 0, now, null, Map.of()));
    threads.put(
        kind,
        Thread.ofPlatform()
            .name("upkeep-" + kind.id())
            .daemon()
            .start(() -> run(kind, work, now, done)));
    return true;
  }

  private void run(Kind kind, Work work, Instant begun, Runnable done) {
    try {
      Map<String, Long> result = work.run((reached, total) -> reached(kind, begun, reached, total));
      set(kind, new State(Phase.DONE, 1, begun, clock.instant(), result));
      LOG.info("{}=done result={}", kind.id(), result);
      done.run();
    } catch (Stopped stopped) {
      LOG.info("{}=stopped", kind.id());
      set(kind, new State(Phase.FAILED, 0, begun, clock.instant(), Map.of()));
    } catch (IOException | UncheckedIOException failed) {
      LOG.error("{}=failed reason=\"{}\"", kind.id(), failed.toString());
      set(kind, new State(Phase.FAILED, 0, begun, clock.instant(), Map.of()));
    } catch (RuntimeException | Error mistake) {
      // Nobody else would be told of it: the thread ends here.
      LOG.error("{}=failed", kind.id(), mistake);
      set(kind, new State(Phase.FAILED, 0, begun, clock.instant(), Map.of()));
    }
  }

  private void reached(Kind kind, Instant begun, long reached, long total) {
    if (closing) {
      throw new Stopped();
    }
    double progress = total == 0 ? 1 : (double) reached / total;
    set(kind, new State(Phase.RUNNING, progress, begun, null, Map.of()));
  }

  private synchronized void set(Kind kind, State state) {
    states.put(kind, state);
  }

  /** Has work stop at its next step, and waits for it a little. */
  @Override
  public void close() {
    Map<Kind, Thread> running;
    synchronized (this) {
      closing = true;
      running = Map.copyOf(threads);
    }
    try {
      for (Thread thread : running.values()) {
        thread.join(STOPPING);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

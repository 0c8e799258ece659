package ca.welcomingcommunities.kb.http;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Counts what an address may do only so often in a minute: wrong keys, requests to correct. */
final class Attempts {
  private static final int ALLOWED = 10;
  private static final int MAX_ADDRESSES = 10_000;
  private static final Duration WINDOW = Duration.ofMinutes(1);

  private record Count(int failures, Instant until) {}

  private final Clock clock;
  private final Map<String, Count> counts = new HashMap<>();

  Attempts(Clock clock) {
    this.clock = clock;
  }

  /** How long an address has to wait; zero if it need not. */
  synchronized Duration wait(String address) {
    @Nullable Count count = counts.get(address);
    Instant now = clock.instant();
    if (count == null || count.failures < ALLOWED || !count.until.isAfter(now)) {
      return Duration.ZERO;
    }
    return Duration.between(now, count.until);
  }

  /** Notes one more. */
  synchronized void note(String address) {
    Instant now = clock.instant();
    if (counts.size() >= MAX_ADDRESSES) {
      counts.values().removeIf(count -> !count.until.isAfter(now));
    }
    @Nullable Count old = counts.get(address);
    boolean running = old != null && old.until.isAfter(now);
    counts.put(
        address,
        running && old != null
            ? new Count(old.failures + 1, old.until)
            : new Count(1, now.plus(WINDOW)));
  }
}

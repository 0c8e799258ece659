package ca.welcomingcommunities.kb.intake;

import ca.welcomingcommunities.kb.catalogue.Task;
import java.io.UncheckedIOException;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Work that has been done is not thrown away because the disk is full for a moment. */
final class Persistence {
  private static final Logger LOG = LoggerFactory.getLogger(Persistence.class);

  /** How long one waits after a failure of the disk. */
  static final int PAUSE_MILLIS = 1_000;

  private Persistence() {}

  /** Writes, as often as it takes. */
  static void untilWritten(Task task, Runnable write) throws InterruptedException {
    boolean _ =
        untilDone(
            task,
            () -> {
              write.run();
              return true;
            });
  }

  /** Does something with the catalogue, as often as it takes. */
  static <T> T untilDone(Task task, Supplier<T> work) throws InterruptedException {
    while (true) {
      try {
        return work.get();
      } catch (UncheckedIOException e) {
        LOG.error("job={} step=not-written reason=\"{}\"", task.jobId(), e.toString());
        Thread.sleep(PAUSE_MILLIS);
      }
    }
  }
}

package ca.welcomingcommunities.kb.bench;

import java.io.IOException;
import java.time.Duration;

/** What is measured. Loaded once, then asked by any number of clients. */
interface Target extends AutoCloseable {
  String name();

  /**
   * Takes in the corpus if it does not have it yet, and waits until all of it is found.
   *
   * @param patience how long to wait for work in the background to end
   */
  void load(Corpus corpus, Duration patience) throws IOException, InterruptedException;

  /** A client of its own, for one thread. */
  Client client() throws IOException;

  /** The processor time that the target has used so far, in nanoseconds. */
  long cpuNanos() throws IOException;

  /** How much memory the target's process has, in bytes. */
  long memoryBytes() throws IOException;

  @Override
  void close() throws IOException;

  /** One who asks. */
  interface Client extends AutoCloseable {
    /** Asks and takes the whole answer, whatever it says. Fails if it is not an answer. */
    void ask(Question question) throws IOException;

    /** Asks and reads the answer, with the words as typed where the target would widen them. */
    Answer answer(Question question) throws IOException;

    @Override
    void close() throws IOException;
  }
}

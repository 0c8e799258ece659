package ca.welcomingcommunities.kb.http;

import java.time.Duration;

/**
 * What the server takes from a client.
 *
 * @param fileBytes of one uploaded file
 * @param uploadBytes of one upload request, all its files together
 * @param uploadFiles files in one upload request
 * @param importBytes of one import request
 * @param jsonBytes of a JSON body
 * @param headerBytes of all request headers with the request line
 * @param slowest bytes a second a body must bring, on average, once the grace is over
 * @param grace how long a body may be slower than that
 * @param idle how long a connection may be silent
 * @param stop how long requests under way may take to finish when the server ends
 */
public record Limits(
    long fileBytes,
    long uploadBytes,
    int uploadFiles,
    long importBytes,
    int jsonBytes,
    int headerBytes,
    int slowest,
    Duration grace,
    Duration idle,
    Duration stop) {
  private static final long MEGABYTE = 1_000_000;

  /** Those of the contract. */
  public static final Limits DEFAULT =
      new Limits(
          100 * MEGABYTE,
          1_000 * MEGABYTE,
          100,
          1_000 * MEGABYTE,
          1_000_000,
          16_384,
          1_000,
          Duration.ofSeconds(20),
          Duration.ofSeconds(30),
          Duration.ofSeconds(5));

  public Limits {
    if (fileBytes < 1 || uploadBytes < fileBytes || uploadFiles < 1 || importBytes < 1) {
      throw new IllegalArgumentException("limits that let nothing in");
    }
  }
}

package ca.welcomingcommunities.kb.http;

import ca.welcomingcommunities.kb.document.Language;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Why a request is not answered, in no language yet.
 *
 * @param facts the parts of the sentence that depend on the request, for the text of the kind
 * @param flaws the parameters or fields at fault; may be empty
 * @param retryAfter when it is worth trying again; null where it is not known
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9457">RFC 9457</a>
 */
public record Problem(
    Kind kind, List<String> facts, List<Flaw> flaws, @Nullable Duration retryAfter) {
  /** Kinds of problems; the slug is the stable part of {@code type}. */
  public enum Kind {
    UNKNOWN_PARAMETER(400, "unknown-parameter"),
    INVALID_PARAMETER(400, "invalid-parameter"),
    TOO_DEEP(400, "too-deep"),
    TOO_MANY_RESULTS(400, "too-many-results"),
    INVALID_BODY(400, "invalid-body"),
    MISSING_FILE(400, "missing-file"),
    BAD_REQUEST(400, "bad-request"),
    KEY_NEEDED(401, "key-needed"),
    NOT_ALLOWED(403, "not-allowed"),
    NOT_OF_THIS_KEY(403, "not-of-this-key"),
    NOT_FOUND(404, "not-found"),
    WRONG_METHOD(405, "wrong-method"),
    TOO_SLOW(408, "too-slow"),
    CONFLICT(409, "conflict"),
    LAST_ADMIN_KEY(409, "last-admin-key"),
    ALREADY_RUNNING(409, "already-running"),
    NOT_SET_UP(409, "not-set-up"),
    GONE(410, "gone"),
    TOO_LARGE(413, "too-large"),
    ADDRESS_TOO_LONG(414, "address-too-long"),
    WRONG_MEDIA_TYPE(415, "wrong-media-type"),
    RANGE(416, "range"),
    TOO_MANY(429, "too-many-requests"),
    HEADERS_TOO_LARGE(431, "headers-too-large"),
    BUG(500, "internal-error"),
    UNAVAILABLE(503, "unavailable"),
    INDEX_BUILDING(503, "index-building"),
    INDEX_FAILING(503, "index-failing"),
    INDEX_BEHIND(503, "index-behind"),
    WRONG_VERSION(505, "wrong-version"),
    STORAGE_FULL(507, "storage-full");

    private final int status;
    private final String slug;

    Kind(int status, String slug) {
      this.status = status;
      this.slug = slug;
    }

    /** The HTTP status. */
    public int status() {
      return status;
    }

    /** The stable name. */
    public String slug() {
      return slug;
    }
  }

  /**
   * One thing that is wrong.
   *
   * @param place whether {@code name} is a URL parameter or a field of the body
   * @param name of the parameter or field
   * @param code of the sentence in the messages, after {@code flaw.}
   * @param facts the parts of the sentence after the name
   * @param suggestion what was probably meant; null where there is no guess
   */
  public record Flaw(
      Place place, String name, String code, List<String> facts, @Nullable String suggestion) {
    public Flaw {
      facts = List.copyOf(facts);
    }

    /** What is wrong, as a sentence. */
    public String sentence(Language locale) {
      Object[] all = new Object[facts.size() + 1];
      all[0] = name;
      System.arraycopy(facts.toArray(), 0, all, 1, facts.size());
      return Messages.OF_THE_API.text(locale, "flaw." + code, all);
    }
  }

  /** Where a {@link Flaw} is. */
  public enum Place {
    PARAMETER,
    FIELD
  }

  public Problem {
    Objects.requireNonNull(kind, "kind");
    facts = List.copyOf(facts);
    flaws = List.copyOf(flaws);
  }

  /** A problem of the request as a whole. */
  public static Problem of(Kind kind, String... facts) {
    return new Problem(kind, List.of(facts), List.of(), null);
  }

  /** A problem with named parameters or fields. */
  public static Problem of(Kind kind, List<Flaw> flaws) {
    return new Problem(kind, List.of(), flaws, null);
  }

  /** The same, with the time after which to try again. */
  public Problem retryAfter(Duration wait) {
    return new Problem(kind, facts, flaws, wait);
  }

  /** A few words for the kind. */
  public String title(Language locale) {
    return Messages.OF_THE_API.text(locale, "problem." + kind.slug() + ".title");
  }

  /** A sentence or two: what happened and what to do. */
  public String detail(Language locale) {
    return Messages.OF_THE_API.text(locale, "problem." + kind.slug() + ".detail", facts.toArray());
  }
}

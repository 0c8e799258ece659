package ca.welcomingcommunities.kb.http;

import ca.welcomingcommunities.kb.catalogue.Key;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A browser that is signed in.
 *
 * @param key with which it signed in
 * @param formToken stands in every form that changes something, so that no other site can send it
 */
public record Session(Key key, String formToken, Instant expires) {
  /** The name of the form field with the form token. */
  public static final String FORM_FIELD = "formToken";

  /** Whether a form was made for this session. */
  public boolean made(@Nullable String sentToken) {
    return sentToken != null
        && MessageDigest.isEqual(
            formToken.getBytes(StandardCharsets.UTF_8), sentToken.getBytes(StandardCharsets.UTF_8));
  }

  /** Leaves the token out, for logs. */
  @Override
  public String toString() {
    return "Session[key=" + key.id() + "]";
  }
}

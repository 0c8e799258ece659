package ca.welcomingcommunities.kb.http;

import static org.assertj.core.api.Assertions.assertThat;

import ca.welcomingcommunities.kb.http.Client.Answer;
import java.io.ByteArrayOutputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads pages of the desk and sends its forms, as a browser that is signed in does. */
final class DeskBrowser {
  private static final Pattern TOKEN = Pattern.compile("name=\"formToken\" value=\"([^\"]+)\"");

  private final Client client;
  private final String cookie;
  private final String token;

  private DeskBrowser(Client client, String cookie, String token) {
    this.client = client;
    this.cookie = cookie;
    this.token = token;
  }

  /** Signs in. */
  static DeskBrowser signedIn(Client client, String key) {
    byte[] form = ("key=" + encoded(key)).getBytes(StandardCharsets.UTF_8);
    Answer answer =
        client.send(
            "POST", "/en/admin/sign-in", form, "Content-Type", "application/x-www-form-urlencoded");
    assertThat(answer.status()).isEqualTo(303);
    String set = answer.header("Set-Cookie");
    String cookie = set.substring(0, set.indexOf(';'));
    Matcher token = TOKEN.matcher(client.get("/en/admin", "Cookie", cookie).text());
    assertThat(token.find()).isTrue();
    return new DeskBrowser(client, cookie, token.group(1));
  }

  Answer get(String path) {
    return client.get(path, "Cookie", cookie);
  }

  /** Sends a form with the session's token. */
  Answer post(String path, String... fields) {
    StringBuilder form = new StringBuilder("formToken=").append(encoded(token));
    for (int i = 0; i < fields.length; i += 2) {
      form.append('&').append(fields[i]).append('=').append(encoded(fields[i + 1]));
    }
    return client.send(
        "POST",
        path,
        form.toString().getBytes(StandardCharsets.UTF_8),
        "Content-Type",
        "application/x-www-form-urlencoded",
        "Cookie",
        cookie);
  }

  /** Sends one file with the session's token. */
  Answer upload(String path, String filename, byte[] content) {
    return client.send(
        "POST",
        path,
        form(filename, content, token),
        "Content-Type",
        "multipart/form-data; boundary=XX",
        "Cookie",
        cookie);
  }

  /** A multipart body with boundary {@code XX} of a file and a form token. */
  static byte[] form(String filename, byte[] content, String token) {
    ByteArrayOutputStream form = new ByteArrayOutputStream();
    form.writeBytes(
        ("--XX\r\nContent-Disposition: form-data; name=\"formToken\"\r\n\r\n"
                + token
                + "\r\n--XX\r\nContent-Disposition: form-data; name=\"file\"; filename=\""
                + filename
                + "\"\r\n\r\n")
            .getBytes(StandardCharsets.UTF_8));
    form.writeBytes(content);
    form.writeBytes("\r\n--XX--\r\n".getBytes(StandardCharsets.UTF_8));
    return form.toByteArray();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}

package ca.welcomingcommunities.kb.http;

import static org.assertj.core.api.Assertions.assertThat;

import ca.welcomingcommunities.kb.http.Client.Answer;
import io.javalin.http.Context;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Signing in, through two routes as a page would have them. */
class SessionsTest {
  @TempDir private Path folder;
  private TestServer server;
  private Client client;

  @BeforeEach
  void start() throws IOException {
    server = TestServer.start(folder, SessionsTest::site);
    client = new Client(server.port());
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
  }

  private static Site site(Services services) {
    Sessions sessions = services.sessions();
    return new Site(
        List.of(
            Route.form("/sign-in", context -> signIn(sessions, context)),
            Route.form("/sign-out", sessions::signOut)),
        Site.none().errorPage());
  }

  private static void signIn(Sessions sessions, Context context) {
    switch (sessions.signIn(context, context.body())) {
      case Sessions.SignIn.Accepted(Session session) -> context.result(session.formToken());
      case Sessions.SignIn.WrongKey wrong -> context.status(403);
      case Sessions.SignIn.TooMany tooMany -> context.status(429);
    }
  }

  private Answer signIn(String key) {
    return client.send("POST", "/sign-in", key.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void aSignedInBrowserReadsWithItsCookieAndWritesWithItsFormToken() {
    Answer in = signIn(server.contributorKey);
    String cookie = in.header("Set-Cookie");
    assertThat(cookie).contains("HttpOnly", "SameSite=Strict", "Path=/", "Max-Age=43200");
    String pair = cookie.substring(0, cookie.indexOf(';'));
    assertThat(client.get("/api/jobs", "Cookie", pair).status()).isEqualTo(200);
    String retry = "/api/jobs/none/retry";
    assertThat(client.send("POST", retry, null, "Cookie", pair).status()).isEqualTo(401);
    assertThat(client.send("POST", retry, null, "Cookie", pair, "X-Form-Token", "guess").status())
        .isEqualTo(401);
    assertThat(client.send("POST", retry, null, "Cookie", pair, "X-Form-Token", in.text()).status())
        .isEqualTo(404);
    client.send("POST", "/sign-out", null, "Cookie", pair);
    assertThat(client.get("/api/jobs", "Cookie", pair).status()).isEqualTo(401);
  }

  @Test
  void aSessionEndsWithItsKey() {
    String cookie = signIn(server.contributorKey).header("Set-Cookie");
    String pair = cookie.substring(0, cookie.indexOf(';'));
    assertThat(client.get("/api/jobs", "Cookie", pair).status()).isEqualTo(200);
    var keys = server.services.catalogue().keys();
    keys.authenticate(server.contributorKey).ifPresent(key -> keys.revoke(key.id()));
    assertThat(client.get("/api/jobs", "Cookie", pair).status()).isEqualTo(401);
  }

  @Test
  void tenWrongKeysInAMinuteAreEnough() {
    for (int i = 0; i < 10; i++) {
      assertThat(signIn("wrong" + i).status()).isEqualTo(403);
    }
    assertThat(signIn(server.adminKey).status()).isEqualTo(429);
  }
}

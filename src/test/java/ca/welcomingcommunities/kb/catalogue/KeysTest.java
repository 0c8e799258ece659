package ca.welcomingcommunities.kb.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeysTest {
  @TempDir Path folder;
  private Catalogue catalogue;
  private Keys keys;

  @BeforeEach
  void open() throws Exception {
    catalogue = Catalogue.open(folder, Clock.systemUTC());
    keys = catalogue.keys();
  }

  @AfterEach
  void close() throws Exception {
    catalogue.close();
  }

  @Test
  void aKeyIsKnownByItsWholeSecretOnly() {
    NewKey made = keys.create(Role.CONTRIBUTOR, "nightly upload");
    assertThat(keys.authenticate(made.plain())).contains(made.key());
    assertThat(keys.authenticate(made.plain() + "x")).isEmpty();
    assertThat(keys.authenticate(made.plain().substring(1))).isEmpty();
    assertThat(keys.authenticate("")).isEmpty();
    assertThat(made.key().role()).isEqualTo(Role.CONTRIBUTOR);
    assertThat(made).asString().doesNotContain(made.plain());
  }

  @Test
  void aRevokedKeyIsWorthNothingAtOnce() {
    NewKey made = keys.create(Role.CURATOR, "first");
    assertThat(keys.revoke(made.key().id())).isEqualTo(Revocation.DONE);
    assertThat(keys.revoke(made.key().id())).isEqualTo(Revocation.UNKNOWN);
    assertThat(keys.authenticate(made.plain())).isEmpty();
    assertThat(keys.list())
        .singleElement()
        .satisfies(key -> assertThat(key.revokedAt()).isNotNull());
  }

  @Test
  void theLastKeyOfAnAdministratorStays() {
    NewKey first = keys.create(Role.ADMIN, "first");
    keys.create(Role.CURATOR, "no substitute");
    assertThat(keys.revoke(first.key().id())).isEqualTo(Revocation.LAST_ADMIN);
    assertThat(keys.authenticate(first.plain())).isPresent();
    NewKey second = keys.create(Role.ADMIN, "second");
    assertThat(keys.revoke(first.key().id())).isEqualTo(Revocation.DONE);
    assertThat(keys.revoke(second.key().id())).isEqualTo(Revocation.LAST_ADMIN);
  }

  @Test
  void theLastUseOfAKeyIsNoted() {
    Key key = keys.create(Role.CURATOR, "used").key();
    assertThat(key.lastUsedAt()).isNull();
    keys.used(key);
    assertThat(keys.list()).singleElement().extracting(Key::lastUsedAt).isNotNull();
  }

  @Test
  void noFileOfTheFolderHoldsTheSecret() throws Exception {
    List<String> secrets = new ArrayList<>();
    secrets.add(keys.create(Role.ADMIN, "made").plain());
    keys.setAdmin("chosen-by-somebody-0123456789", "environment");
    secrets.add("chosen-by-somebody-0123456789");
    catalogue.close();
    try (var files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
            .doesNotContain(secrets);
      }
    }
  }

  @Test
  void aChosenAdminKeyReplacesTheOneChosenBefore() {
    Key first = keys.setAdmin("first-secret", "environment");
    assertThat(keys.setAdmin("first-secret", "environment")).isEqualTo(first);
    keys.setAdmin("second-secret", "environment");
    assertThat(keys.authenticate("first-secret")).isEmpty();
    assertThat(keys.authenticate("second-secret")).map(Key::role).contains(Role.ADMIN);
    keys.setAdmin("first-secret", "environment");
    assertThat(keys.authenticate("first-secret")).isPresent();
    assertThat(keys.authenticate("second-secret")).isEmpty();
  }

  @Test
  void keysAreLongAndNeverTheSame() {
    assertThat(List.of(keys.create(Role.ADMIN, "a"), keys.create(Role.ADMIN, "a")))
        .extracting(NewKey::plain)
        .doesNotHaveDuplicates()
        .allSatisfy(plain -> assertThat(plain).startsWith("wci_").hasSizeGreaterThan(40));
  }
}

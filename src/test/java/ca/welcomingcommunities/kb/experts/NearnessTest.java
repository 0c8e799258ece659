package ca.welcomingcommunities.kb.experts;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NearnessTest {
  private static final String FIRST = "Workshop lead: Laura Secord, Niagara";
  private static final String SECOND = "Workshop lead: Jean Talon, Québec";
  private static final String SAID = "Clinics need interpreters.";
  private static final String PAGE =
      FIRST + " " + "On roads. ".repeat(200) + SECOND + " On health. " + SAID + " On ships.";

  @Test
  void aNameCountsMoreTheNearerItStandsToWhatWasSaid() {
    double near = Nearness.nearness(PAGE, SECOND, "… " + SAID.replace(' ', '\n') + " …");
    double far = Nearness.nearness(PAGE, FIRST, SAID);
    assertThat(near).isGreaterThan(0.9);
    assertThat(far).isBetween(0.01, 0.2);
    assertThat(Nearness.nearness(PAGE, SAID, SAID)).isEqualTo(1);
  }

  @Test
  void whatStandsBeforeANameCountsLessThanWhatComesBehindIt() {
    String page = SAID + " " + "On ships. ".repeat(30) + FIRST;
    String turned = FIRST + " " + "On ships. ".repeat(30) + SAID;
    assertThat(Nearness.nearness(page, FIRST, SAID))
        .isLessThan(Nearness.nearness(turned, FIRST, SAID));
  }

  @Test
  void whereAPlaceIsNotKnownThePageCounts() {
    assertThat(Nearness.nearness(PAGE, FIRST, "Elsewhere.")).isEqualTo(1);
    assertThat(Nearness.nearness("", FIRST, SAID)).isEqualTo(1);
  }
}

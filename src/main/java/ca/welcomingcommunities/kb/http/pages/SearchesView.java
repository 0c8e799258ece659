package ca.welcomingcommunities.kb.http.pages;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What people searched for.
 *
 * @param clients from how many different clients on one day a text is told
 * @param total as "1,203 searches, 40 found nothing, 2 were slow"
 * @param months the same by month
 */
record SearchesView(
    Shell shell,
    DeskNav nav,
    List<Period> periods,
    int clients,
    String total,
    List<String> months,
    List<Texts> lists) {
  /** Another number of days; {@code current} is the value of {@code aria-current}. */
  record Period(String url, String text, @Nullable String current) {}

  /** Texts under a heading. */
  record Texts(String heading, List<Text> texts) {}

  /**
   * A text that was searched for.
   *
   * @param url searches for it again
   * @param number as "12 times"
   */
  record Text(String text, String url, String number) {}
}

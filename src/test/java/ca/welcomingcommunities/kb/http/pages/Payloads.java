package ca.welcomingcommunities.kb.http.pages;

import java.util.ArrayList;
import java.util.List;

/**
 * Texts that would run as scripts where one of them is written into a page as it is: each way to
 * run something in each way to get out of where text stands.
 */
final class Payloads {
  private static final String RUN = "window.ran=1";

  private static final List<String> ELEMENTS =
      List.of(
          "<script>" + RUN + "</script>",
          "<ScRiPt>" + RUN + "//",
          "<img src=x onerror=" + RUN + ">",
          "<img/src=x/onerror=" + RUN + "//",
          "<svg onload=" + RUN + ">",
          "<svg><script>" + RUN + "</script></svg>",
          "<iframe srcdoc='<script>parent." + RUN + "</script>'></iframe>",
          "<details open ontoggle=" + RUN + ">",
          "<input autofocus onfocus=" + RUN + ">",
          "<a href=\"javascript:" + RUN + "\">x</a>",
          "<mark onmouseover=" + RUN + ">x</mark>",
          "<style onload=" + RUN + "></style>",
          "<template><img src=x onerror=" + RUN + "></template>",
          "&lt;img src=x onerror=" + RUN + "&gt;",
          "\\u003cimg src=x onerror=" + RUN + "\\u003e",
          "<math><mtext></mtext><img src=x onerror=" + RUN + "></math>");

  private static final List<String> WAYS_OUT =
      List.of(
          "%s",
          "\">%s",
          "'>%s",
          "</mark>%s",
          "</title></textarea></style></script>%s",
          "--><!-- -->%s",
          "]]>%s",
          "${%s}",
          "\" autofocus onfocus=\"" + RUN + "\" x=\"%s",
          "{{%s}}");

  private Payloads() {}

  /** All of them, 160. */
  static List<String> all() {
    List<String> all = new ArrayList<>();
    for (String way : WAYS_OUT) {
      for (String element : ELEMENTS) {
        all.add(way.replace("%s", element));
      }
    }
    return List.copyOf(all);
  }
}

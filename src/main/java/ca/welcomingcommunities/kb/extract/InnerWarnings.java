package ca.welcomingcommunities.kb.extract;

import java.util.ArrayList;
import java.util.List;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.sax.AbstractRecursiveParserWrapperHandler;

/** What a reader should know about the files inside a file. */
final class InnerWarnings {
  private InnerWarnings() {}

  /**
   * The limits that were reached, and how many files were not read.
   *
   * @param parts of which the first is the file itself
   * @param format as it was read; of most formats the text of the files inside is not taken
   */
  static List<Warning> of(List<Metadata> parts, Format format) {
    List<Warning> warnings = new ArrayList<>();
    List<Metadata> inside = parts.subList(1, parts.size());
    boolean taken = format == Format.MAIL || format == Format.WEB_PAGE || format == Format.OTHER;
    long unread = taken ? inside.stream().filter(InnerWarnings::isUnread).count() : inside.size();
    for (String reached : parts.getFirst().getValues(InnerFiles.REACHED)) {
      warnings.add(
          new Warning(
              switch (InnerFiles.Limit.valueOf(reached)) {
                case FILES -> Warning.Code.TOO_MANY_FILES;
                case DEPTH -> Warning.Code.TOO_DEEP;
                case RATIO -> Warning.Code.UNPACKS_TOO_LARGE;
              },
              0,
              ""));
    }
    if (unread > 0) {
      warnings.add(new Warning(Warning.Code.ATTACHMENTS_LEFT_OUT, (int) unread, ""));
    } else if (warnings.isEmpty() && parts.stream().anyMatch(InnerWarnings::stoppedEarly)) {
      warnings.add(new Warning(Warning.Code.TOO_MANY_FILES, 0, ""));
    }
    return warnings;
  }

  private static boolean isUnread(Metadata part) {
    return part.get(TikaCoreProperties.EMBEDDED_EXCEPTION) != null;
  }

  private static boolean stoppedEarly(Metadata part) {
    return part.get(AbstractRecursiveParserWrapperHandler.EMBEDDED_RESOURCE_LIMIT_REACHED) != null;
  }
}

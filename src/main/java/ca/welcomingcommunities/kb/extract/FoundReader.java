package ca.welcomingcommunities.kb.extract;

import ca.welcomingcommunities.kb.document.Accessibility;
import ca.welcomingcommunities.kb.document.Language;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.PDF;
import org.apache.tika.metadata.Property;
import org.apache.tika.metadata.TikaCoreProperties;
import org.jspecify.annotations.Nullable;

/** Reads what a file says about itself from the metadata Tika found. */
final class FoundReader {
  private static final int LONGEST_TITLE = 300;
  private static final int MOST_AUTHORS = 50;

  /** Before the first of the formats we read: dates that programs write for "unknown". */
  private static final Instant EARLIEST = Instant.parse("1985-01-01T00:00:00Z");

  private static final Pattern BETWEEN_AUTHORS = Pattern.compile("\\s*[;\\n]\\s*");

  /** What programs fill in when nobody did. */
  private static final Set<String> PLACEHOLDERS =
      Set.of(
          "untitled",
          "sans titre",
          "powerpoint presentation",
          "présentation powerpoint",
          "document",
          "apache poi",
          "python-docx",
          "unknown",
          "inconnu",
          "user",
          "microsoft word");

  private FoundReader() {}

  static Found of(Metadata metadata, Format format) {
    String title = title(metadata.get(TikaCoreProperties.TITLE));
    Language language = language(metadata);
    return new Found(
        title,
        authors(metadata.getValues(TikaCoreProperties.CREATOR)),
        language,
        instant(metadata, TikaCoreProperties.CREATED),
        instant(metadata, TikaCoreProperties.MODIFIED),
        accessibility(metadata, format, title != null, language != null));
  }

  private static Accessibility accessibility(
      Metadata metadata, Format format, boolean titled, boolean languageNamed) {
    return switch (format) {
      case PDF ->
          new Accessibility(
              Boolean.valueOf(metadata.get(PDF.HAS_MARKED_CONTENT)),
              titled,
              languageNamed,
              metadata.getValues(MarkedPdfParser.SCANS).length == 0);
      case WEB_PAGE -> new Accessibility(null, titled, languageNamed, null);
      // Office files name the language of each word, which says nothing of the file.
      case TEXT_DOCUMENT, SLIDES, SHEETS ->
          new Accessibility(null, titled, languageNamed ? true : null, null);
      case IMAGE -> new Accessibility(null, null, null, false);
      case MAIL, PLAIN_TEXT, MARKDOWN, OTHER -> Accessibility.UNKNOWN;
    };
  }

  private static @Nullable String title(@Nullable String claimed) {
    if (claimed == null) {
      return null;
    }
    String title = TextCleaner.oneLine(claimed);
    return title.length() > LONGEST_TITLE || isPlaceholder(title) ? null : title;
  }

  private static List<String> authors(String[] claimed) {
    List<String> authors = new ArrayList<>();
    for (String value : claimed) {
      for (String part : BETWEEN_AUTHORS.split(value, -1)) {
        String author = TextCleaner.oneLine(part);
        boolean useful = !isPlaceholder(author) && author.length() <= LONGEST_TITLE;
        if (useful && !authors.contains(author) && authors.size() < MOST_AUTHORS) {
          authors.add(author);
        }
      }
    }
    return authors;
  }

  private static boolean isPlaceholder(String text) {
    return text.isEmpty() || PLACEHOLDERS.contains(text.toLowerCase(Locale.ROOT));
  }

  private static @Nullable Language language(Metadata metadata) {
    for (String name : List.of(TikaCoreProperties.LANGUAGE.getName(), Metadata.CONTENT_LANGUAGE)) {
      String claimed = metadata.get(name);
      if (claimed != null && !claimed.isBlank()) {
        return Language.of(claimed);
      }
    }
    return null;
  }

  private static @Nullable Instant instant(Metadata metadata, Property property) {
    String claimed = metadata.get(property);
    if (claimed == null) {
      return null;
    }
    Instant instant = parse(claimed);
    return instant == null || instant.isBefore(EARLIEST) ? null : instant;
  }

  private static @Nullable Instant parse(String text) {
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException withoutZone) {
      try {
        return LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
      } catch (DateTimeException unreadable) {
        return null;
      }
    }
  }
}

package ca.welcomingcommunities.kb.experts;

import ca.welcomingcommunities.kb.catalogue.DocumentText;
import ca.welcomingcommunities.kb.catalogue.FoundName;
import ca.welcomingcommunities.kb.document.Affiliation;
import ca.welcomingcommunities.kb.document.Bond;
import ca.welcomingcommunities.kb.document.Page;
import ca.welcomingcommunities.kb.document.Person;
import ca.welcomingcommunities.kb.document.PersonName;
import ca.welcomingcommunities.kb.document.Wording;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds people in documents: those of the directory by their names, wherever the body of a text has
 * them (a name at the foot of two hundred pages says no more than once); others only where it says
 * what they did and where they are from, or metadata name them as authors. Immutable.
 */
final class NameFinder {
  /** Part of the finder's version: to be raised when it finds other names than before. */
  private static final int VERSION = 3;

  private static final Pattern WORD = Pattern.compile("[\\p{L}][\\p{L}\\p{M}'’-]*\\.?");
  private static final int BEFORE = 240;
  private static final int MAX_PHRASE = 200;
  private static final int MAX_NAME_WORDS = 5;

  /** More authors than this are a list of members. */
  private static final int MAX_AUTHORS = 200;

  private static final int MAX_PROPOSALS = 60;

  /** "Name, Organization": two to four capitalized words, and what stands behind the comma. */
  private static final Pattern NAMED_WITH_PLACE =
      Pattern.compile(
          "(?:(?:Dre?|Prof|Professor|Professeure?|Mr|Mrs|Ms|Mme|Mlle)\\b\\.?\\s+|M\\.\\s+)?"
              + "(\\p{Lu}[\\p{L}\\p{M}'’-]+(?:\\s+(?:\\p{Lu}\\.|(?:de|da|la|le|van|von|der|el|al|bin)\\b|\\p{Lu}[\\p{L}\\p{M}'’-]+)){1,3})"
              + "\\s*(?:,|\\()\\s*([^;\\n()]{3,120})");

  /** How to reach somebody, which is no part of an organization's name, and not for everybody. */
  private static final Pattern ADDRESS =
      Pattern.compile(
          "[,\\s]*[^\\s,]+@[^\\s,]*|[,\\s]*(?i:tel|tél|phone|fax)?[.:\\s]*\\+?\\(?\\d[\\d\\s().-]{5,}\\d");

  private static final Pattern ITEM =
      Pattern.compile(
          "\\s*(?:;|\\n|•|·|\\band (?:by )?(?=\\p{Lu})|\\bet (?:par )?(?=\\p{Lu}))\\s*");

  /** Between the names of one entry of a list of authors; each has a first and a last name. */
  private static final Pattern AUTHORS =
      Pattern.compile("\\s*;\\s*|(?<=\\S\\s\\S{2,99})\\s+(?:and|et|&)\\s+(?=\\S+\\s+\\S)");

  private final Map<String, List<Known>> byFirst = new HashMap<>();
  private final Lexicon lexicon;
  private final String version;

  private record Known(List<String> words, String name) {}

  private record Word(String folded, int start, int end) {}

  /** The part of a line that lists names, and what they did. */
  private record Listed(String line, int start, int end, Bond bond, int page) {}

  NameFinder(Collection<Profile> directory, Lexicon lexicon) {
    this.lexicon = lexicon;
    TreeSet<String> names = new TreeSet<>();
    for (Profile profile : directory) {
      Person person = profile.person();
      for (String name : person.names()) {
        List<String> words = Words.of(name);
        if (words.size() >= 2) {
          byFirst
              .computeIfAbsent(words.getFirst(), _ -> new ArrayList<>())
              .add(new Known(words, person.name()));
          names.add(String.join(" ", words));
        }
      }
    }
    this.version = VERSION + " " + Integer.toHexString(names.hashCode());
  }

  /** The same for finders that find the same. */
  String version() {
    return version;
  }

  List<FoundName> in(DocumentText text) {
    List<FoundName> found = new ArrayList<>(authors(text.document().description().authors()));
    Map<String, FoundName> once = new LinkedHashMap<>();
    for (Page page : text.pages()) {
      for (FoundName name : onPage(page.number(), page.bodyText())) {
        once.putIfAbsent(PersonName.key(name.name()) + name.bond() + page.number(), name);
      }
    }
    found.addAll(once.values());
    return found;
  }

  private List<FoundName> authors(List<String> authors) {
    if (authors.size() > MAX_AUTHORS) {
      return List.of();
    }
    List<FoundName> found = new ArrayList<>();
    for (String each : authors) {
      for (String written : AUTHORS.split(each, -1)) {
        String name = ADDRESS.matcher(written).replaceAll("");
        int words = Words.of(name).size();
        boolean person =
            words >= 1
                && words <= MAX_NAME_WORDS
                && !isOrganization(name)
                && name.chars().noneMatch(Character::isDigit);
        if (person) {
          found.add(new FoundName(PersonName.shown(name), Affiliation.UNKNOWN, Bond.AUTHOR, 0, ""));
        }
      }
    }
    return found;
  }

  private boolean isOrganization(String name) {
    return OrganizationWords.areIn(name)
        || OrganizationWords.anyPart(name)
        || OrganizationWords.allParts(name)
        || lexicon.arePlaces(name);
  }

  private List<FoundName> onPage(int page, String text) {
    List<FoundName> found = new ArrayList<>();
    List<Word> words = capitalized(text);
    for (int i = 0; i < words.size(); i++) {
      Known known = knownAt(words, i);
      if (known != null) {
        int start = words.get(i).start;
        Cues.Seen cue = Cues.last(before(text, start));
        Bond bond = cue == null ? Bond.NAMED : cue.bond();
        found.add(
            new FoundName(known.name, Affiliation.UNKNOWN, bond, page, lineAround(text, start)));
      }
    }
    found.addAll(proposals(page, text));
    return found;
  }

  private static List<Word> capitalized(String text) {
    List<Word> words = new ArrayList<>();
    Matcher matcher = WORD.matcher(text);
    while (matcher.find()) {
      boolean may = Character.isUpperCase(text.charAt(matcher.start()));
      String folded = may ? String.join(" ", Words.of(matcher.group())) : "";
      words.add(new Word(folded, matcher.start(), matcher.end()));
    }
    return words;
  }

  private @Nullable Known knownAt(List<Word> words, int at) {
    for (Known known : byFirst.getOrDefault(words.get(at).folded, List.of())) {
      int n = known.words.size();
      boolean all = at + n <= words.size();
      for (int i = 1; all && i < n; i++) {
        all = words.get(at + i).folded.equals(known.words.get(i));
      }
      if (all) {
        return known;
      }
    }
    return null;
  }

  /**
   * What stands before a name and may say what it is about: not beyond an empty line or a sentence.
   */
  private static String before(String text, int start) {
    String before = text.substring(Math.max(0, start - BEFORE), start);
    int sentence = before.lastIndexOf(". ");
    return sentence < 0 ? before : before.substring(sentence + 1);
  }

  private static String lineAround(String text, int at) {
    int from = text.lastIndexOf('\n', at) + 1;
    int to = text.indexOf('\n', at);
    int end = to < 0 ? text.length() : to;
    if (end - from > MAX_PHRASE) {
      from = Math.max(from, at - MAX_PHRASE / 2);
      end = Math.min(end, from + MAX_PHRASE);
    }
    return text.substring(from, end).strip();
  }

  private List<FoundName> proposals(int page, String text) {
    List<FoundName> found = new ArrayList<>();
    Bond bond = null;
    for (String line : text.lines().toList()) {
      List<Cues.Seen> cues = Cues.in(line);
      if (cues.isEmpty() && bond != null && isItem(line)) {
        found.addAll(proposals(new Listed(line, 0, line.length(), bond, page)));
      } else if (cues.isEmpty()) {
        bond = null;
      }
      for (int i = 0; i < cues.size(); i++) {
        bond = cues.get(i).bond();
        int end = i + 1 < cues.size() ? cues.get(i + 1).start() : line.length();
        found.addAll(proposals(new Listed(line, cues.get(i).end(), end, bond, page)));
      }
    }
    return found.subList(0, Math.min(MAX_PROPOSALS, found.size()));
  }

  private List<FoundName> proposals(Listed listed) {
    List<FoundName> found = new ArrayList<>();
    for (String item : ITEM.split(listed.line.substring(listed.start, listed.end), -1)) {
      FoundName name = proposal(item, listed);
      if (name != null) {
        found.add(name);
      }
    }
    return found;
  }

  /** Names of a list go on in the next lines, as long as these look like it. */
  private static boolean isItem(String line) {
    return line.isBlank() || NAMED_WITH_PLACE.matcher(line.strip()).lookingAt();
  }

  private @Nullable FoundName proposal(String item, Listed listed) {
    Matcher matcher = NAMED_WITH_PLACE.matcher(item.strip());
    if (!matcher.lookingAt()) {
      return null;
    }
    String name = matcher.group(1).strip();
    String organization =
        ADDRESS.matcher(matcher.group(2)).replaceAll("").replaceAll("^[.,;:\\s]+|[.,;:\\s]+$", "");
    boolean person =
        !isOrganization(name)
            && Words.of(name).stream().noneMatch(lexicon::has)
            && OrganizationWords.anyKind(organization);
    if (!person) {
      return null;
    }
    Affiliation affiliation =
        new Affiliation(Wording.of(organization), null, null, null, null, null, null);
    int at = listed.line.indexOf(name, listed.start);
    return new FoundName(
        name, affiliation, listed.bond, listed.page, lineAround(listed.line, Math.max(0, at)));
  }
}

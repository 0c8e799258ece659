package ca.welcomingcommunities.kb.evaluation;

import ca.welcomingcommunities.kb.document.Facet;
import ca.welcomingcommunities.kb.document.Language;
import ca.welcomingcommunities.kb.document.Page;
import ca.welcomingcommunities.kb.document.Section;
import ca.welcomingcommunities.kb.evaluation.Judged.Expected;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads one judgement of a file. */
final class JudgedReader {
  private final Path file;
  private final int line;

  /**
   * @param line where it begins, 1-based, for complaints
   */
  JudgedReader(Path file, int line) {
    this.file = file;
    this.line = line;
  }

  Judged read(List<String> lines) throws BadFileException {
    String[] parts = lines.getFirst().substring(1).strip().split("\\s*\\|\\s*", -1);
    String[] name = parts[0].split(" +", -1);
    if (name.length != 2) {
      throw new BadFileException(file, line, "not '@ name language | …'");
    }
    @Nullable Integer year = null;
    Map<Facet, Expected> expected = new EnumMap<>(Facet.class);
    for (int part = 1; part < parts.length; part++) {
      List<String> words = List.of(parts[part].split(" +", -1));
      if (words.getFirst().equals("year")) {
        year = year(words.getLast());
      } else {
        expected.put(facet(words.getFirst()), expected(words.subList(1, words.size())));
      }
    }
    List<Section> sections = sections(lines.subList(1, lines.size()));
    @Nullable Page text = sections.isEmpty() ? null : new Page(1, sections);
    return new Judged(name[0], Language.of(name[1]), year, expected, text);
  }

  private int year(String word) throws BadFileException {
    if (!word.matches("[0-9]{4}")) {
      throw new BadFileException(file, line, "no year: " + word);
    }
    return Integer.parseInt(word);
  }

  private Facet facet(String id) throws BadFileException {
    return Facet.of(id).orElseThrow(() -> new BadFileException(file, line, "no facet: " + id));
  }

  private static Expected expected(List<String> values) {
    Set<String> wanted = new HashSet<>();
    Set<String> allowed = new HashSet<>();
    for (String value : values) {
      if (value.endsWith("?")) {
        allowed.add(value.substring(0, value.length() - 1));
      } else {
        wanted.add(value);
      }
    }
    return new Expected(wanted, allowed);
  }

  private static List<Section> sections(List<String> lines) {
    List<Section> sections = new ArrayList<>();
    String heading = "";
    int level = 0;
    StringBuilder text = new StringBuilder();
    for (String each : lines) {
      if (each.startsWith("#")) {
        add(sections, heading, level, text);
        heading = each.replaceFirst("#+ ", "");
        level = each.indexOf(' ');
      } else if (!each.isBlank()) {
        text.append(each).append('\n');
      }
    }
    add(sections, heading, level, text);
    return sections;
  }

  private static void add(List<Section> sections, String heading, int level, StringBuilder text) {
    if (level > 0 || !text.isEmpty()) {
      sections.add(Section.of(heading, level, false, text.toString().strip()));
      text.setLength(0);
    }
  }
}

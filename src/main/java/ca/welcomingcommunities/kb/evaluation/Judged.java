package ca.welcomingcommunities.kb.evaluation;

import ca.welcomingcommunities.kb.document.Facet;
import ca.welcomingcommunities.kb.document.Language;
import ca.welcomingcommunities.kb.document.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a person says of a text, and the text where the file of judgements has it.
 *
 * @param name a number, or the file's name
 * @param year null where none is judged
 * @param expected per facet; one that is not there has no value
 * @param text null where it is to be read from the file of that name
 */
public record Judged(
    String name,
    Language language,
    @Nullable Integer year,
    Map<Facet, Expected> expected,
    @Nullable Page text) {
  private static final Expected NOTHING = new Expected(Set.of(), Set.of());

  /** Of numbered texts every so many-th is held back: no rule may be chosen by it. */
  private static final int HELD_BACK = 3;

  public Judged {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(language, "language");
    expected = Map.copyOf(expected);
  }

  /**
   * The values of one facet.
   *
   * @param wanted those that should be found
   * @param allowed those that may be found or not
   */
  public record Expected(Set<String> wanted, Set<String> allowed) {
    public Expected {
      wanted = Set.copyOf(wanted);
      allowed = Set.copyOf(allowed);
    }
  }

  /**
   * Reads a file of judgements. A line {@code @ name language | facet value value? | …} begins one,
   * a value with a question mark may be found or not, {@code year} is written like a facet; lines
   * that begin with {@code #} are headings, the others text. What stands before the first {@code @}
   * is a remark.
   *
   * @throws BadFileException naming the line that is wrong, and why
   */
  public static List<Judged> read(Path file) throws IOException {
    List<String> lines = Files.readAllLines(file);
    List<Judged> all = new ArrayList<>();
    int from = next(lines, 0);
    while (from < lines.size()) {
      int to = next(lines, from + 1);
      all.add(new JudgedReader(file, from + 1).read(lines.subList(from, to)));
      from = to;
    }
    return all;
  }

  private static int next(List<String> lines, int from) {
    int at = from;
    while (at < lines.size() && !lines.get(at).startsWith("@")) {
      at++;
    }
    return at;
  }

  /** What is expected of a facet. */
  public Expected expected(Facet facet) {
    return expected.getOrDefault(facet, NOTHING);
  }

  /** Whether it may only be reported on, and not looked at while rules are made. */
  public boolean isHeldBack() {
    return name.chars().allMatch(Character::isDigit) && Integer.parseInt(name) % HELD_BACK == 0;
  }
}

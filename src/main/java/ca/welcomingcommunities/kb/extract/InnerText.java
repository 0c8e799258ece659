package ca.welcomingcommunities.kb.extract;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.Property;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.metadata.XMPDM;

/** The text of files inside a file, each under its name. Pure functions. */
final class InnerText {
  private static final int TOP = 1;

  /** Below the name of the file. */
  private static final int CHAPTER = 3;

  /** What pictures and recordings say about themselves, in the order to show it. */
  private static final List<Property> ABOUT =
      List.of(
          TikaCoreProperties.TITLE,
          TikaCoreProperties.DESCRIPTION,
          TikaCoreProperties.SUBJECT,
          TikaCoreProperties.COMMENTS,
          XMPDM.ARTIST,
          XMPDM.ALBUM);

  private static final int SHORTEST = 3;
  private static final int LONGEST = 10_000;

  private InnerText() {}

  /**
   * The files inside.
   *
   * @param parts of which the first is the file itself, which is left out
   */
  static List<Block> of(List<Metadata> parts) {
    List<Block> all = new ArrayList<>();
    for (Metadata part : parts.subList(1, parts.size())) {
      List<Block> blocks = Reading.cleaned(part, Format.WEB_PAGE);
      if (blocks.isEmpty()) {
        continue;
      }
      Reading.addHeading(new Block.Heading(TOP, name(part)), all);
      for (Block block : blocks) {
        boolean chapter = block instanceof Block.Heading(int level, String _) && level < CHAPTER;
        all.add(chapter ? new Block.Heading(CHAPTER, ((Block.Heading) block).text()) : block);
      }
    }
    return all;
  }

  /** The text of the file, in which archives list what they hold, and then the files inside. */
  static List<Block> withListing(List<Metadata> parts) {
    List<Block> inside = of(parts);
    Set<String> shown = new HashSet<>();
    for (Block block : inside) {
      if (block instanceof Block.Heading(int _, String text)) {
        shown.add(text);
      }
    }
    List<Block> all = new ArrayList<>();
    for (Block block : Reading.cleaned(parts.getFirst(), Format.OTHER)) {
      boolean listed = block instanceof Block.Heading(int _, String text) && shown.contains(text);
      if (!listed) {
        boolean name = parts.size() > 1 && block instanceof Block.Heading;
        all.add(name ? new Block.Paragraph(((Block.Heading) block).text()) : block);
      }
    }
    all.addAll(inside);
    return all;
  }

  /** What a picture or a recording says about itself: the words somebody looks for it with. */
  static List<Block> about(Metadata file) {
    Set<String> found = new LinkedHashSet<>();
    for (Property property : ABOUT) {
      for (String value : file.getValues(property)) {
        String text = TextCleaner.clean(value);
        if (text.length() >= SHORTEST && text.length() <= LONGEST) {
          found.add(text);
        }
      }
    }
    return found.stream().<Block>map(Block.Paragraph::new).toList();
  }

  /** Its name in the folder or archive; of a mail, what it is about. */
  private static String name(Metadata part) {
    String name = part.get(TikaCoreProperties.RESOURCE_NAME_KEY);
    String title = part.get(TikaCoreProperties.TITLE);
    boolean mail = String.valueOf(part.get(Metadata.CONTENT_TYPE)).startsWith("message/");
    boolean titled = title != null && !title.isBlank();
    if (titled && (mail || name == null || name.isBlank())) {
      return title;
    }
    return name == null ? "" : name;
  }
}

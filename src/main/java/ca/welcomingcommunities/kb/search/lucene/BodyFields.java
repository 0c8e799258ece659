package ca.welcomingcommunities.kb.search.lucene;

import ca.welcomingcommunities.kb.document.Language;
import ca.welcomingcommunities.kb.document.Page;
import ca.welcomingcommunities.kb.document.Section;
import java.util.List;
import java.util.Set;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.TextField;
import org.jspecify.annotations.Nullable;

/**
 * Adds what a document's body says to the fields of its words: each section to the text of all, and
 * where its type is known to that of such sections. Where a section continues over pages its parts
 * are one text, so that a phrase is found over the break. For one document, by one thread.
 */
final class BodyFields {
  private final Document fields;
  private final PassageCutter cutter;
  private final @Nullable Set<String> given;
  private final StringBuilder text = new StringBuilder();
  private Language language = Language.OTHER;
  private Set<String> types = Set.of();

  /**
   * @param given the section types that a person gave the whole document; null where none did
   */
  BodyFields(Document fields, PassageCutter cutter, @Nullable Set<String> given) {
    this.fields = fields;
    this.cutter = cutter;
    this.given = given;
  }

  void add(List<Page> pages) {
    for (Page page : pages) {
      for (Section section : page.body()) {
        add(section);
      }
    }
    flush();
  }

  /** A heading counts twice: as text and as heading. */
  private void add(Section section) {
    Language here = cutter.language(section);
    Set<String> hereTypes = types(section.type(), given);
    if (!section.continued() || here != language || !hereTypes.equals(types)) {
      flush();
      language = here;
      types = hereTypes;
    }
    if (!section.continued()) {
      addText(fields, Fields.TEXT, language, section.heading());
      addEverywhere(section.heading());
    }
    text.append(text.isEmpty() ? "" : "\n").append(section.text());
  }

  /** Of which types a section is: what a person said counts instead of what was recognised. */
  static Set<String> types(@Nullable String recognised, @Nullable Set<String> given) {
    return given != null ? given : recognised == null ? Set.of() : Set.of(recognised);
  }

  private void flush() {
    addEverywhere(text.toString());
    text.setLength(0);
  }

  private void addEverywhere(String said) {
    addText(fields, Fields.TEXT, language, said);
    types.forEach(type -> addText(fields, Fields.inSection(type), language, said));
  }

  /** Adds a text in the forms of its language; nothing for a blank one. */
  static void addText(Document fields, String name, Language language, String text) {
    if (text.isBlank()) {
      return;
    }
    for (Form form : Form.of(language)) {
      fields.add(new TextField(form.field(name), text, Field.Store.NO));
    }
  }
}

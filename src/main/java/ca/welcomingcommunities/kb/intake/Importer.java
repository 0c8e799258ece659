package ca.welcomingcommunities.kb.intake;

import ca.welcomingcommunities.kb.catalogue.Catalogue;
import ca.welcomingcommunities.kb.catalogue.Content;
import ca.welcomingcommunities.kb.catalogue.Documents;
import ca.welcomingcommunities.kb.catalogue.ImportedRecord;
import ca.welcomingcommunities.kb.catalogue.Layer;
import ca.welcomingcommunities.kb.classify.Classification;
import ca.welcomingcommunities.kb.classify.Clues;
import ca.welcomingcommunities.kb.document.Accessibility;
import ca.welcomingcommunities.kb.document.Page;
import ca.welcomingcommunities.kb.document.Section;
import ca.welcomingcommunities.kb.intake.ImportReport.LineProblem;
import ca.welcomingcommunities.kb.intake.LineReader.Line;
import ca.welcomingcommunities.kb.structure.Furniture;
import ca.welcomingcommunities.kb.vocabulary.Bilingual;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One import: reads lines, finds labels, and writes records in groups. A group is durable when it
 * is counted. For one thread, once.
 */
final class Importer {
  private static final Logger LOG = LoggerFactory.getLogger(Importer.class);

  /** Large enough that syncing the disk costs little, small enough to let others write between. */
  private static final int GROUP_RECORDS = 300;

  private static final int GROUP_CHARACTERS = 4_000_000;

  private final Catalogue catalogue;
  private final Documents documents;
  private final Reading reading;
  private final RecordReader records;
  private final IntakeLimits limits;
  private final Submitter by;
  private final Runnable stored;

  private final List<Pending> group = new ArrayList<>();
  private int groupCharacters;
  private long accepted;
  private long failed;
  private final List<LineProblem> errors = new ArrayList<>();

  private record Pending(
      long line, RecordReader.Outcome.Good good, ReadText text, ImportedRecord imported) {}

  /**
   * @param stored told after each group
   */
  Importer(
      Catalogue catalogue,
      Reading reading,
      Slugs slugs,
      IntakeLimits limits,
      Submitter by,
      Runnable stored) {
    this.by = by;
    this.catalogue = catalogue;
    this.documents = catalogue.documents();
    this.reading = reading;
    this.records = new RecordReader(slugs, limits.maxLineBytes());
    this.limits = limits;
    this.stored = stored;
  }

  /** Reads the stream to its end. If it breaks, the lines that came whole are kept all the same. */
  ImportReport read(InputStream ndjson) throws IOException {
    LineReader lines = new LineReader(ndjson, limits.maxLineBytes());
    try {
      for (Line line = lines.next(); line != null; line = lines.next()) {
        take(line);
        if (group.size() >= GROUP_RECORDS || groupCharacters >= GROUP_CHARACTERS) {
          store();
        }
      }
    } finally {
      store();
    }
    errors.sort(Comparator.comparingLong(LineProblem::line));
    return new ImportReport(accepted, failed, errors, records.ignored());
  }

  private void take(Line line) {
    switch (line) {
      case Line.Illegible illegible -> reject(line.number(), illegible.problem());
      case Line.Legible legible -> {
        if (!legible.text().isBlank()) {
          parse(legible);
        }
      }
    }
  }

  private void parse(Line.Legible line) {
    try {
      switch (records.read(line.text())) {
        case RecordReader.Outcome.Bad bad -> reject(line.number(), bad.problem());
        case RecordReader.Outcome.Good good -> {
          group.add(pending(line.number(), good));
          groupCharacters += line.text().length();
        }
      }
    } catch (RuntimeException | StackOverflowError e) {
      // A mistake in this program shows up here; it costs this record and no other.
      LOG.error("import=record-failed line={}", line.number(), e);
      reject(line.number(), Objection.NOT_CLASSIFIED.say());
    }
  }

  private Pending pending(long line, RecordReader.Outcome.Good good) {
    Layer says = good.says();
    Clues clues = new Clues(says.title(), "", "", says.language(), null);
    List<Page> pages = Furniture.in(good.unit(), good.pages());
    Parts parts = Parts.of(good.unit(), pages.size(), pages);
    ReadText text = ReadText.of(reading.classify(), clues, parts, good.labels(), says.authors());
    return new Pending(line, good, text, imported(good, text));
  }

  private static ImportedRecord imported(RecordReader.Outcome.Good good, ReadText text) {
    Parts parts = text.parts();
    Classification found = text.found();
    Layer layer =
        new Layer(
            firstWords(parts.pages()),
            null,
            found.language(),
            found.year(),
            List.of(),
            null,
            Set.of());
    List<Page> pages = typed(found.pages(), good.sectionType());
    return new ImportedRecord(
        good.kind(),
        good.externalId(),
        good.says(),
        good.labels(),
        new Content(
            null,
            Accessibility.UNKNOWN,
            layer,
            found.labels(),
            pages,
            pages.size(),
            parts.unit(),
            text.prints().numbers()),
        good.addedAt());
  }

  private static @Nullable String firstWords(List<Page> pages) {
    for (Page page : pages) {
      String words = Texts.firstWords(page.bodyText());
      if (!words.isEmpty()) {
        return words;
      }
    }
    return null;
  }

  // A section type given for a record is the type of all its sections.
  private static List<Page> typed(List<Page> pages, @Nullable String type) {
    return type == null
        ? pages
        : pages.stream().map(page -> new Page(page.number(), typed(page, type))).toList();
  }

  private static List<Section> typed(Page page, String type) {
    return page.sections().stream()
        .map(section -> section.identified(section.language(), type))
        .toList();
  }

  private void reject(long line, Bilingual problem) {
    failed++;
    if (errors.size() < limits.maxErrors()) {
      errors.add(new LineProblem(line, problem));
    }
  }

  private void store() throws StorageException {
    if (group.isEmpty()) {
      return;
    }
    try {
      leaveOthersAlone();
      ReadText.Compared compared = compareWithOthers();
      documents.put(group.stream().map(Pending::imported).toList(), by.key());
      accepted += group.size();
      compared.markHolders(catalogue.blocks());
    } catch (UncheckedIOException e) {
      throw new StorageException(e);
    } catch (RuntimeException e) {
      // Some record that nothing before had an objection to: its neighbours must not suffer.
      LOG.warn("import=group-refused records={}", group.size(), e);
      storeEach();
    } finally {
      group.clear();
      groupCharacters = 0;
    }
    stored.run();
  }

  private void leaveOthersAlone() {
    String key = by.key();
    if (!by.onlyOwn() || key == null) {
      return;
    }
    List<String> origins = group.stream().map(each -> each.imported().origin()).toList();
    Set<String> others = catalogue.owners().ofAnother(origins, key);
    for (Pending each : List.copyOf(group)) {
      if (others.contains(each.imported().origin())) {
        group.remove(each);
        reject(each.line(), Objection.OF_ANOTHER.say());
      }
    }
  }

  private ReadText.Compared compareWithOthers() {
    Map<String, ReadText> texts = new LinkedHashMap<>();
    group.forEach(each -> texts.put(each.imported().origin(), each.text()));
    ReadText.Compared compared =
        ReadText.amongOthers(texts, catalogue.blocks(), reading.classify());
    group.replaceAll(each -> {
      ReadText text = compared.again().get(each.imported().origin());
      return text == null || !each.text().prints().equals(text.prints())
          ? each
          : new Pending(each.line(), each.good(), text, imported(each.good(), text));
    });
    return compared;
  }

  private void storeEach() throws StorageException {
    for (Pending each : group) {
      try {
        documents.put(List.of(each.imported()), by.key());
        accepted++;
      } catch (UncheckedIOException e) {
        throw new StorageException(e);
      } catch (RuntimeException e) {
        LOG.error("import=record-refused line={}", each.line(), e);
        reject(each.line(), Objection.NOT_STORED.say());
      }
    }
  }
}

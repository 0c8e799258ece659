package ca.welcomingcommunities.kb.search.lucene;

import ca.welcomingcommunities.kb.document.Description;
import ca.welcomingcommunities.kb.document.Document;
import ca.welcomingcommunities.kb.document.DocumentId;
import ca.welcomingcommunities.kb.document.Facet;
import ca.welcomingcommunities.kb.document.Kind;
import ca.welcomingcommunities.kb.document.Language;
import ca.welcomingcommunities.kb.document.Original;
import ca.welcomingcommunities.kb.document.PageUnit;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.store.ByteArrayDataInput;
import org.apache.lucene.store.ByteBuffersDataOutput;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/** What a hit shows of a document, kept in one value so that one look-up reads it. */
record ShownDocument(
    DocumentId id,
    Kind kind,
    @Nullable String externalId,
    String title,
    Language language,
    @Nullable Integer year,
    int pageCount,
    PageUnit pageUnit,
    Map<Facet, List<String>> values,
    @Nullable String mediaType,
    @Nullable String filename) {

  static ShownDocument of(Document document, Map<Facet, List<String>> values) {
    Description description = document.description();
    Original original = document.original();
    return new ShownDocument(
        document.id(),
        document.kind(),
        document.externalId(),
        description.title(),
        description.language(),
        description.year(),
        document.pages().total(),
        document.pages().unit(),
        values,
        original == null ? null : original.mediaType(),
        original == null ? null : original.filename());
  }

  BytesRef bytes() throws IOException {
    ByteBuffersDataOutput out = new ByteBuffersDataOutput();
    out.writeString(id.value());
    out.writeString(kind.name());
    writeNullable(out, externalId);
    out.writeString(title);
    out.writeString(language.name());
    writeNullable(out, year == null ? null : year.toString());
    out.writeVInt(pageCount);
    out.writeString(pageUnit.name());
    out.writeVInt(values.size());
    for (Map.Entry<Facet, List<String>> entry : values.entrySet()) {
      out.writeString(entry.getKey().name());
      out.writeVInt(entry.getValue().size());
      for (String value : entry.getValue()) {
        out.writeString(value);
      }
    }
    writeNullable(out, mediaType);
    writeNullable(out, filename);
    return new BytesRef(out.toArrayCopy());
  }

  static ShownDocument read(BytesRef bytes) throws IOException {
    ByteArrayDataInput in = new ByteArrayDataInput(bytes.bytes, bytes.offset, bytes.length);
    DocumentId id = new DocumentId(in.readString());
    Kind kind = Kind.valueOf(in.readString());
    String externalId = readNullable(in);
    String title = in.readString();
    Language language = Language.valueOf(in.readString());
    String year = readNullable(in);
    int pageCount = in.readVInt();
    PageUnit pageUnit = PageUnit.valueOf(in.readString());
    Map<Facet, List<String>> values = new EnumMap<>(Facet.class);
    for (int facets = in.readVInt(); facets > 0; facets--) {
      Facet facet = Facet.valueOf(in.readString());
      List<String> list = new ArrayList<>();
      for (int size = in.readVInt(); size > 0; size--) {
        list.add(in.readString());
      }
      values.put(facet, List.copyOf(list));
    }
    return new ShownDocument(
        id,
        kind,
        externalId,
        title,
        language,
        year == null ? null : Integer.valueOf(year),
        pageCount,
        pageUnit,
        values,
        readNullable(in),
        readNullable(in));
  }

  /** Only the id, which stands first. */
  static DocumentId readId(BytesRef bytes) throws IOException {
    return new DocumentId(
        new ByteArrayDataInput(bytes.bytes, bytes.offset, bytes.length).readString());
  }

  static void writeNullable(ByteBuffersDataOutput out, @Nullable String value) throws IOException {
    out.writeByte((byte) (value == null ? 0 : 1));
    if (value != null) {
      out.writeString(value);
    }
  }

  static @Nullable String readNullable(ByteArrayDataInput in) throws IOException {
    return in.readByte() == 0 ? null : in.readString();
  }
}

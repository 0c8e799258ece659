package ca.welcomingcommunities.kb.search.lucene;

import ca.welcomingcommunities.kb.document.Language;
import java.io.IOException;
import org.apache.lucene.store.ByteArrayDataInput;
import org.apache.lucene.store.ByteBuffersDataOutput;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/**
 * A passage as it is kept in the index.
 *
 * @param page 1-based
 * @param heading empty without one
 * @param section the section's type; null where none was recognised
 * @param language in which it was analysed
 * @param body whether it is what the document says; else only exact phrases find it
 */
record ShownPassage(
    int page,
    String heading,
    @Nullable String section,
    Language language,
    String text,
    boolean body) {

  BytesRef bytes() throws IOException {
    ByteBuffersDataOutput out = new ByteBuffersDataOutput();
    out.writeVInt(page);
    out.writeString(heading);
    ShownDocument.writeNullable(out, section);
    out.writeString(language.name());
    out.writeString(text);
    out.writeByte((byte) (body ? 1 : 0));
    return new BytesRef(out.toArrayCopy());
  }

  static ShownPassage read(BytesRef bytes) throws IOException {
    ByteArrayDataInput in = new ByteArrayDataInput(bytes.bytes, bytes.offset, bytes.length);
    return new ShownPassage(
        in.readVInt(),
        in.readString(),
        ShownDocument.readNullable(in),
        Language.valueOf(in.readString()),
        in.readString(),
        in.readByte() == 1);
  }
}

package ca.welcomingcommunities.kb.http.exports;

import ca.welcomingcommunities.kb.document.Document;
import java.io.IOException;

/** A kind of file that documents are written into, one after another. */
interface ResultFormat {
  /** The end of the file's name, and of the address. */
  String extension();

  String mediaType();

  /** What stands before the first document. */
  void begin(Appendable out, DocumentWords words) throws IOException;

  void add(Document document, Appendable out, DocumentWords words) throws IOException;
}

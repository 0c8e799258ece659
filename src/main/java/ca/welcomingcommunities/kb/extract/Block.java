package ca.welcomingcommunities.kb.extract;

import ca.welcomingcommunities.kb.document.TextRole;

/** A piece of a document in reading order, as the parser's answer gives it, not yet cleaned. */
sealed interface Block {

  /** A page, slide or sheet begins. */
  record PageStart() implements Block {}

  /** A heading; level from 1 (chapter) to 6. */
  record Heading(int level, String text) implements Block {}

  /** A paragraph or a row of a table; may have line feeds. */
  record Paragraph(String text, TextRole role) implements Block {

    /** A paragraph of the body, as far as is known. */
    Paragraph(String text) {
      this(text, TextRole.BODY);
    }
  }
}

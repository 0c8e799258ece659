-- Numbers that stand for the paragraphs at the beginning and the end of a text, by which blocks are
-- recognised that a publisher puts into each of its files. At most some dozens for a document, and
-- of a number only the first documents that have it: more are not needed to know that it repeats.
CREATE TABLE blocks (
  print    INTEGER NOT NULL,
  document INTEGER NOT NULL REFERENCES documents (number) ON DELETE CASCADE,
  PRIMARY KEY (print, document)
) STRICT, WITHOUT ROWID;

CREATE INDEX blocks_by_document ON blocks (document);

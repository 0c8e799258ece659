-- Numbers that a text shares with texts that may be like it; a few dozen for each document.
CREATE TABLE bands (
  band     INTEGER NOT NULL,
  document INTEGER NOT NULL REFERENCES documents (number) ON DELETE CASCADE,
  PRIMARY KEY (band, document)
) STRICT, WITHOUT ROWID;

CREATE INDEX bands_by_document ON bands (document);

-- What may be a copy, a new version or a translation of what, and what a curator says to it.
CREATE TABLE kin (
  number   INTEGER PRIMARY KEY,
  document INTEGER NOT NULL REFERENCES documents (number) ON DELETE CASCADE,
  other    INTEGER NOT NULL REFERENCES documents (number) ON DELETE CASCADE,
  kind     TEXT NOT NULL,
  likeness REAL NOT NULL,
  state    TEXT NOT NULL,
  found_at INTEGER NOT NULL
) STRICT;

CREATE UNIQUE INDEX kin_pairs ON kin (min(document, other), max(document, other));
CREATE INDEX kin_by_document ON kin (document);
CREATE INDEX kin_by_other ON kin (other);
CREATE INDEX kin_by_state ON kin (state, number);

-- The change up to which kin have been looked for.
CREATE TABLE kin_position (
  last INTEGER NOT NULL
) STRICT;

INSERT INTO kin_position (last) VALUES (0);

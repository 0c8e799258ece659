-- Times are milliseconds since 1970 UTC. Ids of facets, states, units and languages are those of
-- the domain's enums. JSON columns hold one layer of a description each.

-- The number of the last change of any document. Handed out inside write transactions, of which
-- there is one at a time, so numbers are committed in their order.
CREATE TABLE change_sequence (
  last INTEGER NOT NULL
) STRICT;

INSERT INTO change_sequence (last) VALUES (0);

CREATE TABLE documents (
  number        INTEGER PRIMARY KEY,
  id            TEXT NOT NULL UNIQUE,
  -- What makes it the same document when it comes again: sha256:…, external:… or text:…
  origin        TEXT NOT NULL UNIQUE,
  kind          TEXT NOT NULL,
  external_id   TEXT,
  hash          TEXT,
  filename      TEXT,
  bytes         INTEGER,
  media_type    TEXT,
  found         TEXT,
  submitted     TEXT,
  edited        TEXT,
  -- Null until the document has been read; only then can it be published.
  pages_indexed INTEGER,
  pages_total   INTEGER,
  page_unit     TEXT,
  added_at      INTEGER NOT NULL,
  updated_at    INTEGER NOT NULL,
  withdrawn_at  INTEGER,
  -- The number of its last change; null until it is published for the first time.
  change        INTEGER UNIQUE
) STRICT;

CREATE INDEX documents_by_hash ON documents (hash) WHERE hash IS NOT NULL;

-- The pages as JSON, deflated unless short.
CREATE TABLE texts (
  document INTEGER PRIMARY KEY REFERENCES documents (number) ON DELETE CASCADE,
  pages    BLOB NOT NULL
) STRICT;

CREATE TABLE labels (
  document    INTEGER NOT NULL REFERENCES documents (number) ON DELETE CASCADE,
  assigned_by TEXT NOT NULL,
  position    INTEGER NOT NULL,
  facet       TEXT NOT NULL,
  -- Null says: this document has no value of this facet.
  value       TEXT,
  confidence  REAL NOT NULL,
  phrase      TEXT,
  page        INTEGER,
  PRIMARY KEY (document, assigned_by, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE jobs (
  number     INTEGER PRIMARY KEY,
  id         TEXT NOT NULL UNIQUE,
  document   INTEGER NOT NULL REFERENCES documents (number) ON DELETE CASCADE,
  state      TEXT NOT NULL,
  progress   REAL NOT NULL,
  pages      INTEGER,
  warnings   TEXT NOT NULL,
  problem    TEXT,
  -- Counted before each try, so that a try that ends with the process counts too.
  attempts   INTEGER NOT NULL,
  -- The change that published its document; it is searchable when the index has got that far.
  change     INTEGER,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL
) STRICT;

CREATE INDEX jobs_by_state ON jobs (state, number);
CREATE INDEX jobs_by_document ON jobs (document);

CREATE TABLE keys (
  id         TEXT PRIMARY KEY,
  role       TEXT NOT NULL,
  label      TEXT NOT NULL,
  -- SHA-256 of the key. The key itself is random and long, and is kept nowhere.
  hash       BLOB NOT NULL UNIQUE,
  created_at INTEGER NOT NULL,
  revoked_at INTEGER
) STRICT;

-- What people said of single labels that rules gave, and who and when. Nothing is deleted: one that
-- is taken back, or replaced by a later one, has its end.
CREATE TABLE decisions (
  number     INTEGER PRIMARY KEY,
  document   INTEGER NOT NULL REFERENCES documents (number) ON DELETE CASCADE,
  facet      TEXT NOT NULL,
  value      TEXT NOT NULL,
  accepted   INTEGER NOT NULL,
  -- The rule's evidence at that time.
  phrase     TEXT,
  page       INTEGER,
  decided_by TEXT NOT NULL,
  decided_at INTEGER NOT NULL,
  ended_at   INTEGER
) STRICT;

CREATE UNIQUE INDEX decisions_that_count ON decisions (document, facet, value) WHERE ended_at IS NULL;

-- The id of the key that handed it in; null for what came before keys were told apart, and for what
-- the program brought itself.
ALTER TABLE documents ADD COLUMN owner TEXT;

CREATE INDEX documents_by_owner ON documents (owner) WHERE owner IS NOT NULL;

ALTER TABLE keys ADD COLUMN last_used_at INTEGER;

-- Who did what and when. Names of people are not kept here, only their ids, and those go with them.
CREATE TABLE activity (
  number  INTEGER PRIMARY KEY,
  at      INTEGER NOT NULL,
  -- The name of the key at that time, and its role.
  actor   TEXT NOT NULL,
  role    TEXT NOT NULL,
  action  TEXT NOT NULL,
  -- The id of the document, person or key; null where it was about many, or the person was removed.
  subject TEXT,
  -- About how many it was.
  items   INTEGER NOT NULL
) STRICT;

CREATE INDEX activity_by_subject ON activity (subject) WHERE subject IS NOT NULL;

-- How much was searched for on a day (since 1970, UTC), whatever the texts.
CREATE TABLE searched_days (
  day      INTEGER PRIMARY KEY,
  searches INTEGER NOT NULL,
  missed   INTEGER NOT NULL,
  slow     INTEGER NOT NULL
) STRICT;

-- What at least three different clients searched for on one day. Nothing of who or from where.
CREATE TABLE searched_texts (
  day      INTEGER NOT NULL,
  text     TEXT NOT NULL,
  searches INTEGER NOT NULL,
  missed   INTEGER NOT NULL,
  slow     INTEGER NOT NULL,
  -- The longest that one took, in milliseconds.
  slowest  INTEGER NOT NULL,
  PRIMARY KEY (day, text)
) STRICT, WITHOUT ROWID;

-- Of those that found nothing: which cluster or region was chosen, or named in the text.
CREATE TABLE wanted_values (
  day      INTEGER NOT NULL,
  text     TEXT NOT NULL,
  facet    TEXT NOT NULL,
  value    TEXT NOT NULL,
  searches INTEGER NOT NULL,
  PRIMARY KEY (day, text, facet, value)
) STRICT, WITHOUT ROWID;

-- Who could speak about something. Times are milliseconds since 1970 UTC.
CREATE TABLE people (
  number     INTEGER PRIMARY KEY,
  id         TEXT NOT NULL UNIQUE,
  -- public-record, given or proposed, as in the profile
  state      TEXT NOT NULL,
  -- Who said what stands in the profile: directory (the data file), document or curator. A new
  -- version of the data file changes only what came from there.
  given_by   TEXT NOT NULL,
  profile    TEXT NOT NULL,
  updated_at INTEGER NOT NULL
) STRICT;

-- Names and variants without case and accents.
CREATE TABLE person_names (
  name   TEXT NOT NULL,
  person INTEGER NOT NULL REFERENCES people (number) ON DELETE CASCADE,
  PRIMARY KEY (name, person)
) STRICT, WITHOUT ROWID;

CREATE INDEX person_names_by_person ON person_names (person);

-- SHA-256 of the ids and names of people who were removed: nothing else is kept of them, and
-- neither the data file nor a document brings them back.
CREATE TABLE forgotten_people (
  hash TEXT PRIMARY KEY
) STRICT, WITHOUT ROWID;

-- What ties people to documents. Page 0 stands for the document as a whole.
CREATE TABLE bonds (
  document INTEGER NOT NULL REFERENCES documents (number) ON DELETE CASCADE,
  person   INTEGER NOT NULL REFERENCES people (number) ON DELETE CASCADE,
  bond     TEXT NOT NULL,
  page     INTEGER NOT NULL,
  phrase   TEXT NOT NULL,
  PRIMARY KEY (document, person, bond, page)
) STRICT, WITHOUT ROWID;

CREATE INDEX bonds_by_person ON bonds (person);

-- Up to which change of the documents bonds have been looked for, and by which finder.
CREATE TABLE bonds_position (
  position INTEGER NOT NULL,
  finder   TEXT NOT NULL
) STRICT;

INSERT INTO bonds_position (position, finder) VALUES (0, '');

-- What people ask to have corrected or removed.
CREATE TABLE corrections (
  number     INTEGER PRIMARY KEY,
  id         TEXT NOT NULL UNIQUE,
  person     TEXT NOT NULL,
  wish       TEXT NOT NULL,
  message    TEXT NOT NULL,
  reply_to   TEXT,
  created_at INTEGER NOT NULL,
  settled_at INTEGER
) STRICT;

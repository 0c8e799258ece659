-- How often a text was searched for and found something. Nothing of who, when or from where.
CREATE TABLE popular_searches (
  text TEXT NOT NULL PRIMARY KEY,
  searches INTEGER NOT NULL CHECK (searches > 0)
) WITHOUT ROWID;

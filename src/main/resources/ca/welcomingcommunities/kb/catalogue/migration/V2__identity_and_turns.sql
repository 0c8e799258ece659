-- Tells this catalogue from every other one, so that an index made from another can be refused.
CREATE TABLE identity (
  id TEXT NOT NULL
) STRICT;

INSERT INTO identity (id) VALUES (lower(hex(randomblob(16))));

-- Who has waited longest is next.
CREATE INDEX jobs_waiting ON jobs (updated_at, number) WHERE state = 'received';

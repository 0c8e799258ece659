-- Which queue a job waits in: quick (every file at first), slow (those that took longer, or broke
-- the process that read them), scans (those whose pages are pictures).
ALTER TABLE jobs ADD COLUMN lane TEXT NOT NULL DEFAULT 'quick';

DROP INDEX jobs_waiting;
CREATE INDEX jobs_waiting ON jobs (lane, updated_at, number) WHERE state = 'received';

-- What can be told of how accessible the file is, as JSON; null until it has been read (again).
ALTER TABLE documents ADD COLUMN accessibility TEXT;

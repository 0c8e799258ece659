-- How many characters the text of a document has, so that no more is loaded together than memory
-- bears: how much is stored says little, since a text that repeats itself is deflated to nothing.
-- Of texts kept before, a guess on the high side of what English and French are deflated to.
ALTER TABLE documents ADD COLUMN characters INTEGER NOT NULL DEFAULT 0;

UPDATE documents SET characters =
  coalesce((SELECT 10 * length(pages) FROM texts WHERE document = number), 0);

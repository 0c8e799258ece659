package ca.welcomingcommunities.kb.catalogue;

import ca.welcomingcommunities.kb.document.DocumentId;

/**
 * The last change of one document.
 *
 * @param number its place in the sequence of all changes
 * @param published whether the document is to be seen; false: it is gone from every answer
 * @param characters the length of its text, which tells how much there is to load
 */
public record Change(long number, DocumentId id, boolean published, long characters) {}

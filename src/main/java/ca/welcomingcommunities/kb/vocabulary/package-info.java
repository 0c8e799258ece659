/**
 * The words of the field, in English and French: the taxonomy behind every facet, the register of
 * partnerships, the thesaurus, and the names that mislead.
 *
 * <p>{@link ca.welcomingcommunities.kb.vocabulary.Vocabulary} is the way in. Its data are YAML
 * files that a curator reads and edits, bundled beside this package's classes; a folder with the
 * same files may stand in for them. A file with a mistake is refused whole, with its line and the
 * reason, so that a vocabulary that has been loaded holds together: every parent, cluster, region
 * and partnership that is named exists.
 *
 * <p>Only this package knows YAML.
 */
@NullMarked
package ca.welcomingcommunities.kb.vocabulary;

import org.jspecify.annotations.NullMarked;

/**
 * The words of the domain: a {@link ca.welcomingcommunities.kb.document.Document} with its pages,
 * sections and labels.
 *
 * <p>Everything here is an immutable record that cannot be wrong: constructors check and copy. The
 * package depends on nothing else and knows nothing of files, SQL, HTTP or JSON.
 */
@NullMarked
package ca.welcomingcommunities.kb.document;

import org.jspecify.annotations.NullMarked;

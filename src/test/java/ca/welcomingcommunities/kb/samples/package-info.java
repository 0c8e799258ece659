/**
 * Makes the files of {@code sample-docs/} from the texts in {@code src/samples/}.
 *
 * <p>{@link ca.welcomingcommunities.kb.samples.MakeSampleDocuments} reads every source ({@link
 * ca.welcomingcommunities.kb.samples.Sample}: front matter and a small Markdown) and renders it in
 * the format its file name asks for. Nothing depends on the day or the machine: dates, identifiers
 * and archive times are fixed, so a second run changes nothing. Only the scan is painted by the JDK
 * and may differ in a few dots.
 */
@NullMarked
package ca.welcomingcommunities.kb.samples;

import org.jspecify.annotations.NullMarked;

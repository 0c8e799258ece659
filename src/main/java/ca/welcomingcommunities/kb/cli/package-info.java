/**
 * The command line: {@link ca.welcomingcommunities.kb.cli.Main} and one class a command.
 *
 * <p>{@code serve}, {@code demo}, {@code reindex} and {@code check} work on the folders through
 * package {@code app}; {@code ingest}, {@code import} and {@code search} are clients of a running
 * server and use nothing but HTTP. Only this package writes to standard output. Exit codes: 0 done,
 * 1 something failed (named), 2 wrong usage.
 */
@NullMarked
package ca.welcomingcommunities.kb.cli;

import org.jspecify.annotations.NullMarked;

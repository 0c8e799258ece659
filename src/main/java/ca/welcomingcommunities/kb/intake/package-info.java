/**
 * From bytes to searchable: the only place that knows the order of the steps.
 *
 * <p>{@link ca.welcomingcommunities.kb.intake.Intake} receives files and records, lets workers read
 * and label them, and lets one follower carry every change of the catalogue into the index. Rules
 * that hold here:
 *
 * <ul>
 *   <li>What is acknowledged is durable: the file in the archive, the record and its job in the
 *       catalogue. Everything after that can be done again, and is after a crash.
 *   <li>Only the follower writes to the index. It may fall behind; it never goes out of order.
 *   <li>A file that ends the process twice is not tried a third time.
 * </ul>
 */
@NullMarked
package ca.welcomingcommunities.kb.intake;

import org.jspecify.annotations.NullMarked;

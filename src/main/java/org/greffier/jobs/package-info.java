/**
 * The night of a body, in this order and nowhere else: collect, read, decide, enrol,
 * deliver, report. {@link org.greffier.jobs.NightJob} is the page to start from.
 * <p>
 * Input: the catalogue, the mailbox, the states in the tables. Output: what came of every
 * envelope and form. Each step is a loop over what stands in one state, one form a
 * transaction, so that a run that was killed goes on where it stood. Writes the table
 * {@code run}, {@code mailbox_health} and Spring Batch's own; opens the transactions that
 * stages share.
 */
@NullMarked
package org.greffier.jobs;

import org.jspecify.annotations.NullMarked;

package org.greffier.jobs;

import java.util.function.BooleanSupplier;

import org.greffier.catalogue.Agency;
import org.greffier.safe.Lease;

/**
 * One run of one body, as its steps see it.
 *
 * @param counts what the steps count
 * @param interrupted whether the lease was lost or the process is about to end: a step
 * then stops at the next item
 */
record Night(Run run, Agency agency, Lease lease, Counts counts, BooleanSupplier interrupted) {

	/** Whether the body's calendar lets this night decide and send nothing. */
	boolean onlyCollects() {
		return this.run.night().filter(this.agency.schedule()::onlyCollects).isPresent();
	}

}

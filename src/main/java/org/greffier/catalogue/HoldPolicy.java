package org.greffier.catalogue;

import java.time.Duration;

/**
 * What a body does with a request that waits for another address (RULES RAMQ-16).
 *
 * @param longest after so long without one the request is closed
 * @param byMail whether a reply that gives the address resumes the request; else only a
 * new signed form does
 */
public record HoldPolicy(Duration longest, boolean byMail) {

	/** What holds when {@code job.yaml} says nothing. */
	public static final HoldPolicy DEFAULT = new HoldPolicy(Duration.ofDays(30), true);

}

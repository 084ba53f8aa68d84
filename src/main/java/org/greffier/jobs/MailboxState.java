package org.greffier.jobs;

import java.time.ZonedDateTime;
import java.util.Optional;

import org.greffier.intake.MailboxTrouble;

/**
 * How a mailbox was last found. Times are in the body's zone.
 *
 * @param name the mailbox's; empty where the body has one without
 * @param succeededAt the last look that read and filed everything; empty before the first
 * @param failedAt the last that did not; empty when none has failed
 * @param trouble of {@code failedAt}
 * @param failures in a row, up to the last look
 */
public record MailboxState(String name, ZonedDateTime lookedAt, Optional<ZonedDateTime> succeededAt,
		Optional<ZonedDateTime> failedAt, Optional<MailboxTrouble> trouble, int failures) {

	/** Whether the last look succeeded. */
	public boolean isHealthy() {
		return this.failures == 0;
	}

}

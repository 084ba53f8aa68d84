package org.greffier.catalogue;

import java.time.Duration;
import java.util.Optional;

/**
 * When a body's run is an alarm (RULES X-09).
 *
 * @param longest a run that lasts longer, from its first start on, overruns
 * @param silence so many whole business days without a mail are an alarm; empty for none
 * @param failedNights so many nights in a row whose mailbox could not be read to its end
 */
public record AlarmSettings(Duration longest, Optional<Integer> silence, int failedNights) {

	/** What holds when {@code job.yaml} says nothing. */
	public static final AlarmSettings DEFAULT = new AlarmSettings(Duration.ofHours(6), Optional.empty(), 3);

}

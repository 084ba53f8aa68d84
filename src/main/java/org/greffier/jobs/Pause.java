package org.greffier.jobs;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.UUID;

/**
 * An operator's word that a body's schedule and triggers start nothing (RULES X-09).
 *
 * @param until the first local day on which the body works again; empty until somebody
 * resumes it
 * @param reason in the operator's words, for the clerks; may be empty. Never in a log
 */
public record Pause(UUID id, Instant since, Optional<LocalDate> until, String reason) {

	/** Characters of a reason. */
	public static final int REASON = 200;

	public Pause {
		reason = reason.strip();
		if (reason.codePointCount(0, reason.length()) > REASON || reason.chars().anyMatch(Character::isISOControl)) {
			throw new IllegalArgumentException("a reason is one line of at most " + REASON + " characters");
		}
	}

	/** Whether it stands at an instant; it ends as the day {@code until} begins. */
	boolean stands(Instant now, ZoneId zone) {
		return this.until.filter((day) -> !now.isBefore(day.atStartOfDay(zone).toInstant())).isEmpty();
	}

	@Override
	public String toString() {
		return "Pause[" + this.id + ", " + this.since + ", " + this.until + "]";
	}

}

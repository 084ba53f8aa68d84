package org.greffier.delivery;

import java.time.Clock;
import java.util.Optional;

import org.greffier.form.AgencyId;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Matches delivery status notices (RFC 3464) to our letters. A notice that matches none
 * changes nothing, whoever it says it is from.
 */
public final class Bounces {

	public Bounces(JdbcClient jdbc, LetterJournal journal, Clock clock) {
	}

	/**
	 * Finds the letter that a notice is about, and records a failed one, in the caller's
	 * transaction: the letter is BOUNCED, and the other half of its pair VOID if it was
	 * not sent yet. Repeating it changes nothing and says the same.
	 * @param raw the notice; the returned original may be stripped to its headers
	 */
	public Optional<Bounced> match(AgencyId agency, byte[] raw) {
		return Optional.empty();
	}

}

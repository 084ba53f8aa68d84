package org.greffier.delivery;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.greffier.form.AccountId;
import org.greffier.form.FormId;
import org.greffier.form.LetterId;

/**
 * What one pass of the courier did.
 *
 * @param letters each letter whose state it changed, in order; SENT, RETRY, FAILED or
 * VOID
 * @param alarms what an operator must be told; one each, however often it happened
 * @param waiting letters that are due and were not tried, because of an alarm
 */
public record Posted(List<Dispatch> letters, Set<Alarm> alarms, int waiting) {

	public Posted {
		letters = List.copyOf(letters);
		alarms = Set.copyOf(alarms);
	}

	/** How many letters came to this state. */
	public long count(LetterStatus status) {
		return this.letters.stream().filter((letter) -> letter.status() == status).count();
	}

	/**
	 * One letter.
	 *
	 * @param reply the server's reply code, such as {@code 250} or {@code 550 5.1.1}, or
	 * a word of ours; never its text
	 */
	public record Dispatch(LetterId letter, Optional<FormId> form, Optional<AccountId> account, LetterKind kind,
			LetterStatus status, String reply) {
	}

	/** What an operator must be told. */
	public enum Alarm {

		/** The relay refused our sign-in (FAULTS S-08). */
		SIGN_IN_REFUSED,
		/** No TLS, or a certificate that does not hold (FAULTS S-07). */
		TLS_REFUSED,
		/** The relay takes no message from our address. */
		SENDER_REFUSED,
		/** The relay could not be reached. */
		UNREACHABLE,
		/** As many letters as the body sends in one day. */
		DAILY_CAP,
		/** One address got as many automatic answers as it gets in one day. */
		RECIPIENT_CAP,
		/** Another process sends for this body at this moment. */
		BUSY

	}

}

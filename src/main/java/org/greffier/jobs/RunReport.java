package org.greffier.jobs;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.greffier.casefile.Origin;
import org.greffier.delivery.LetterState;
import org.greffier.form.AgencyId;
import org.greffier.form.EnvelopeStatus;
import org.greffier.form.Finding;
import org.greffier.form.FormId;
import org.greffier.form.FormStatus;
import org.greffier.form.KindVersion;

/**
 * What came of a run: every envelope, every file, every letter, by ids, states, codes and
 * counts. Nothing personal is in it.
 *
 * @param steps step, word, count
 * @param mailboxes how each was last found
 * @param alarms what an operator must look at
 * @param onlyCollected whether it decided and sent nothing, as on a day of rest
 * @param pause the pause that stands for the body, whose next night does not come
 */
public record RunReport(RunId run, AgencyId agency, Optional<LocalDate> night, RunState state, Instant startedAt,
		int tries, Map<String, Map<String, Long>> steps, List<EnvelopeLine> envelopes, UidCount uids,
		List<MailboxState> mailboxes, List<Alarm> alarms, boolean onlyCollected, Optional<Pause> pause) {

	public RunReport {
		envelopes = List.copyOf(envelopes);
		mailboxes = List.copyOf(mailboxes);
		alarms = List.copyOf(alarms);
	}

	/** What an operator must look at. */
	public enum Alarm {

		/** The ledger has not exactly the mails that a second connection counts. */
		COUNTS_DIFFER,
		/** The second connection did not come to an end. */
		COUNT_FAILED,
		/** A mailbox could not be read to its end. */
		MAILBOX_INCOMPLETE,
		/** The relay did not take letters, for a reason that is not the letter's. */
		RELAY,
		/** A mail or a file failed three times and waits for a clerk. */
		PARKED,
		/** A form was accepted and could not be enrolled. */
		NOT_ENROLLED,
		/** Word of one more access did not reach a party; the access stands. */
		NOTICE_LOST,
		/** A step could not go on. */
		STEP_FAILED,
		/** The run took longer than the body allows. */
		OVERRUN,
		/** No mail came for as many business days as the body finds too many. */
		SILENCE,
		/** A mailbox could not be read to its end for too many nights in a row. */
		MAILBOX_FAILS,
		/**
		 * The grantors' status could not be compared with a reference table, or more lost
		 * it than one night may say: no mandate was suspended.
		 */
		GRANTORS_UNCHECKED

	}

	/**
	 * One envelope.
	 *
	 * @param number such as {@code REQ-2026-000123}
	 */
	public record EnvelopeLine(String number, Origin origin, EnvelopeStatus state, Instant receivedAt,
			List<FileLine> files, List<LetterState> letters) {

		public EnvelopeLine {
			files = List.copyOf(files);
			letters = List.copyOf(letters);
		}

	}

	/**
	 * One file of an envelope.
	 *
	 * @param findings all, in the order in which they are told
	 */
	public record FileLine(FormId form, int position, FormStatus state, Optional<KindVersion> kind,
			List<Finding> findings) {

		public FileLine {
			findings = List.copyOf(findings);
		}

	}

	/**
	 * The mails that a second connection counts in the body's folders, and those that the
	 * ledger holds.
	 *
	 * @param server empty when the server did not answer
	 */
	public record UidCount(Optional<Long> server, long ledger) {

		public boolean agrees() {
			return this.server.filter((count) -> count == this.ledger).isPresent();
		}

		/** Whether the server has mails that the ledger lacks. */
		boolean isBehind() {
			return this.server.filter((count) -> count > this.ledger).isPresent();
		}

	}

}

package org.greffier.delivery;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import org.greffier.form.Finding;
import org.greffier.form.MandateId;
import org.greffier.form.Party;

/** What a letter of each kind says. Holds personal data; never a password. */
public sealed interface LetterContent {

	LetterKind kind();

	/**
	 * The answer to an e-mail.
	 *
	 * @param receivedAt of the e-mail
	 * @param files every file, in order
	 * @param ofMail findings about the mail itself, such as NO_FORM; with no file either,
	 * a clerk answers what it asks
	 * @param earlier the number of the request beside which the mail stands; empty when
	 * it is one of its own
	 */
	record Answer(Instant receivedAt, List<FileOutcome> files, List<Finding> ofMail,
			Optional<String> earlier) implements LetterContent {
		public Answer {
			files = List.copyOf(files);
			ofMail = List.copyOf(ofMail);
		}

		@Override
		public LetterKind kind() {
			return LetterKind.ANSWER;
		}
	}

	/**
	 * The user name.
	 *
	 * @param receiver the party this letter goes to
	 */
	record Username(About about, Party receiver, String username) implements LetterContent {
		@Override
		public LetterKind kind() {
			return LetterKind.USERNAME;
		}

		@Override
		public String toString() {
			return "Username[" + this.receiver + "]";
		}
	}

	/** The temporary password, which is put in when it is sent. */
	record Password(About about, Party receiver) implements LetterContent {
		@Override
		public LetterKind kind() {
			return LetterKind.PASSWORD;
		}
	}

	/** One more access for a known account. */
	record GrantAdded(About about, Party receiver) implements LetterContent {
		@Override
		public LetterKind kind() {
			return LetterKind.GRANT_ADDED;
		}
	}

	/**
	 * Asks for an address of the person's own.
	 *
	 * @param shared whose address is a shared one
	 */
	record Hold(FileOutcome file, Party shared) implements LetterContent {
		@Override
		public LetterKind kind() {
			return LetterKind.HOLD;
		}
	}

	/**
	 * What became of one file after the first answer.
	 *
	 * @param receivedAt of the e-mail
	 * @param automatic whether no person took part
	 */
	record Decision(Instant receivedAt, FileOutcome file, boolean automatic) implements LetterContent {
		@Override
		public LetterKind kind() {
			return LetterKind.DECISION;
		}
	}

	/**
	 * A half could not be delivered; told to the other party.
	 *
	 * @param failed whose address did not take it
	 */
	record Undeliverable(About about, Party failed) implements LetterContent {
		@Override
		public LetterKind kind() {
			return LetterKind.UNDELIVERABLE;
		}
	}

	/**
	 * The temporary password was issued again; told to the holder of the user name.
	 */
	record ReissueNotice(About about, Party receiver) implements LetterContent {
		@Override
		public LetterKind kind() {
			return LetterKind.REISSUE_NOTICE;
		}
	}

	/**
	 * Accesses ended.
	 *
	 * @param about what ended stands where else stands what is granted
	 */
	record AccessWithdrawn(About about, Party receiver) implements LetterContent {
		@Override
		public LetterKind kind() {
			return LetterKind.ACCESS_WITHDRAWN;
		}
	}

	/**
	 * Something happened to accesses of a mandate without a new form.
	 *
	 * @param kind what happened
	 * @param about which accesses
	 * @param day their last one, where they have one
	 */
	record OfMandate(LetterKind kind, MandateId mandate, About about, Party receiver,
			Optional<LocalDate> day) implements LetterContent {
		public OfMandate {
			if (!kind.isOfMandate()) {
				throw new IllegalArgumentException(kind + " is not about a mandate");
			}
		}
	}

	/**
	 * What came of a run, for the clerks: request numbers, counts and codes.
	 *
	 * @param day of the night, or on which the run began
	 * @param alarms what must be looked at, by its code
	 * @param rest whether it was a day of rest, with nothing decided
	 * @param pause the pause that stands
	 * @param mails that came or are still open
	 * @param groups in the order in which they are told; none is empty
	 */
	record NightReport(LocalDate day, List<String> alarms, boolean rest, Optional<Paused> pause, int mails,
			List<Group> groups) implements LetterContent {
		public NightReport {
			alarms = List.copyOf(alarms);
			groups = List.copyOf(groups);
		}

		@Override
		public LetterKind kind() {
			return LetterKind.NIGHT_REPORT;
		}
	}

	/**
	 * A pause of the body.
	 *
	 * @param until the first day on which it works again
	 * @param reason in the operator's words; may be empty
	 */
	record Paused(LocalDate since, Optional<LocalDate> until, String reason) {
		@Override
		public String toString() {
			return "Paused[" + this.since + "]";
		}
	}

	/**
	 * The requests of which one thing is to be told.
	 *
	 * @param what such as {@code accepted}; a template has the words
	 * @param numbers of the requests, such as {@code REQ-2026-000123}
	 */
	record Group(String what, List<String> numbers) {
		public Group {
			numbers = List.copyOf(numbers);
		}
	}

	/**
	 * What a letter to a party is about. Goes only to addresses that passed (RULES X-05).
	 *
	 * @param formKind its name in the catalogue
	 * @param granted the codes of what is granted
	 * @param grantor the grantor's name, for people
	 * @param user the user's name, for people
	 * @param automatic whether no person took part in the decision; the letter says so,
	 * or says that a person decided (RULES X-16)
	 */
	record About(String formKind, List<String> granted, String grantor, String user, boolean automatic) {
		public About {
			granted = List.copyOf(granted);
		}

		@Override
		public String toString() {
			return "About[" + this.formKind + "]";
		}
	}

}

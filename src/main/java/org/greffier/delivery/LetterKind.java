package org.greffier.delivery;

/** What a letter is for; its template is named after it. */
public enum LetterKind {

	/** The one answer to an e-mail, which lists every file (RULES ). */
	ANSWER(true),
	/** The user name, to the party that receives it (RULES RAMQ-17). */
	USERNAME(false),
	/** The temporary password, to the other party. */
	PASSWORD(false),
	/** One more access for an account that is known; no credential (RULES RAMQ-03). */
	GRANT_ADDED(false),
	/** Asks for an address of the person's own (RULES RAMQ-16, X-20). */
	HOLD(false),
	/** What became of one file after the first answer (RULES X-15, RAMQ-16). */
	DECISION(false),
	/** A half could not be delivered; the pair is void (RULES RAMQ-18). */
	UNDELIVERABLE(false),
	/** A new temporary password went to the other party. */
	REISSUE_NOTICE(false),
	/** Accesses ended, as one of the parties asked (RULES RAMQ-30). */
	ACCESS_WITHDRAWN(false),
	/** The grantor lost the status that the accesses depend on (RULES X-11). */
	ACCESS_SUSPENDED(false),
	/** The status returned, and the accesses with it. */
	ACCESS_RESUMED(false),
	/** An access was given to everybody who has another one (RULES RAMQ-31). */
	ACCESS_GRANTED(false),
	/** Accesses end soon, unless a new form renews them. */
	ACCESS_ENDING(false),
	/** Accesses ran out. */
	ACCESS_ENDED(false),
	/** What came of a run, to a clerk of the body; about no request (RULES X-09). */
	NIGHT_REPORT(false);

	private final boolean reply;

	LetterKind(boolean reply) {
		this.reply = reply;
	}

	/**
	 * Whether it answers a mail automatically: null return path, {@code auto-replied},
	 * and limits per recipient (RFC 3834).
	 */
	public boolean isReply() {
		return this.reply;
	}

	/** Whether it is about a mandate and what happened to it without a form. */
	public boolean isOfMandate() {
		return switch (this) {
			case ACCESS_SUSPENDED, ACCESS_RESUMED, ACCESS_ENDING, ACCESS_ENDED, ACCESS_GRANTED -> true;
			default -> false;
		};
	}

	/** Whether it carries a half of a credential, and so takes the other down with it. */
	public boolean isHalf() {
		return this == USERNAME || this == PASSWORD;
	}

	/** The name of its template's files, such as {@code grant-added}. */
	public String template() {
		return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
	}

}

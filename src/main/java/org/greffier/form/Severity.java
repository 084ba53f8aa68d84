package org.greffier.form;

import java.util.Locale;

/** What a finding does to its form; a stronger one stands before a weaker one. */
public enum Severity {

	/** The applicant must mend it and send again. */
	REFUSE,
	/** A shared address: we write to the parties and wait (RULES RAMQ-16). */
	HOLD,
	/** A clerk decides; nothing is said outside but that. */
	REVIEW,
	/** Kept and shown; changes nothing. */
	NOTE;

	public String key() {
		return name().toLowerCase(Locale.ROOT);
	}

}

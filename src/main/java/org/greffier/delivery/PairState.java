package org.greffier.delivery;

/**
 * Where the last round of a form's letters to its parties stands (USERNAME and PASSWORD,
 * or GRANT_ADDED).
 */
public enum PairState {

	/** Nothing is owed to the parties of this form. */
	NONE,
	/** At least one is still to be sent. */
	PENDING,
	/** All were taken by the server, or are not needed any more. */
	SENT,
	/** Word of one more access did not arrive; the access stands, and no half is lost. */
	NOTICE_FAILED,
	/** A half failed, bounced or is void: the pair is void. */
	FAILED

}

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
	/** All were taken by the server. */
	SENT,
	/** One failed, bounced or is void: the pair is void. */
	FAILED

}

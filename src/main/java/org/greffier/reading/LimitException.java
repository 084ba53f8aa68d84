package org.greffier.reading;

/** A cap was reached; the message names the cap and holds nothing of the document. */
final class LimitException extends RuntimeException {

	LimitException(String cap) {
		super(cap, null, false, false);
	}

	/** The name of the cap. */
	String cap() {
		return String.valueOf(getMessage());
	}

}

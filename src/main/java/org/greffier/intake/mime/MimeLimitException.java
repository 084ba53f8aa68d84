package org.greffier.intake.mime;

/** A mail is larger or deeper than what is walked. The message holds numbers only. */
public final class MimeLimitException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	MimeLimitException(String message) {
		super(message);
	}

}

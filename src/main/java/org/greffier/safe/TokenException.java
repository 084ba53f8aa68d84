package org.greffier.safe;

import java.io.Serial;

/**
 * No access token was given. The message has a code of RFC 6749 section 5.2, a status or
 * a class, and never the endpoint's words, a secret or a token; for the same reason there
 * is no cause.
 */
public final class TokenException extends Exception {

	@Serial
	private static final long serialVersionUID = 1L;

	private final boolean refused;

	TokenException(String code, boolean refused) {
		super("no access token (" + code + "); look at oauth in job.yaml");
		this.refused = refused;
	}

	/** Whether the endpoint said no; else it was not there, and may be later. */
	public boolean isRefused() {
		return this.refused;
	}

}

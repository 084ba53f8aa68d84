package org.greffier.intake;

import java.io.Serial;

/**
 * A mailbox could not be opened: the server is away, does not answer, or refuses the
 * sign-in. The next look may find it mended. The message names the body and the class of
 * the cause, never the server's words, which may name the account.
 */
public final class MailboxException extends RuntimeException {

	@Serial
	private static final long serialVersionUID = 1L;

	MailboxException(String message) {
		super(message);
	}

}

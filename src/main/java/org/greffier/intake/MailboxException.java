package org.greffier.intake;

import java.io.Serial;

/**
 * A mailbox could not be opened: the server is away, does not answer, or refuses the
 * sign-in. The next look may find it mended. The message names the body and nothing else.
 */
public final class MailboxException extends RuntimeException {

	@Serial
	private static final long serialVersionUID = 1L;

	MailboxException(String message, Throwable cause) {
		super(message, cause);
	}

}

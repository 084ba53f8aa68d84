package org.greffier.intake;

import java.io.Serial;

/**
 * A mailbox could not be opened: the server is away, does not answer, or refuses the
 * sign-in. The next look may find it mended. The message names the body and the trouble,
 * never the server's words, which may name the account.
 */
public final class MailboxException extends RuntimeException {

	@Serial
	private static final long serialVersionUID = 1L;

	private final MailboxTrouble trouble;

	MailboxException(String message, MailboxTrouble trouble) {
		super(message + ": " + trouble);
		this.trouble = trouble;
	}

	/** What stands in the way. */
	public MailboxTrouble trouble() {
		return this.trouble;
	}

}

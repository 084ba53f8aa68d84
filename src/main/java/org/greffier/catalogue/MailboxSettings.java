package org.greffier.catalogue;

import java.time.Duration;
import java.util.Optional;

import org.greffier.safe.SignIn;

/**
 * The mailbox of a body. The user and every secret come from the environment or a secrets
 * folder, never from the file itself.
 *
 * @param imap {@code imap://host:port} or {@code imaps://host:port}
 * @param signIn the user's password, or a token (ADR 13)
 * @param folder where mails come in
 * @param processed where a mail goes once it is opened
 * @param problem where a parked one goes
 * @param authentication {@code required} or {@code optional}: whether a mail without a
 * verdict of the server counts as one that passed
 * @param authenticationServer the authserv-id that is trusted (RFC 8601); empty when
 * authentication is optional and there is none
 * @param poll how long between two looks where the server has no IDLE
 * @param timeout of connecting, reading and writing
 */
public record MailboxSettings(String imap, String user, SignIn signIn, String folder, String processed, String problem,
		String authentication, Optional<String> authenticationServer, Duration poll, Duration timeout) {

	public boolean authenticationRequired() {
		return this.authentication.equals("required");
	}

	@Override
	public String toString() {
		return "MailboxSettings[" + this.folder + "]";
	}

}

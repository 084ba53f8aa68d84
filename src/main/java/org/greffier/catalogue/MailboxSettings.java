package org.greffier.catalogue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

import org.greffier.form.AgencyId;
import org.greffier.safe.SignIn;

/**
 * A mailbox of a body. The user and every secret come from the environment or a secrets
 * folder, never from the file itself.
 *
 * @param name what tells it from the body's others; empty for one of them at most
 * @param imap {@code imap://host:port} or {@code imaps://host:port}
 * @param address to which people write, where the user is none and the sender has
 * another; never answered
 * @param signIn the user's password, or a token (ADR 13)
 * @param folders where mails come in, one or more
 * @param processed where a mail goes once it is opened
 * @param problem where a parked one goes
 * @param authentication {@code required} or {@code optional}: whether a mail without a
 * verdict of the server counts as one that passed
 * @param authenticationServer the authserv-id that is trusted (RFC 8601); empty when
 * authentication is optional and there is none
 * @param poll how long between two looks where the server has no IDLE
 * @param timeout of connecting, reading and writing
 */
public record MailboxSettings(String name, String imap, String user, Optional<String> address, SignIn signIn,
		List<String> folders, String processed, String problem, String authentication,
		Optional<String> authenticationServer, Duration poll, Duration timeout) {

	public MailboxSettings {
		folders = List.copyOf(folders);
	}

	public boolean authenticationRequired() {
		return this.authentication.equals("required");
	}

	/**
	 * What the ledger calls it. A server's address, port or user may change, this not: it
	 * is the body's id and the name alone.
	 */
	public String key(AgencyId agency) {
		return this.name.isEmpty() ? agency.value() : agency.value() + "/" + this.name;
	}

	@Override
	public String toString() {
		return "MailboxSettings[" + this.name + this.folders + "]";
	}

}

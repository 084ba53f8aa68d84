package org.greffier.catalogue;

import java.time.Duration;
import java.util.Optional;

import org.greffier.safe.SignIn;

/**
 * How a body sends.
 *
 * @param smtp {@code smtp://host:port} or {@code smtps://host:port}
 * @param user empty where the relay asks for none
 * @param signIn the user's password, or a token (ADR 13); there where the user is
 * @param address in From
 * @param bounces the return path of letters, and where bounces come in
 * @param startTls whether a connection without TLS is refused (FAULTS S-07)
 * @param dailyCap how many letters may go out in one day
 * @param perRecipientPerDay how many automatic answers one address gets in one day
 * @param connections how many connections to the relay send at once
 * @param retry the waits between tries of a temporary failure, in order
 * @param fullMailbox how long after a full mailbox returned a letter with a credential
 * both halves are sent again, once
 */
public record SenderSettings(String smtp, Optional<String> user, Optional<SignIn> signIn, String address,
		String bounces, boolean startTls, Duration timeout, int dailyCap, int perRecipientPerDay, int connections,
		java.util.List<Duration> retry, Duration fullMailbox) {

	public SenderSettings {
		retry = java.util.List.copyOf(retry);
	}

	@Override
	public String toString() {
		return "SenderSettings[]";
	}

}

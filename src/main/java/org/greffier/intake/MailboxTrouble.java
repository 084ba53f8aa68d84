package org.greffier.intake;

import java.util.Locale;
import java.util.Set;

import javax.net.ssl.SSLException;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.FolderNotFoundException;
import jakarta.mail.MessagingException;
import org.greffier.safe.TokenException;
import org.jspecify.annotations.Nullable;

/**
 * Why a mailbox was not read to its end, as far as a server's answer tells. Only the name
 * leaves intake: the answer may name the account.
 */
public enum MailboxTrouble {

	/** No connection, or none that lasted until the sign-in. */
	UNREACHABLE,
	/** No TLS, or a certificate that does not hold; nothing was said without it. */
	TLS_REFUSED,
	/** The user's password or a new token was refused, or the server takes no tokens. */
	SIGN_IN_REFUSED,
	/** The token endpoint refused the client. */
	TOKEN_REFUSED,
	/** The token endpoint was not there, or answered nothing of use. */
	TOKEN_UNREACHABLE,
	/** The token is good, but its holder may not open this mailbox (Exchange). */
	NOT_PERMITTED,
	/** The server refuses for now: too many connections, or its own trouble. */
	BUSY,
	/** A folder is missing and cannot be made. */
	FOLDER_MISSING,
	/** It was opened, but not read or filed to the end. */
	BROKEN_OFF;

	static final String NO_XOAUTH2 = "the server has no XOAUTH2";

	/** What Exchange answers to every command after it took a token without rights. */
	private static final String NOT_CONNECTED = "authenticated but not connected";

	/**
	 * Answers that say nothing about the secret or the mail: RFC 5530, Gmail's and
	 * Exchange's.
	 */
	private static final Set<String> FOR_NOW = Set.of("[UNAVAILABLE]", "[INUSE]", "[LIMIT]", "[SERVERBUG]",
			"[OVERQUOTA]", "[THROTTLED]", "IS THROTTLED", "TOO MANY SIMULTANEOUS CONNECTIONS", "SERVER UNAVAILABLE",
			"SERVER BUSY");

	private static final int CAUSES = 8;

	/** What an opening or a command that failed says. */
	static MailboxTrouble of(MessagingException thrown) {
		@Nullable Throwable next = thrown;
		for (int depth = 0; next != null && depth < CAUSES; depth++, next = cause(next)) {
			if (next instanceof TokenException token) {
				return token.isRefused() ? TOKEN_REFUSED : TOKEN_UNREACHABLE;
			}
			String said = String.valueOf(next.getMessage());
			if (next instanceof SSLException || said.contains("STARTTLS")) {
				return TLS_REFUSED;
			}
			if (said.contains(NOT_CONNECTED)) {
				return NOT_PERMITTED;
			}
			if (next instanceof AuthenticationFailedException || said.equals(NO_XOAUTH2)) {
				return isForNow(said) ? BUSY : SIGN_IN_REFUSED;
			}
			if (next instanceof FolderNotFoundException) {
				return FOLDER_MISSING;
			}
			if (isForNow(said)) {
				return BUSY;
			}
		}
		return UNREACHABLE;
	}

	private static boolean isForNow(String said) {
		String upper = said.toUpperCase(Locale.ROOT);
		return FOR_NOW.stream().anyMatch(upper::contains);
	}

	private static @Nullable Throwable cause(Throwable thrown) {
		return (thrown instanceof MessagingException mail && mail.getNextException() != null) ? mail.getNextException()
				: thrown.getCause();
	}

}

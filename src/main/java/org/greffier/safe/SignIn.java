package org.greffier.safe;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** What we show a server, beside a user's name, as proof of who we are. */
public sealed interface SignIn {

	/** A word that server and house both know. */
	record Password(String password) implements SignIn {

		@Override
		public String toString() {
			return "Password[]";
		}

	}

	/**
	 * An access token, fetched with credentials of our own (RFC 6749 section 4.4), no
	 * person being there, and shown by XOAUTH2.
	 *
	 * @param tokenUrl where it is fetched: https, or http on this machine
	 * @param scope what it is asked for; Exchange wants one
	 * @param timeout of fetching it
	 */
	record Token(URI tokenUrl, String clientId, String clientSecret, Optional<String> scope,
			Duration timeout) implements SignIn {

		@Override
		public String toString() {
			return "Token[]";
		}

	}

	/** Whether it is a token, which no other mechanism than XOAUTH2 may carry. */
	default boolean isToken() {
		return this instanceof Token;
	}

}

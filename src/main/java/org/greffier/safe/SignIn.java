package org.greffier.safe;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
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
	 * An access token, fetched with credentials of our own, no person being there, and
	 * shown by XOAUTH2.
	 *
	 * @param tokenUrl where it is fetched: https, or http on this machine
	 * @param proof that we are the client
	 * @param scope what it is asked for; Exchange and Google want one
	 * @param timeout of fetching it
	 */
	record Token(URI tokenUrl, String clientId, Proof proof, Optional<String> scope,
			Duration timeout) implements SignIn {

		@Override
		public String toString() {
			return "Token[]";
		}

	}

	/** What the token server knows us by. */
	sealed interface Proof {

	}

	/** Client credentials (RFC 6749 section 4.4), as Exchange takes them. */
	record Secret(String secret) implements Proof {

		@Override
		public String toString() {
			return "Secret[]";
		}

	}

	/**
	 * A key that signs an assertion (RFC 7523), as Google takes it of a service account.
	 *
	 * @param file read whenever a token is fetched, so that the key may be changed
	 * @param subject the user for whom the service account acts
	 */
	record Key(Path file, String subject) implements Proof {

		/** Whether the file holds a key now. */
		public boolean isThere() {
			try {
				SigningKey.read(this.file);
				return true;
			}
			catch (IOException | GeneralSecurityException ex) {
				return false;
			}
		}

		@Override
		public String toString() {
			return "Key[]";
		}

	}

	/** Whether it is a token, which no other mechanism than XOAUTH2 may carry. */
	default boolean isToken() {
		return this instanceof Token;
	}

}

package org.greffier.intake;

import java.net.URI;
import java.time.Duration;
import java.util.Properties;
import java.util.logging.Level;
import java.util.logging.Logger;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.URLName;
import org.eclipse.angus.mail.iap.ProtocolException;
import org.eclipse.angus.mail.imap.IMAPStore;
import org.eclipse.angus.mail.imap.protocol.IMAPProtocol;
import org.greffier.catalogue.MailboxSettings;
import org.greffier.catalogue.ThisMachine;
import org.greffier.safe.AccessTokens;
import org.greffier.safe.TokenException;

/**
 * Signs in to a body's mailbox; every wait has its end, and to another machine nothing is
 * said without TLS and a certificate that holds. A token is shown by XOAUTH2 alone.
 */
final class ImapConnection {

	/** The wire log, off whatever the log's settings; held, or it is forgotten. */
	private static final Logger WIRE = Logger.getLogger("org.eclipse.angus.mail.imap");

	private static final Logger PROTOCOL = Logger.getLogger("org.eclipse.angus.mail.imap.protocol");

	private final AccessTokens tokens;

	ImapConnection(AccessTokens tokens) {
		this.tokens = tokens;
		WIRE.setLevel(Level.OFF);
		PROTOCOL.setLevel(Level.OFF);
	}

	/**
	 * A signed-in connection, which the caller closes.
	 * @param silence of the server, after which the connection is taken for dead
	 * @throws MessagingException if the server is not there, refuses the sign-in, or does
	 * not answer in time, or there is no token; {@link MailboxTrouble} tells which
	 */
	Store open(MailboxSettings settings, Duration silence) throws MessagingException {
		try {
			return this.tokens.signIn(settings.signIn(), (secret) -> connect(settings, silence, secret),
					(ex) -> ex instanceof MessagingException thrown
							&& MailboxTrouble.of(thrown) == MailboxTrouble.SIGN_IN_REFUSED);
		}
		catch (TokenException ex) {
			throw new MessagingException("no access token", ex);
		}
	}

	private static Store connect(MailboxSettings settings, Duration silence, String secret) throws MessagingException {
		URI url = URI.create(settings.imap());
		Store store = new SafeStore(Session.getInstance(properties(settings, url, silence)), url.getScheme(),
				settings.signIn().isToken());
		try {
			store.connect(url.getHost(), url.getPort(), settings.user(), secret);
			return store;
		}
		catch (MessagingException | RuntimeException ex) {
			store.close();
			throw ex;
		}
	}

	/** Jakarta Mail waits for ever unless it is told otherwise. */
	private static Properties properties(MailboxSettings settings, URI url, Duration silence) {
		String scheme = "mail." + url.getScheme() + ".";
		String timeout = Long.toString(settings.timeout().toMillis());
		Properties properties = new Properties();
		properties.setProperty(scheme + "connectiontimeout", timeout);
		properties.setProperty(scheme + "timeout", Long.toString(silence.toMillis()));
		properties.setProperty(scheme + "writetimeout", timeout);
		properties.setProperty(scheme + "connectionpooltimeout", timeout);
		properties.setProperty(scheme + "partialfetch", "false");
		properties.setProperty(scheme + "peek", "true");
		properties.setProperty(scheme + "ssl.checkserveridentity", "true");
		properties.setProperty(scheme + "starttls.enable", "true");
		properties.setProperty(scheme + "starttls.required", Boolean.toString(!ThisMachine.has(settings.imap())));
		if (settings.signIn().isToken()) {
			properties.setProperty(scheme + "auth.mechanisms", SafeStore.XOAUTH2);
		}
		return properties;
	}

	/**
	 * Stops before a token would be shown as a password: where a server lacks XOAUTH2,
	 * Jakarta Mail falls back to LOGIN.
	 */
	private static final class SafeStore extends IMAPStore {

		static final String XOAUTH2 = "XOAUTH2";

		private final boolean token;

		SafeStore(Session session, String scheme, boolean token) {
			super(session, new URLName(scheme, null, -1, null, null, null), scheme, scheme.equals("imaps"));
			this.token = token;
		}

		@Override
		protected void preLogin(IMAPProtocol protocol) throws ProtocolException {
			if (this.token && !protocol.hasCapability("AUTH=" + XOAUTH2)) {
				throw new ProtocolException(MailboxTrouble.NO_XOAUTH2);
			}
		}

	}

}

package org.greffier.intake;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Properties;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import org.greffier.catalogue.MailboxSettings;

/**
 * Signs in to a body's mailbox; every wait has its end, and to another machine nothing is
 * said without TLS.
 */
final class ImapConnection {

	private static final List<String> THIS_MACHINE = List.of("127.0.0.1", "localhost", "[::1]");

	private ImapConnection() {
	}

	/**
	 * A signed-in connection, which the caller closes.
	 * @param silence of the server, after which the connection is taken for dead
	 * @throws MessagingException if the server is not there, refuses the sign-in, or does
	 * not answer in time
	 */
	static Store open(MailboxSettings settings, Duration silence) throws MessagingException {
		URI url = URI.create(settings.imap());
		Store store = Session.getInstance(properties(settings, url, silence)).getStore(url.getScheme());
		try {
			store.connect(url.getHost(), url.getPort(), settings.user(), settings.password());
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
		properties.setProperty(scheme + "starttls.required", Boolean.toString(!THIS_MACHINE.contains(url.getHost())));
		return properties;
	}

}

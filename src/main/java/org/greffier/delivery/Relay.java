package org.greffier.delivery;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.Future;
import java.util.logging.Level;
import java.util.logging.Logger;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.NoSuchProviderException;
import jakarta.mail.Session;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.greffier.catalogue.SenderSettings;
import org.greffier.delivery.Posted.Alarm;
import org.greffier.safe.AccessTokens;
import org.greffier.safe.SignIn;
import org.greffier.safe.TokenException;
import org.jspecify.annotations.Nullable;

/**
 * One connection to the mail relay, used for message after message. Every timeout is set;
 * with {@code startTls} nothing is said before TLS with a certificate that holds.
 */
final class Relay implements AutoCloseable {

	/**
	 * The wire log of the mail library; off whatever the log's settings (FAULTS L-01).
	 * Held here, for the logging system forgets what nobody holds.
	 */
	private static final Logger WIRE = Logger.getLogger("org.eclipse.angus.mail.smtp");

	private static final Logger PROTOCOL = Logger.getLogger("org.eclipse.angus.mail.smtp.protocol");

	private final SenderSettings settings;

	private final AccessTokens tokens;

	private final Duration deadline;

	private final WatchedSockets sockets = new WatchedSockets();

	private final Session session;

	private final SMTPTransport transport;

	Relay(SenderSettings settings, AccessTokens tokens, Duration deadline) {
		WIRE.setLevel(Level.OFF);
		PROTOCOL.setLevel(Level.OFF);
		this.settings = settings;
		this.tokens = tokens;
		this.deadline = deadline;
		this.session = Session.getInstance(properties(settings));
		try {
			this.transport = (SMTPTransport) this.session.getTransport("smtp");
		}
		catch (NoSuchProviderException ex) {
			throw new IllegalStateException("the mail library lacks SMTP", ex);
		}
	}

	private Properties properties(SenderSettings sender) {
		String timeout = Long.toString(sender.timeout().toMillis());
		URI smtp = URI.create(sender.smtp());
		Properties properties = new Properties();
		properties.put("mail.debug", "false");
		properties.put("mail.smtp.host", smtp.getHost());
		properties.put("mail.smtp.port", Integer.toString(port(smtp)));
		properties.put("mail.smtp.localhost", sender.address().substring(sender.address().lastIndexOf('@') + 1));
		properties.put("mail.smtp.connectiontimeout", timeout);
		properties.put("mail.smtp.timeout", timeout);
		properties.put("mail.smtp.writetimeout", timeout);
		properties.put("mail.smtp.auth", Boolean.toString(sender.user().isPresent()));
		if (sender.signIn().filter(SignIn::isToken).isPresent()) {
			properties.put("mail.smtp.auth.mechanisms", "XOAUTH2");
		}
		properties.put("mail.smtp.ssl.enable", Boolean.toString("smtps".equals(smtp.getScheme())));
		properties.put("mail.smtp.starttls.enable", Boolean.toString(sender.startTls()));
		properties.put("mail.smtp.starttls.required", Boolean.toString(sender.startTls()));
		properties.put("mail.smtp.ssl.checkserveridentity", "true");
		properties.put("mail.smtp.ssl.protocols", "TLSv1.3 TLSv1.2");
		properties.put("mail.smtp.sendpartial", "false");
		properties.put("mail.smtp.quitwait", "false");
		properties.put("mail.smtp.socketFactory", this.sockets);
		properties.put("mail.smtp.socketFactory.fallback", "false");
		return properties;
	}

	/** The port, or the one for submission (RFC 6409, RFC 8314). */
	private static int port(URI smtp) {
		int submission = "smtps".equals(smtp.getScheme()) ? 465 : 587;
		return (smtp.getPort() > 0) ? smtp.getPort() : submission;
	}

	Session session() {
		return this.session;
	}

	/**
	 * Connects, unless it is connected.
	 * @return what stands in the way; empty when messages can be sent
	 */
	Optional<Alarm> connect() {
		Future<?> limit = this.sockets.limit(this.deadline);
		try {
			if (!this.transport.isConnected()) {
				signIn();
			}
			return Optional.empty();
		}
		catch (TokenException ex) {
			return Optional.of(ex.isRefused() ? Alarm.SIGN_IN_REFUSED : Alarm.UNREACHABLE);
		}
		catch (AuthenticationFailedException ex) {
			return Optional.of(isRefused(ex) ? Alarm.SIGN_IN_REFUSED : Alarm.UNREACHABLE);
		}
		catch (MessagingException ex) {
			return Optional.of(Replies.isTls(ex) ? Alarm.TLS_REFUSED : Alarm.UNREACHABLE);
		}
		finally {
			limit.cancel(false);
		}
	}

	private void signIn() throws MessagingException, TokenException {
		if (this.settings.signIn().isPresent()) {
			this.tokens.signIn(this.settings.signIn().get(), this::connect, Relay::isRefused);
		}
		else {
			connect(null);
		}
	}

	private boolean connect(@Nullable String secret) throws MessagingException {
		URI smtp = URI.create(this.settings.smtp());
		this.transport.connect(smtp.getHost(), port(smtp), this.settings.user().orElse(null), secret);
		return true;
	}

	/** A reply of 4xx to a sign-in, as of a busy Exchange, is about nothing of ours. */
	private static boolean isRefused(Exception thrown) {
		return thrown instanceof AuthenticationFailedException && !String.valueOf(thrown.getMessage()).startsWith("4");
	}

	/** Sends one message to its one recipient; never throws what the relay says. */
	Reply send(Outgoing message) {
		Future<?> limit = this.sockets.limit(this.deadline);
		try {
			if (this.transport.supportsExtension("DSN")) {
				message.nameEnvelope();
			}
			this.transport.sendMessage(message, message.recipients());
			return new Reply.Taken(Integer.toString(this.transport.getLastReturnCode()));
		}
		catch (MessagingException ex) {
			return Replies.of(ex);
		}
		finally {
			limit.cancel(false);
		}
	}

	@Override
	public void close() {
		try {
			this.transport.close();
		}
		catch (MessagingException ex) {
			// nothing is left to be said on this connection
		}
		this.sockets.close();
	}

}

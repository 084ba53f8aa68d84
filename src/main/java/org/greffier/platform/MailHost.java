package org.greffier.platform;

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.List;

import ch.qos.logback.classic.Level;
import com.icegreen.greenmail.Managers;
import com.icegreen.greenmail.imap.ImapHandler;
import com.icegreen.greenmail.server.AbstractServer;
import com.icegreen.greenmail.server.ProtocolHandler;
import com.icegreen.greenmail.util.ServerSetup;
import org.slf4j.LoggerFactory;

/**
 * A mail server for the demonstration and the tests, in memory, on loopback: GreenMail's
 * IMAP, and an SMTP of our own in front of its folders, since GreenMail's refuses the
 * null return path. What a real server does and this one is asked to:
 * <ul>
 * <li>{@code *@refused.test} is refused with 550 at RCPT;</li>
 * <li>{@code *@later.test} gets 450 the first two times;</li>
 * <li>{@code *@bounce.test} is taken, then a failed delivery status (RFC 3464) with the
 * whole original goes to the return path;</li>
 * <li>{@code *@slow.test} is taken after a wait;</li>
 * <li>every other address has a mailbox, made when its first mail comes, whose login and
 * password are the address itself;</li>
 * <li>every mail that came by SMTP for an address nobody added is also kept in the
 * mailbox {@value #JOURNAL} (login and password), with {@code Delivered-To}.</li>
 * </ul>
 * A sample may say with {@code X-Greffier-Sample-Auth: pass|fail|none} which
 * Authentication-Results it gets, and with {@code X-Greffier-Sample-Received} (an
 * instant) which INTERNALDATE; both headers are taken off.
 */
public final class MailHost implements AutoCloseable {

	/** The mailbox that holds a copy of everything that was sent outside. */
	public static final String JOURNAL = "journal@mail.host.test";

	private static final String LOOPBACK = "127.0.0.1";

	private static final Duration START = Duration.ofSeconds(20);

	/** Longer than a client's IDLE lasts. */
	private static final Duration CLIENT_SILENCE = Duration.ofMinutes(30);

	private final AbstractServer imap;

	private final AbstractServer smtp;

	private final HostMailboxes mailboxes;

	/**
	 * How the host starts.
	 *
	 * @param imapPort 0 for any free one
	 * @param smtpPort 0 for any free one
	 * @param authenticationServer the authserv-id of the Authentication-Results it adds
	 * @param slowness how long {@code *@slow.test} waits
	 */
	public record Settings(int imapPort, int smtpPort, String authenticationServer, Duration slowness) {

		/** Free ports, and {@code mx.greffier.test} as its name. */
		public static Settings free() {
			return new Settings(0, 0, "mx.greffier.test", Duration.ofSeconds(2));
		}

	}

	/**
	 * A mail that the host keeps.
	 *
	 * @param raw as a client would fetch it
	 */
	@SuppressWarnings("ArrayRecordComponent")
	public record Kept(String folder, long uid, boolean seen, byte[] raw) {

		@Override
		public String toString() {
			return "Kept[" + this.folder + "/" + this.uid + "]";
		}

	}

	private MailHost(Settings settings) {
		Managers managers = new Managers();
		this.mailboxes = new HostMailboxes(managers, settings.authenticationServer());
		this.imap = new Imap(settings.imapPort(), managers);
		this.smtp = new HostSmtp(settings.smtpPort(), managers, this.mailboxes, settings.slowness());
	}

	/**
	 * Starts both servers and returns when they listen.
	 * @throws IllegalStateException if a port is taken
	 */
	public static MailHost start(Settings settings) {
		quieten();
		MailHost host = new MailHost(settings);
		try {
			for (AbstractServer server : List.of(host.imap, host.smtp)) {
				server.setDaemon(true);
				server.startService();
				if (!server.waitTillRunning(START.toMillis())) {
					throw new IllegalStateException("the mail host does not start on port " + server.getServerSetup());
				}
			}
			host.addUser(JOURNAL, JOURNAL, JOURNAL);
			return host;
		}
		catch (InterruptedException ex) {
			host.close();
			Thread.currentThread().interrupt();
			throw new IllegalStateException("interrupted while the mail host starts", ex);
		}
	}

	/** {@code imap://host:port}. */
	public String imapUrl() {
		return "imap://" + LOOPBACK + ":" + this.imap.getPort();
	}

	/** {@code smtp://host:port}. */
	public String smtpUrl() {
		return "smtp://" + LOOPBACK + ":" + this.smtp.getPort();
	}

	public int imapPort() {
		return this.imap.getPort();
	}

	public int smtpPort() {
		return this.smtp.getPort();
	}

	/**
	 * Adds a mailbox, or one more address of the mailbox with this login. An address also
	 * takes what is sent to it with {@code +detail}.
	 */
	public void addUser(String address, String login, String password) {
		this.mailboxes.add(address, login, password);
	}

	/**
	 * Puts a mail in the mailbox of an address, as if it had come by SMTP, and returns
	 * its UID.
	 */
	public long deliver(byte[] raw, String to) {
		return this.mailboxes.deliver(raw, to);
	}

	/** All mails of the mailbox of an address, in all its folders. */
	public List<Kept> messages(String address) {
		return this.mailboxes.messages(address);
	}

	/** Everything that came by SMTP for an address nobody added. */
	public List<Kept> journal() {
		return messages(JOURNAL);
	}

	/** Makes a folder anew and empty, so that its UIDVALIDITY changes. */
	public void renewFolder(String address, String folder) {
		this.mailboxes.renewFolder(address, folder);
	}

	/** Takes one mail away, as another client would. */
	public void expunge(String address, String folder, long uid) {
		this.mailboxes.expunge(address, folder, uid);
	}

	@Override
	public void close() {
		this.imap.stopService(2_000);
		this.smtp.stopService(2_000);
	}

	/** GreenMail logs addresses and whole commands; nothing of it may reach a log. */
	private static void quieten() {
		if (LoggerFactory.getLogger("com.icegreen") instanceof ch.qos.logback.classic.Logger logger) {
			logger.setLevel(Level.OFF);
		}
	}

	/** GreenMail's IMAP, without the 40 ms that Nagle's algorithm costs each answer. */
	private static final class Imap extends AbstractServer {

		Imap(int port, Managers managers) {
			super(new ServerSetup(port, LOOPBACK, ServerSetup.PROTOCOL_IMAP), managers);
			setClientSocketTimeout((int) CLIENT_SILENCE.toMillis());
		}

		@Override
		protected ProtocolHandler createProtocolHandler(Socket socket) {
			try {
				socket.setTcpNoDelay(true);
			}
			catch (IOException ex) {
				throw new java.io.UncheckedIOException(ex);
			}
			return new ImapHandler(this.managers.getUserManager(), this.managers.getImapHostManager(), socket);
		}

	}

}

package org.greffier.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import com.icegreen.greenmail.Managers;
import com.icegreen.greenmail.server.AbstractServer;
import com.icegreen.greenmail.server.ProtocolHandler;
import com.icegreen.greenmail.util.ServerSetup;

/**
 * The SMTP of the demonstration's mail host: what it says to each recipient, and what
 * becomes of what it took.
 */
final class HostSmtp extends AbstractServer {

	/** How often {@code *@later.test} is put off. */
	private static final int PUT_OFF = 2;

	private static final Duration CLIENT_SILENCE = Duration.ofMinutes(5);

	private final HostMailboxes mailboxes;

	private final Duration slowness;

	private final Map<String, Integer> putOff = new ConcurrentHashMap<>();

	HostSmtp(int port, Managers managers, HostMailboxes mailboxes, Duration slowness) {
		super(new ServerSetup(port, "127.0.0.1", ServerSetup.PROTOCOL_SMTP), managers);
		setClientSocketTimeout((int) CLIENT_SILENCE.toMillis());
		this.mailboxes = mailboxes;
		this.slowness = slowness;
	}

	@Override
	protected ProtocolHandler createProtocolHandler(Socket socket) {
		try {
			socket.setTcpNoDelay(true);
			return new HostSmtpSession(socket, this);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** The refusal of a recipient, if it is refused or put off. */
	Optional<String> refusal(String recipient) {
		if (domain(recipient).equals("refused.test")) {
			return Optional.of("550 5.1.1 no such mailbox here");
		}
		if (domain(recipient).equals("later.test")
				&& this.putOff.merge(recipient.toLowerCase(Locale.ROOT), 1, Integer::sum) <= PUT_OFF) {
			return Optional.of("450 4.2.0 try again later");
		}
		return Optional.empty();
	}

	/**
	 * Takes a mail.
	 * @param returnPath empty for {@code <>}
	 */
	void take(String returnPath, List<String> recipients, byte[] raw) {
		List<String> bounced = new ArrayList<>();
		for (String recipient : recipients) {
			byte[] mail = HostMailboxes.prepend(raw, "Return-Path: <" + returnPath + ">", "Delivered-To: " + recipient);
			if (!this.mailboxes.isAdded(recipient)) {
				this.mailboxes.deliver(mail, MailHost.JOURNAL);
			}
			switch (domain(recipient)) {
				case "bounce.test" -> bounced.add(recipient);
				case "slow.test" -> {
					pause();
					this.mailboxes.deliver(mail, recipient);
				}
				default -> this.mailboxes.deliver(mail, recipient);
			}
		}
		if (!returnPath.isEmpty()) {
			bounced
				.forEach((recipient) -> this.mailboxes.deliver(HostBounce.of(returnPath, recipient, raw), returnPath));
		}
	}

	private void pause() {
		try {
			Thread.sleep(this.slowness.toMillis());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private static String domain(String address) {
		return address.substring(address.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
	}

}

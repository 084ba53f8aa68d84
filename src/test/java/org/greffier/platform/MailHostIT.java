package org.greffier.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Properties;

import jakarta.mail.Folder;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.URLName;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.smtp.SMTPMessage;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.greffier.platform.MailHost.Kept;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MailHostIT {

	private static final String MAIL = """
			From: Alice <alice@clinic.test>
			To: acces@ramq.test
			Subject: =?utf-8?Q?Demande?=
			Message-ID: <1@clinic.test>

			Bonjour
			""".replace("\n", "\r\n");

	private final MailHost host = MailHost.start(MailHost.Settings.free());

	@AfterEach
	void stop() {
		this.host.close();
	}

	@Test
	void keepsAMailByteForByte() throws Exception {
		this.host.addUser("acces@ramq.test", "ramq", "secret");
		this.host.deliver(MAIL.getBytes(StandardCharsets.UTF_8), "acces@ramq.test");

		try (Store store = imap("ramq", "secret")) {
			Folder inbox = store.getFolder("INBOX");
			inbox.open(Folder.READ_ONLY);
			assertThat(inbox.getMessage(1).getSize()).isEqualTo(MAIL.length());
			assertThat(text(this.host.messages("acces@ramq.test").get(0))).isEqualTo(MAIL);
		}
	}

	@Test
	void takesTheNullReturnPath() throws Exception {
		send("<>", "somebody@elsewhere.test");

		Kept kept = this.host.messages("somebody@elsewhere.test").get(0);
		assertThat(text(kept)).startsWith("Return-Path: <>\r\nDelivered-To: somebody@elsewhere.test\r\n");
		assertThat(this.host.journal()).hasSize(1);
	}

	@Test
	void refusesForGoodAndForAWhile() throws Exception {
		assertThatThrownBy(() -> send("back@ramq.test", "x@refused.test")).isInstanceOf(SendFailedException.class)
			.hasStackTraceContaining("550 5.1.1");
		assertThatThrownBy(() -> send("back@ramq.test", "x@later.test")).hasStackTraceContaining("450 4.2.0");
		assertThatThrownBy(() -> send("back@ramq.test", "x@later.test")).hasStackTraceContaining("450 4.2.0");
		send("back@ramq.test", "x@later.test");

		assertThat(this.host.journal()).hasSize(1);
	}

	@Test
	void bouncesToTheReturnPathAndToItsDetail() throws Exception {
		this.host.addUser("back@ramq.test", "ramq", "secret");
		send("back+token@ramq.test", "x@bounce.test");

		Kept bounce = this.host.messages("back@ramq.test").get(0);
		MimeMessage parsed = new MimeMessage(Session.getInstance(new Properties()),
				new ByteArrayInputStream(bounce.raw()));
		assertThat(parsed.getContentType()).contains("report-type=delivery-status");
		assertThat(text(bounce)).contains("Action: failed", "Status: 5.1.1", "Content-Type: message/rfc822", "Bonjour");
	}

	@Test
	void neverAnswersABounceWithABounce() throws Exception {
		send("<>", "x@bounce.test");

		assertThat(this.host.journal()).hasSize(1);
	}

	@Test
	void addsWhatASampleAsksFor() throws Exception {
		this.host.addUser("acces@ramq.test", "ramq", "secret");
		String sample = "X-Greffier-Sample-Auth: pass\r\nX-Greffier-Sample-Received: 2026-11-01T05:30:00Z\r\n" + MAIL;
		this.host.deliver(sample.getBytes(StandardCharsets.UTF_8), "acces@ramq.test");

		try (Store store = imap("ramq", "secret")) {
			Folder inbox = store.getFolder("INBOX");
			inbox.open(Folder.READ_ONLY);
			assertThat(inbox.getMessage(1).getReceivedDate().toInstant())
				.isEqualTo(Instant.parse("2026-11-01T05:30:00Z"));
			assertThat(text(this.host.messages("acces@ramq.test").get(0)))
				.startsWith("Authentication-Results: mx.greffier.test; spf=pass")
				.contains("dmarc=pass header.from=clinic.test")
				.endsWith(MAIL);
		}
	}

	@Test
	void movesByUidAndChangesUidValidity() throws Exception {
		this.host.addUser("acces@ramq.test", "ramq", "secret");
		this.host.deliver(MAIL.getBytes(StandardCharsets.UTF_8), "acces@ramq.test");
		this.host.deliver(MAIL.getBytes(StandardCharsets.UTF_8), "acces@ramq.test");

		try (Store store = imap("ramq", "secret")) {
			store.getFolder("Processed").create(Folder.HOLDS_MESSAGES);
			IMAPFolder inbox = (IMAPFolder) store.getFolder("INBOX");
			inbox.open(Folder.READ_WRITE);
			inbox.moveMessages(List.of(inbox.getMessage(1)).toArray(new jakarta.mail.Message[0]),
					store.getFolder("Processed"));
			assertThat(this.host.messages("acces@ramq.test")).extracting(Kept::folder)
				.containsExactlyInAnyOrder("INBOX", "Processed");
			long before = inbox.getUIDValidity();
			inbox.close(false);

			this.host.renewFolder("acces@ramq.test", "INBOX");

			inbox.open(Folder.READ_WRITE);
			assertThat(inbox.getUIDValidity()).isNotEqualTo(before);
			assertThat(inbox.getMessageCount()).isEqualTo(1);
		}
	}

	private Store imap(String login, String password) throws MessagingException {
		Store store = Session.getInstance(new Properties()).getStore(new URLName(this.host.imapUrl()));
		store.connect("127.0.0.1", this.host.imapPort(), login, password);
		return store;
	}

	private void send(String returnPath, String to) throws MessagingException {
		Session session = Session.getInstance(new Properties());
		SMTPMessage mail = new SMTPMessage(session, new ByteArrayInputStream(MAIL.getBytes(StandardCharsets.UTF_8)));
		mail.setEnvelopeFrom(returnPath);
		try (SMTPTransport transport = (SMTPTransport) session.getTransport(new URLName(this.host.smtpUrl()))) {
			transport.connect();
			transport.sendMessage(mail, InternetAddress.parse(to));
		}
	}

	private static String text(Kept kept) {
		return new String(kept.raw(), StandardCharsets.UTF_8);
	}

}

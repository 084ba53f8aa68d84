package org.greffier.platform;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

import jakarta.mail.FetchProfile;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.Transport;
import jakarta.mail.UIDFolder;
import jakarta.mail.internet.InternetAddress;

/** The demonstration's own eyes and hands on its mail host: SMTP in, IMAP to look. */
final class DemoPost {

	private static final String TIMEOUT = "30000";

	private static final String SENDER = "applicant@outside.test";

	private final Session session;

	DemoPost(int smtp, int imap) {
		Properties properties = new Properties();
		for (String protocol : List.of("smtp", "imap")) {
			properties.setProperty("mail." + protocol + ".host", "127.0.0.1");
			for (String limit : List.of("connectiontimeout", "timeout", "writetimeout")) {
				properties.setProperty("mail." + protocol + "." + limit, TIMEOUT);
			}
		}
		properties.setProperty("mail.smtp.port", String.valueOf(smtp));
		properties.setProperty("mail.imap.port", String.valueOf(imap));
		properties.setProperty("mail.smtp.from", SENDER);
		properties.setProperty("mail.smtp.allow8bitmime", "true");
		properties.setProperty("mail.imap.partialfetch", "false");
		this.session = Session.getInstance(properties);
	}

	/** Hands a mail over by SMTP, its bytes as they are. */
	void send(byte[] raw, String to) throws MessagingException {
		try (Transport transport = this.session.getTransport("smtp")) {
			transport.connect();
			transport.sendMessage(new RawMail(raw), new InternetAddress[] { new InternetAddress(to, false) });
		}
	}

	/** The UIDs that a mailbox's INBOX has now, lowest first. */
	List<Long> inbox(String login, String password) throws MessagingException {
		try (Store store = this.session.getStore("imap")) {
			store.connect(login, password);
			try (Folder inbox = store.getFolder("INBOX")) {
				inbox.open(Folder.READ_ONLY);
				Message[] messages = inbox.getMessages();
				FetchProfile uidsAtOnce = new FetchProfile();
				uidsAtOnce.add(UIDFolder.FetchProfileItem.UID);
				inbox.fetch(messages, uidsAtOnce);
				List<Long> uids = new ArrayList<>();
				for (Message message : messages) {
					uids.add(((UIDFolder) inbox).getUID(message));
				}
				return uids.stream().sorted().toList();
			}
		}
	}

	/** Everything that the product sent to the outside, in the order in which it came. */
	List<DemoLetter> letters() throws MessagingException, IOException {
		try (Store store = this.session.getStore("imap")) {
			store.connect(MailHost.JOURNAL, MailHost.JOURNAL);
			try (Folder inbox = store.getFolder("INBOX")) {
				inbox.open(Folder.READ_ONLY);
				List<DemoLetter> letters = new ArrayList<>();
				for (Message message : inbox.getMessages()) {
					ByteArrayOutputStream raw = new ByteArrayOutputStream();
					message.writeTo(raw);
					letters.add(DemoLetter.of(raw.toByteArray()));
				}
				return List.copyOf(letters);
			}
		}
	}

}

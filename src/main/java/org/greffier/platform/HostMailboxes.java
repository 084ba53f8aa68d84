package org.greffier.platform;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import com.icegreen.greenmail.Managers;
import com.icegreen.greenmail.imap.ImapHostManager;
import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.store.MailFolder;
import com.icegreen.greenmail.store.StoredMessage;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.user.UserException;
import jakarta.mail.Flags;
import jakarta.mail.MessagingException;
import org.greffier.platform.MailHost.Kept;

/** The mailboxes of the demonstration's mail host, and how a mail gets into one. */
final class HostMailboxes {

	private final Managers managers;

	private final SampleHeaders samples;

	/** Every known address, in lower case, and its mailbox. */
	private final Map<String, GreenMailUser> users = new ConcurrentHashMap<>();

	HostMailboxes(Managers managers, String authenticationServer) {
		this.managers = managers;
		this.samples = new SampleHeaders(authenticationServer);
	}

	synchronized void add(String address, String login, String password) {
		GreenMailUser known = this.managers.getUserManager().getUser(login);
		this.users.put(key(address), (known != null) ? known : create(address, login, password));
	}

	/** Whether somebody added this address: the others are the outside world. */
	boolean isAdded(String address) {
		String key = key(address);
		return this.users.containsKey(key) || this.users.containsKey(withoutDetail(key));
	}

	/** GreenMail counts UIDs without a lock, so deliveries take turns. */
	synchronized long deliver(byte[] raw, String to) {
		SampleHeaders.Sample sample = this.samples.takeOff(raw);
		try {
			Date received = Date.from(sample.receivedAt().orElseGet(Instant::now));
			return this.managers.getImapHostManager()
				.getInbox(user(to))
				.appendMessage(new RawMail(sample.raw()), new Flags(), received);
		}
		catch (FolderException | MessagingException ex) {
			throw new IllegalStateException("a mail cannot be put in its mailbox", ex);
		}
	}

	List<Kept> messages(String address) {
		List<Kept> kept = new ArrayList<>();
		try {
			GreenMailUser user = user(address);
			for (MailFolder folder : this.managers.getImapHostManager().listMailboxes(user, "*")) {
				for (StoredMessage message : folder.getMessages()) {
					kept.add(
							new Kept(folder.getName(), message.getUid(), message.isSet(Flags.Flag.SEEN), raw(message)));
				}
			}
			return kept;
		}
		catch (FolderException | IOException | MessagingException ex) {
			throw new IllegalStateException("a mailbox cannot be listed", ex);
		}
	}

	synchronized void renewFolder(String address, String name) {
		GreenMailUser user = user(address);
		ImapHostManager host = this.managers.getImapHostManager();
		try {
			MailFolder old = host.getFolder(user, name, true);
			List<StoredMessage> messages = List.copyOf(old.getMessages());
			// GreenMail takes the second in which a folder is made.
			while (Instant.now().getEpochSecond() <= old.getUidValidity()) {
				Thread.onSpinWait();
			}
			String path = old.getFullName();
			old.deleteAllMessages();
			host.getStore().deleteMailbox(old);
			MailFolder root = host.getStore().getMailbox(path.substring(0, path.length() - name.length() - 1));
			MailFolder renewed = host.getStore().createMailbox(root, name, true);
			for (StoredMessage message : messages) {
				renewed.appendMessage(new RawMail(raw(message)), new Flags(), message.getReceivedDate());
			}
		}
		catch (FolderException | IOException | MessagingException ex) {
			throw new IllegalStateException("a folder cannot be renewed", ex);
		}
	}

	synchronized void expunge(String address, String name, long uid) {
		try {
			MailFolder folder = this.managers.getImapHostManager().getFolder(user(address), name, true);
			folder.setFlags(new Flags(Flags.Flag.DELETED), true, uid, null, true);
			folder.expunge();
		}
		catch (FolderException ex) {
			throw new IllegalStateException("a mail cannot be expunged", ex);
		}
	}

	private GreenMailUser user(String address) {
		String key = key(address);
		GreenMailUser exact = this.users.get(key);
		GreenMailUser known = (exact != null) ? exact : this.users.get(withoutDetail(key));
		if (known != null) {
			return known;
		}
		GreenMailUser outside = this.managers.getUserManager().getUserByEmail(key);
		return (outside != null) ? outside : create(key, key, key);
	}

	private GreenMailUser create(String address, String login, String password) {
		try {
			return this.managers.getUserManager().createUser(key(address), login, password);
		}
		catch (UserException ex) {
			throw new IllegalStateException("a mailbox cannot be made", ex);
		}
	}

	private static String key(String address) {
		return address.toLowerCase(Locale.ROOT);
	}

	private static String withoutDetail(String address) {
		int plus = address.indexOf('+');
		int at = address.lastIndexOf('@');
		return (plus > 0 && plus < at) ? address.substring(0, plus) + address.substring(at) : address;
	}

	private static byte[] raw(StoredMessage message) throws IOException, MessagingException {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		message.getMimeMessage().writeTo(bytes);
		return bytes.toByteArray();
	}

	/** Headers put before a mail's own, as a server that takes it does. */
	static byte[] prepend(byte[] raw, String... headers) {
		byte[] head = (String.join("\r\n", headers) + "\r\n").getBytes(StandardCharsets.UTF_8);
		byte[] all = java.util.Arrays.copyOf(head, head.length + raw.length);
		System.arraycopy(raw, 0, all, head.length, raw.length);
		return all;
	}

}

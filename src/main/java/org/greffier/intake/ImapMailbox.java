package org.greffier.intake;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

import jakarta.mail.Folder;
import jakarta.mail.FolderNotFoundException;
import jakarta.mail.MessagingException;
import jakarta.mail.Store;
import org.eclipse.angus.mail.iap.Argument;
import org.eclipse.angus.mail.iap.ByteArray;
import org.eclipse.angus.mail.iap.Response;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.protocol.BASE64MailboxEncoder;
import org.eclipse.angus.mail.imap.protocol.BODY;
import org.eclipse.angus.mail.imap.protocol.FetchResponse;
import org.eclipse.angus.mail.imap.protocol.IMAPResponse;
import org.eclipse.angus.mail.imap.protocol.INTERNALDATE;
import org.eclipse.angus.mail.imap.protocol.RFC822SIZE;
import org.eclipse.angus.mail.imap.protocol.UID;
import org.greffier.catalogue.Inbox;
import org.greffier.catalogue.MailboxSettings;
import org.springframework.scheduling.TaskScheduler;

/**
 * One folder of a mailbox over IMAP (RFC 3501, UIDPLUS RFC 4315, MOVE RFC 6851). Every
 * command names UIDs, so that another client's expunges can never make it mean another
 * mail; bodies are peeked at, so that no flag changes before the ledger has the mail, and
 * come in one literal, so that a cut connection is an error and never a short mail.
 */
final class ImapMailbox implements AutoCloseable {

	private final Store store;

	private final IMAPFolder folder;

	private final ImapCommands commands;

	private final CountDownLatch idleEnded = new CountDownLatch(1);

	private ImapMailbox(Store store, IMAPFolder folder) {
		this.store = store;
		this.folder = folder;
		this.commands = new ImapCommands(folder);
	}

	/**
	 * What is known of a mail before it is fetched.
	 *
	 * @param size RFC822.SIZE, in bytes
	 * @param receivedAt INTERNALDATE
	 */
	record Listed(long uid, long size, Instant receivedAt) {
	}

	/**
	 * Connects, makes missing folders, and opens the one where mails come in.
	 * @throws MessagingException if the server is not there, refuses the sign-in, or does
	 * not answer in time
	 */
	static ImapMailbox open(ImapConnection connection, Inbox inbox) throws MessagingException {
		return open(connection, inbox, inbox.mailbox().timeout());
	}

	/**
	 * Opens a mailbox to {@link #idle} in it: a server that has nothing to say is silent
	 * for {@code poll}, and only longer silence is a dead connection.
	 */
	static ImapMailbox watch(ImapConnection connection, Inbox inbox) throws MessagingException {
		return open(connection, inbox, inbox.mailbox().poll().plus(inbox.mailbox().timeout()));
	}

	private static ImapMailbox open(ImapConnection connection, Inbox inbox, Duration silence)
			throws MessagingException {
		MailboxSettings settings = inbox.mailbox();
		Store store = connection.open(settings, silence);
		try {
			for (String name : List.of(inbox.folder(), settings.processed(), settings.problem())) {
				Folder folder = store.getFolder(name);
				// The last question is for another connection that made it meanwhile.
				if (!folder.exists() && !folder.create(Folder.HOLDS_MESSAGES) && !folder.exists()) {
					throw new FolderNotFoundException(folder, "a folder of the mailbox cannot be made");
				}
			}
			IMAPFolder folder = (IMAPFolder) store.getFolder(inbox.folder());
			folder.open(Folder.READ_WRITE);
			return new ImapMailbox(store, folder);
		}
		catch (MessagingException | RuntimeException ex) {
			store.close();
			throw ex;
		}
	}

	long uidValidity() throws MessagingException {
		return this.folder.getUIDValidity();
	}

	/** The UIDs in the folder, in rising order: that of arrival. */
	List<Long> uids() throws MessagingException {
		List<Long> uids = new ArrayList<>();
		for (Response response : this.commands.send("UID SEARCH ALL", null)) {
			if (response instanceof IMAPResponse found && found.keyEquals("SEARCH")) {
				for (long uid = found.readLong(); uid >= 0; uid = found.readLong()) {
					uids.add(uid);
				}
			}
		}
		return uids.stream().sorted().distinct().toList();
	}

	/** Size and date of these mails; one that is gone is not among them. */
	List<Listed> list(List<Long> uids) throws MessagingException {
		List<Listed> listed = new ArrayList<>();
		for (FetchResponse fetch : this.commands.fetch(set(uids), "(UID RFC822.SIZE INTERNALDATE)")) {
			UID uid = fetch.getItem(UID.class);
			RFC822SIZE size = fetch.getItem(RFC822SIZE.class);
			INTERNALDATE date = fetch.getItem(INTERNALDATE.class);
			if (uid != null && size != null && date != null && uids.contains(uid.uid)) {
				Date received = date.getDate();
				listed.add(new Listed(uid.uid, size.size, (received != null) ? received.toInstant() : Instant.EPOCH));
			}
		}
		return listed;
	}

	/**
	 * The whole mail; empty when it is gone. Servers announce a size that they did not
	 * count, and Exchange writes some mails anew whenever they are fetched: a mail that
	 * is shorter than announced is fetched again, and twice the same length is what there
	 * is (FAULTS I-01).
	 */
	Optional<byte[]> body(Listed mail) throws MessagingException {
		Optional<byte[]> first = section(mail.uid(), "BODY.PEEK[]");
		if (first.isEmpty() || first.get().length >= mail.size()) {
			return first;
		}
		Optional<byte[]> second = section(mail.uid(), "BODY.PEEK[]");
		if (second.isPresent() && first.get().length != second.get().length) {
			throw new MessagingException("two fetches of one mail differ in length");
		}
		return second;
	}

	/** The first bytes of its header section; empty when it is gone. */
	Optional<byte[]> header(long uid, int bytes) throws MessagingException {
		return section(uid, "BODY.PEEK[HEADER]<0." + bytes + ">");
	}

	private Optional<byte[]> section(long uid, String section) throws MessagingException {
		for (FetchResponse fetch : this.commands.fetch(Long.toString(uid), "(UID " + section + ")")) {
			UID found = fetch.getItem(UID.class);
			BODY body = fetch.getItem(BODY.class);
			if (found != null && found.uid == uid && body != null) {
				ByteArray bytes = body.getByteArray();
				return Optional.of((bytes != null) ? bytes.getNewBytes() : new byte[0]);
			}
		}
		return Optional.empty();
	}

	boolean canMove() throws MessagingException {
		return this.commands.has("MOVE");
	}

	/** Whether one mail can be taken away alone; a plain EXPUNGE takes others' too. */
	boolean canRemove() throws MessagingException {
		return this.commands.has("UIDPLUS");
	}

	/**
	 * Moves mails and looks afterwards, for servers say OK to a mail that is gone, and
	 * may do half.
	 * @return those that are still in the folder
	 */
	Set<Long> move(List<Long> uids, String target) throws MessagingException {
		this.commands.send("UID MOVE", new Argument().writeAtom(set(uids)).writeString(encoded(target)));
		return present(uids);
	}

	void copy(long uid, String target) throws MessagingException {
		this.commands.send("UID COPY", new Argument().writeAtom(Long.toString(uid)).writeString(encoded(target)));
	}

	/**
	 * Takes one mail away, and no other that is marked as deleted.
	 * @return whether the mail is no longer in the folder
	 */
	boolean remove(long uid) throws MessagingException {
		this.commands.send("UID STORE " + uid + " +FLAGS.SILENT (\\Deleted)", null);
		this.commands.send("UID EXPUNGE " + uid, null);
		return present(List.of(uid)).isEmpty();
	}

	private Set<Long> present(List<Long> uids) throws MessagingException {
		Set<Long> present = new HashSet<>();
		for (FetchResponse fetch : this.commands.fetch(set(uids), "(UID FLAGS)")) {
			UID found = fetch.getItem(UID.class);
			if (found != null && uids.contains(found.uid)) {
				present.add(found.uid);
			}
		}
		return present;
	}

	private static String set(List<Long> uids) {
		return String.join(",", uids.stream().map(String::valueOf).toList());
	}

	private static String encoded(String folder) {
		return BASE64MailboxEncoder.encode(folder);
	}

	/**
	 * Whether the connection still answers.
	 * @throws MessagingException if it does not
	 */
	void check() throws MessagingException {
		this.commands.check();
	}

	/**
	 * Waits until the server says that something changed (IDLE, RFC 2177), at most this
	 * long; all of it where the server has no IDLE.
	 */
	void idle(TaskScheduler scheduler, Duration atMost) throws MessagingException {
		ScheduledFuture<?> end = scheduler.schedule(this::endIdle, scheduler.getClock().instant().plus(atMost));
		try {
			if (this.commands.has("IDLE")) {
				this.folder.idle(true);
			}
			else {
				this.idleEnded.await(atMost.toMillis(), TimeUnit.MILLISECONDS);
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		finally {
			end.cancel(false);
		}
	}

	/** Any command from another thread ends an IDLE. */
	private void endIdle() {
		this.idleEnded.countDown();
		try {
			check();
		}
		catch (MessagingException ex) {
			// It ended because the connection broke.
		}
	}

	@Override
	public void close() {
		this.idleEnded.countDown();
		try {
			this.folder.close(false);
		}
		catch (MessagingException | IllegalStateException ex) {
			// It was broken already; the store is closed below.
		}
		try {
			this.store.close();
		}
		catch (MessagingException ex) {
			// Nothing is left to close.
		}
	}

}

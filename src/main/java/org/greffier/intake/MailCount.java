package org.greffier.intake;

import java.util.Set;
import java.util.TreeSet;

import jakarta.mail.Folder;
import jakarta.mail.MessagingException;
import jakarta.mail.Store;
import org.greffier.catalogue.Agency;
import org.greffier.catalogue.MailboxSettings;
import org.greffier.safe.AccessTokens;

/**
 * Counts the mails that a body's servers hold in all configured folders, over a
 * connection of its own, so that a run can say whether the ledger has every one (DESIGN
 * part 5).
 */
public final class MailCount {

	private final ImapConnection connection;

	public MailCount(AccessTokens tokens) {
		this.connection = new ImapConnection(tokens);
	}

	/**
	 * How many mails there are.
	 * @throws MailboxException if a server does not answer
	 */
	public long of(Agency agency) {
		return agency.mailboxes().stream().mapToLong((mailbox) -> count(agency, mailbox)).sum();
	}

	private long count(Agency agency, MailboxSettings settings) {
		Set<String> names = new TreeSet<>(settings.folders());
		names.addAll(Set.of(settings.processed(), settings.problem()));
		try (Store store = this.connection.open(settings, settings.timeout())) {
			long count = 0;
			for (String name : names) {
				count += count(store.getFolder(name));
			}
			return count;
		}
		catch (MessagingException ex) {
			throw new MailboxException("the mails of " + settings.key(agency.id()) + " cannot be counted",
					MailboxTrouble.of(ex));
		}
	}

	private static long count(Folder folder) throws MessagingException {
		if (!folder.exists()) {
			return 0;
		}
		folder.open(Folder.READ_ONLY);
		try {
			return folder.getMessageCount();
		}
		finally {
			folder.close(false);
		}
	}

}

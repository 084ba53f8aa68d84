package org.greffier.intake;

import java.util.function.BooleanSupplier;

import jakarta.mail.MessagingException;
import org.greffier.casefile.Envelopes;
import org.greffier.catalogue.Inbox;
import org.greffier.safe.AccessTokens;
import org.greffier.safe.WriteBarrier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Brings every mail of a folder into the ledger once, and moves it on the server when it
 * was opened. The work list is the folder's UIDs minus the ledger's, so neither a mail
 * that somebody read nor one that failed before is passed over (FAULTS I-07, MAIL row
 * 51). Order of each: fetch, commit, open, move, confirm; a crash anywhere is mended by
 * the next look (FAULTS C-01 to C-03).
 */
public final class Collector {

	private static final Logger LOG = LoggerFactory.getLogger(Collector.class);

	/** How often one look connects again after the connection broke. */
	private static final int CONNECTIONS = 5;

	private final Envelopes envelopes;

	private final TransactionOperations transaction;

	private final WriteBarrier barrier;

	private final ImapConnection connection;

	/**
	 * Makes a collector.
	 * @param transaction in which one mail is recorded; committed before it is moved
	 * @param barrier passed before a mail is moved
	 * @param tokens by which mailboxes are signed in to
	 */
	public Collector(Envelopes envelopes, TransactionOperations transaction, WriteBarrier barrier,
			AccessTokens tokens) {
		this.envelopes = envelopes;
		this.transaction = transaction;
		this.barrier = barrier;
		this.connection = new ImapConnection(tokens);
	}

	/**
	 * Brings in what is new. The caller holds the body's lease.
	 * @param interrupted asked before each mail: whether to leave the rest
	 * @return what was found; not {@code complete} when the server or a mail failed
	 * @throws MailboxException if the mailbox cannot be opened at all
	 */
	public Collected collect(Inbox inbox, BooleanSupplier interrupted) {
		CollectPass pass = new CollectPass(inbox, this.envelopes, this.transaction, interrupted);
		return connected(inbox, pass::look) ? pass.counts() : pass.brokenOff();
	}

	/**
	 * Moves what was opened or parked to its folder. The caller holds the body's lease.
	 * @param interrupted asked before each batch of mails: whether to leave the rest
	 * @return whether nothing is left that could be moved
	 * @throws MailboxException if the mailbox cannot be opened at all
	 */
	public boolean file(Inbox inbox, BooleanSupplier interrupted) {
		FilingPass pass = new FilingPass(inbox, this.envelopes, this.transaction, this.barrier, interrupted);
		return connected(inbox, pass::file) && pass.complete();
	}

	/** Whether the work came to its end over one of the connections. */
	private boolean connected(Inbox inbox, Work work) {
		boolean begun = false;
		for (int connection = 1; connection <= CONNECTIONS; connection++) {
			try (ImapMailbox mailbox = ImapMailbox.open(this.connection, inbox)) {
				begun = true;
				work.in(mailbox);
				return true;
			}
			catch (MessagingException ex) {
				MailboxTrouble trouble = MailboxTrouble.of(ex);
				if (!begun) {
					throw new MailboxException("the mailbox " + inbox.key() + " cannot be opened", trouble);
				}
				if (trouble == MailboxTrouble.BUSY) {
					LOG.warn("collect {}: the server refuses for now; the next look goes on", inbox);
					return false;
				}
				LOG.warn("collect {}: the connection broke ({} of {})", inbox, connection, CONNECTIONS);
			}
		}
		return false;
	}

	@FunctionalInterface
	private interface Work {

		void in(ImapMailbox mailbox) throws MessagingException;

	}

}

package org.greffier.intake;

import jakarta.mail.MessagingException;
import org.greffier.casefile.Envelopes;
import org.greffier.catalogue.Agency;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Brings every mail of a body's folder into the ledger once, then moves it on the server.
 * The work list is the folder's UIDs minus the ledger's, so neither a mail that somebody
 * read nor one that failed before is passed over (FAULTS I-07, MAIL row 51). Order of
 * each: fetch, commit, move, confirm; a crash anywhere is mended by the next look (FAULTS
 * C-01 to C-03).
 */
public final class Collector {

	private static final Logger LOG = LoggerFactory.getLogger(Collector.class);

	/** How often one look connects again after the connection broke. */
	private static final int CONNECTIONS = 3;

	private final Envelopes envelopes;

	private final TransactionOperations transaction;

	/**
	 * Makes a collector.
	 * @param transaction in which one mail is recorded; committed before it is moved
	 */
	public Collector(Envelopes envelopes, TransactionOperations transaction) {
		this.envelopes = envelopes;
		this.transaction = transaction;
	}

	/**
	 * Looks once. The caller holds the mailbox's lease.
	 * @return what was found; not {@code complete} when the server or a mail failed
	 * @throws MailboxException if the mailbox cannot be opened at all
	 */
	public Collected collect(Agency agency) {
		CollectPass pass = new CollectPass(agency, this.envelopes, this.transaction);
		for (int connection = 1; connection <= CONNECTIONS; connection++) {
			try (ImapMailbox mailbox = ImapMailbox.open(agency.mailbox())) {
				pass.look(mailbox);
				return pass.counts();
			}
			catch (MessagingException ex) {
				if (!pass.hasBegun()) {
					throw new MailboxException(
							"the mailbox of " + agency.id() + " cannot be opened: " + ex.getClass().getSimpleName());
				}
				LOG.warn("collect {}: the connection broke ({} of {})", agency.id(), connection, CONNECTIONS);
			}
		}
		return pass.brokenOff();
	}

}

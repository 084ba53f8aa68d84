package org.greffier.intake;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;

import jakarta.mail.MessagingException;
import org.greffier.casefile.Envelopes;
import org.greffier.catalogue.Agency;
import org.greffier.catalogue.MailboxSettings;
import org.greffier.safe.Failpoint;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Moves every mail that the ledger has and that was opened out of the folder where mails
 * come in: what is parked to the body's problem folder, the rest to the processed one.
 * <p>
 * Where the server has no MOVE, a mail is copied, the ledger learns that it arrived, and
 * only then is the one that is left taken away by UID EXPUNGE; what stayed behind because
 * that failed is taken away by the next look and never copied again (FAULTS I-13). Where
 * it has no UIDPLUS either, every mail stays where it is: a plain EXPUNGE would take what
 * other clients marked, and a copy would make two of one mail. The ledger alone then says
 * what is done.
 */
final class FilingPass {

	private static final Logger LOG = LoggerFactory.getLogger(FilingPass.class);

	private final Agency agency;

	private final MailboxSettings settings;

	private final Envelopes envelopes;

	private final TransactionOperations transaction;

	private final BooleanSupplier interrupted;

	private long uidValidity;

	private boolean complete = true;

	FilingPass(Agency agency, Envelopes envelopes, TransactionOperations transaction, BooleanSupplier interrupted) {
		this.agency = agency;
		this.settings = agency.mailbox();
		this.envelopes = envelopes;
		this.transaction = transaction;
		this.interrupted = interrupted;
	}

	/** Whether nothing failed: what did is filed by the next look. */
	boolean complete() {
		return this.complete;
	}

	/**
	 * Files what there is to file.
	 * @throws MessagingException if the connection broke: file again over another
	 */
	void file(ImapMailbox mailbox) throws MessagingException {
		boolean moves = mailbox.canMove();
		if (!moves && !mailbox.canRemove()) {
			LOG.warn("file {}: the server has neither MOVE nor UIDPLUS, mails stay where they came in",
					this.agency.id());
			return;
		}
		this.uidValidity = mailbox.uidValidity();
		Set<Long> present = new HashSet<>(mailbox.uids());
		if (!moves) {
			takeAwayWhatWasCopied(mailbox, present);
		}
		Map<Long, Boolean> parked = this.envelopes.notMoved(mailboxName(), this.settings.folder(), this.uidValidity);
		for (Map.Entry<Long, Boolean> mail : parked.entrySet()) {
			String target = mail.getValue() ? this.settings.problem() : this.settings.processed();
			each(mailbox, mail.getKey(), (uid) -> {
				if (!present.contains(uid)) {
					confirm(uid);
				}
				else if (moves) {
					move(mailbox, uid, target);
				}
				else {
					mailbox.copy(uid, target);
					confirm(uid);
					takeAway(mailbox, uid);
				}
			});
		}
	}

	private void takeAwayWhatWasCopied(ImapMailbox mailbox, Set<Long> present) throws MessagingException {
		Set<Long> copied = new HashSet<>(this.envelopes.moved(mailboxName(), this.settings.folder(), this.uidValidity));
		copied.retainAll(present);
		for (long uid : copied) {
			each(mailbox, uid, (left) -> takeAway(mailbox, left));
		}
	}

	/** One mail that fails stops no other. */
	private void each(ImapMailbox mailbox, long uid, Work work) throws MessagingException {
		if (this.interrupted.getAsBoolean()) {
			this.complete = false;
			return;
		}
		try {
			work.on(uid);
		}
		catch (MessagingException ex) {
			failed(uid, ex.getClass().getName());
			mailbox.check();
		}
	}

	private void move(ImapMailbox mailbox, long uid, String target) throws MessagingException {
		if (mailbox.move(uid, target)) {
			Failpoint.reached("C-03");
			confirm(uid);
		}
		else {
			failed(uid, "an answer that it was, but it was not");
		}
	}

	private void takeAway(ImapMailbox mailbox, long uid) throws MessagingException {
		if (!mailbox.remove(uid)) {
			failed(uid, "an answer that it was, but it was not");
		}
	}

	private void failed(long uid, String why) {
		this.complete = false;
		LOG.warn("file {}: uid {}/{} is in the ledger and could not be moved: {}", this.agency.id(), this.uidValidity,
				uid, why);
	}

	private void confirm(long uid) {
		this.transaction.executeWithoutResult(
				(status) -> this.envelopes.confirmMoved(mailboxName(), this.settings.folder(), this.uidValidity, uid));
	}

	private String mailboxName() {
		return Collector.mailboxName(this.agency);
	}

	@FunctionalInterface
	private interface Work {

		void on(long uid) throws MessagingException;

	}

}

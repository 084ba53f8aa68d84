package org.greffier.intake;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;

import jakarta.mail.MessagingException;
import org.greffier.casefile.Envelopes;
import org.greffier.casefile.LedgerFolder;
import org.greffier.catalogue.Inbox;
import org.greffier.safe.Failpoint;
import org.greffier.safe.WriteBarrier;
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

	/** Mails that are moved with one command. */
	private static final int BATCH = 50;

	private final Inbox inbox;

	private final Envelopes envelopes;

	private final TransactionOperations transaction;

	private final WriteBarrier barrier;

	private final BooleanSupplier interrupted;

	private long uidValidity;

	private boolean complete = true;

	FilingPass(Inbox inbox, Envelopes envelopes, TransactionOperations transaction, WriteBarrier barrier,
			BooleanSupplier interrupted) {
		this.inbox = inbox;
		this.envelopes = envelopes;
		this.transaction = transaction;
		this.barrier = barrier;
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
			LOG.warn("file {}: the server has neither MOVE nor UIDPLUS, mails stay where they came in", this.inbox);
			return;
		}
		this.uidValidity = mailbox.uidValidity();
		Set<Long> present = new HashSet<>(mailbox.uids());
		if (!moves) {
			takeAwayWhatWasCopied(mailbox, present);
		}
		Map<Long, Boolean> parked = ledger().notMoved();
		this.barrier.pass();
		confirm(parked.keySet().stream().filter((uid) -> !present.contains(uid)).toList());
		for (boolean problem : new boolean[] { false, true }) {
			List<Long> uids = parked.keySet()
				.stream()
				.filter((uid) -> present.contains(uid) && problem == parked.getOrDefault(uid, false))
				.toList();
			String target = problem ? this.inbox.mailbox().problem() : this.inbox.mailbox().processed();
			for (int from = 0; from < uids.size(); from += BATCH) {
				List<Long> batch = uids.subList(from, Math.min(uids.size(), from + BATCH));
				if (moves) {
					move(mailbox, batch, target);
				}
				else {
					copy(mailbox, batch, target);
				}
			}
		}
	}

	private void takeAwayWhatWasCopied(ImapMailbox mailbox, Set<Long> present) throws MessagingException {
		Set<Long> copied = new HashSet<>(ledger().moved());
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
			refuseToInsist(ex);
			failed(uid, ex.getClass().getName());
			mailbox.check();
		}
	}

	/** A batch that the server refuses is tried again mail by mail. */
	private void move(ImapMailbox mailbox, List<Long> batch, String target) throws MessagingException {
		if (this.interrupted.getAsBoolean()) {
			this.complete = false;
			return;
		}
		try {
			Set<Long> left = mailbox.move(batch, target);
			Failpoint.reached("C-03");
			confirm(batch.stream().filter((uid) -> !left.contains(uid)).toList());
			left.forEach((uid) -> failed(uid, "an answer that it was, but it was not"));
		}
		catch (MessagingException ex) {
			refuseToInsist(ex);
			mailbox.check();
			if (batch.size() == 1) {
				failed(batch.get(0), ex.getClass().getName());
			}
			else {
				for (long uid : batch) {
					move(mailbox, List.of(uid), target);
				}
			}
		}
	}

	/** A server that has enough of us is left alone until the next look. */
	private static void refuseToInsist(MessagingException thrown) throws MessagingException {
		if (MailboxTrouble.of(thrown) == MailboxTrouble.BUSY) {
			throw thrown;
		}
	}

	private void copy(ImapMailbox mailbox, List<Long> batch, String target) throws MessagingException {
		for (long next : batch) {
			each(mailbox, next, (uid) -> {
				mailbox.copy(uid, target);
				confirm(List.of(uid));
				this.barrier.pass();
				takeAway(mailbox, uid);
			});
		}
	}

	private void takeAway(ImapMailbox mailbox, long uid) throws MessagingException {
		if (!mailbox.remove(uid)) {
			failed(uid, "an answer that it was, but it was not");
		}
	}

	private void failed(long uid, String why) {
		this.complete = false;
		LOG.warn("file {}: uid {}/{} is in the ledger and could not be moved: {}", this.inbox, this.uidValidity, uid,
				why);
	}

	private void confirm(List<Long> uids) {
		if (!uids.isEmpty()) {
			this.transaction.executeWithoutResult((status) -> ledger().confirmMoved(uids));
		}
	}

	private LedgerFolder ledger() {
		return this.envelopes.folder(this.inbox.key(), this.inbox.folder(), this.uidValidity);
	}

	@FunctionalInterface
	private interface Work {

		void on(long uid) throws MessagingException;

	}

}

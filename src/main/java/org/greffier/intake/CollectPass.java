package org.greffier.intake;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;

import jakarta.mail.MessagingException;
import org.greffier.casefile.Envelopes;
import org.greffier.casefile.NewEnvelope;
import org.greffier.catalogue.Agency;
import org.greffier.catalogue.Inbox;
import org.greffier.form.EnvelopeId;
import org.greffier.intake.ImapMailbox.Listed;
import org.greffier.intake.mime.HeaderFields;
import org.greffier.intake.mime.MimeLimitException;
import org.greffier.safe.Failpoint;
import org.greffier.safe.LeaseLostException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionOperations;

/** One look at one folder, over one or more connections. */
final class CollectPass {

	private static final Logger LOG = LoggerFactory.getLogger(CollectPass.class);

	/** Mails whose sizes are asked for at once. */
	private static final int PAGE = 200;

	/** After so many failures one after the other the rest waits for the next look. */
	private static final int FAILURES = 5;

	/** What is fetched of a mail that is too large: enough to answer it (MAIL row 20). */
	private static final int HEADER_BYTES = 256 * 1_024;

	private final Inbox inbox;

	private final Agency agency;

	private final Envelopes envelopes;

	private final TransactionOperations transaction;

	private final BooleanSupplier interrupted;

	private final Set<Long> failed = new HashSet<>();

	/** Those that were under way when a connection broke. */
	private final Set<Long> suspect = new HashSet<>();

	private long uidValidity = -1;

	private int onServer;

	private int recorded;

	private int known;

	private int tooLarge;

	private int vanished;

	private int failuresInARow;

	private boolean complete = true;

	CollectPass(Inbox inbox, Envelopes envelopes, TransactionOperations transaction, BooleanSupplier interrupted) {
		this.inbox = inbox;
		this.agency = inbox.agency();
		this.envelopes = envelopes;
		this.transaction = transaction;
		this.interrupted = interrupted;
	}

	private boolean hasBegun() {
		return this.uidValidity >= 0;
	}

	Collected counts() {
		return new Collected(this.onServer, this.recorded, this.known, this.tooLarge, this.vanished, this.complete);
	}

	Collected brokenOff() {
		this.complete = false;
		return counts();
	}

	/**
	 * Takes what the ledger lacks.
	 * @throws MessagingException if the connection broke: look again over another
	 */
	void look(ImapMailbox mailbox) throws MessagingException {
		long validity = mailbox.uidValidity();
		List<Long> uids = mailbox.uids();
		Set<Long> ledger = this.envelopes.folder(this.inbox.key(), this.inbox.folder(), validity).uids();
		if (!hasBegun()) {
			this.onServer = uids.size();
			this.known = (int) uids.stream().filter(ledger::contains).count();
		}
		else if (validity != this.uidValidity) {
			// The folder was made anew under us: its UIDs mean other mails now.
			this.complete = false;
			return;
		}
		this.uidValidity = validity;
		List<Long> work = uids.stream().filter((uid) -> !ledger.contains(uid) && !this.failed.contains(uid)).toList();
		for (int from = 0; from < work.size(); from += PAGE) {
			List<Long> page = work.subList(from, Math.min(work.size(), from + PAGE));
			if (!take(mailbox, page)) {
				this.complete = false;
				return;
			}
		}
	}

	/** Takes a page; false when too much fails to go on, or the house ends. */
	private boolean take(ImapMailbox mailbox, List<Long> page) throws MessagingException {
		List<Listed> listed = mailbox.list(page);
		this.vanished += page.size() - listed.size();
		for (Listed mail : listed) {
			if (this.interrupted.getAsBoolean()) {
				return false;
			}
			try {
				take(mailbox, mail);
				this.failuresInARow = 0;
			}
			catch (MessagingException ex) {
				if (MailboxTrouble.of(ex) == MailboxTrouble.BUSY) {
					// No mail is to blame, and asking for the next makes it worse.
					throw ex;
				}
				if (isBroken(mailbox) && this.suspect.add(mail.uid())) {
					// Perhaps not by this mail: servers end a connection whose token ran
					// out.
					throw ex;
				}
				fail(mail.uid(), ex);
				mailbox.check();
			}
			catch (LeaseLostException ex) {
				// Another run has the mailbox: nothing of this pass may go on.
				throw ex;
			}
			catch (RuntimeException ex) {
				fail(mail.uid(), ex);
			}
			if (this.failuresInARow >= FAILURES) {
				return false;
			}
		}
		return true;
	}

	private static boolean isBroken(ImapMailbox mailbox) {
		try {
			mailbox.check();
			return false;
		}
		catch (MessagingException ex) {
			return true;
		}
	}

	private void fail(long uid, Exception ex) {
		this.failed.add(uid);
		this.failuresInARow++;
		this.complete = false;
		LOG.warn("collect {}: uid {}/{} failed with {}", this.inbox, this.uidValidity, uid, ex.getClass().getName());
	}

	private void take(ImapMailbox mailbox, Listed mail) throws MessagingException {
		Optional<NewEnvelope> fetched = (mail.size() > this.agency.limits().mailBytes())
				? mailbox.header(mail.uid(), HEADER_BYTES).map((header) -> headerOnly(mail, header))
				: mailbox.body(mail).map((raw) -> envelope(mail, raw));
		if (fetched.isEmpty()) {
			this.vanished++;
			return;
		}
		Failpoint.reached("C-01");
		NewEnvelope envelope = fetched.get();
		Optional<EnvelopeId> id = record(envelope);
		Failpoint.reached("C-02");
		if (id.isPresent()) {
			this.recorded++;
			this.tooLarge += isHeaderOnly(envelope) ? 1 : 0;
		}
		else {
			this.known++;
		}
	}

	private Optional<EnvelopeId> record(NewEnvelope envelope) {
		Optional<EnvelopeId> id = this.transaction.execute((status) -> this.envelopes.record(envelope));
		return (id != null) ? id : Optional.empty();
	}

	private NewEnvelope envelope(Listed mail, byte[] raw) {
		if (raw.length > this.agency.limits().mailBytes()) {
			return headerOnly(mail, Arrays.copyOf(raw, HEADER_BYTES));
		}
		byte[] kept = ReturnedLetters.strip(raw, this.agency).orElse(raw);
		return new NewEnvelope(this.agency.id(), this.inbox.key(), this.inbox.folder(), this.uidValidity, mail.uid(),
				messageId(raw), Optional.of(sha256(raw)),
				SentContent.digest(raw, MailContent.limits(this.agency.limits())), raw.length, mail.receivedAt(),
				Optional.of(kept));
	}

	private NewEnvelope headerOnly(Listed mail, byte[] start) {
		byte[] header = HeaderFields.section(start);
		return new NewEnvelope(this.agency.id(), this.inbox.key(), this.inbox.folder(), this.uidValidity, mail.uid(),
				messageId(header), Optional.of("header:" + sha256(header)), Optional.empty(), mail.size(),
				mail.receivedAt(), Optional.of(header));
	}

	private static boolean isHeaderOnly(NewEnvelope envelope) {
		return envelope.sha256().filter((digest) -> digest.startsWith("header:")).isPresent();
	}

	private Optional<String> messageId(byte[] raw) {
		try {
			return HeaderFields.of(raw, MailContent.limits(this.agency.limits())).first("Message-ID");
		}
		catch (MimeLimitException ex) {
			return Optional.empty();
		}
	}

	private static String sha256(byte[] bytes) {
		try {
			return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("the platform lacks SHA-256", ex);
		}
	}

}

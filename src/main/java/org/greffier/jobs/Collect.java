package org.greffier.jobs;

import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

import org.greffier.casefile.StoredForm;
import org.greffier.catalogue.Agency;
import org.greffier.catalogue.Inbox;
import org.greffier.catalogue.MailboxSettings;
import org.greffier.delivery.Bounced;
import org.greffier.delivery.Bounces;
import org.greffier.form.Envelope;
import org.greffier.form.EnvelopeId;
import org.greffier.form.EnvelopeStatus;
import org.greffier.intake.Collected;
import org.greffier.intake.MailboxException;
import org.greffier.intake.MailboxTrouble;
import org.greffier.intake.Opened;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Step one: every mail in every mailbox of the body comes into the ledger, then every
 * envelope is opened and cut into forms, then its mail is moved on the server. One that
 * cannot be opened is tried as often as the body allows and then parked. A bounce of a
 * letter of ours makes its form undeliverable; other notices and read receipts are noted.
 */
final class Collect implements NightStep {

	static final String INCOMPLETE = "incomplete";

	private static final Logger log = LoggerFactory.getLogger(Collect.class);

	private static final String ACTOR = "job:collect";

	private final NightSteps.Intake intake;

	private final NightSteps.Ledger ledger;

	private final Bounces bounces;

	private final Voiding voiding;

	private final FencedTransactions transactions;

	Collect(NightSteps.Intake intake, NightSteps.Ledger ledger, Bounces bounces, Voiding voiding,
			FencedTransactions transactions) {
		this.intake = intake;
		this.ledger = ledger;
		this.bounces = bounces;
		this.voiding = voiding;
		this.transactions = transactions;
	}

	@Override
	public String name() {
		return "collect";
	}

	@Override
	public void run(Night night) {
		List<Look> fetched = night.agency()
			.inboxes()
			.stream()
			.map((inbox) -> look(night, inbox, () -> fetch(night, inbox)))
			.toList();
		try (Lanes lanes = new Lanes(night, this.transactions, Lanes.LARGE)) {
			Pages.together(night,
					(limit) -> this.ledger.envelopes().inState(night.agency().id(), EnvelopeStatus.RECEIVED, limit),
					Envelope::id, (page) -> lanes.each(page, (envelope) -> open(night, envelope)));
		}
		Stream<Look> filed = fetched.stream()
			.filter(Look::wasOpen)
			.map(Look::inbox)
			.map((inbox) -> look(night, inbox, () -> this.intake.collector().file(inbox, night.interrupted())));
		remember(night, Stream.concat(fetched.stream(), filed).toList());
	}

	/** A look that the end of the house cut short says nothing about a mailbox. */
	private void remember(Night night, List<Look> looks) {
		Agency agency = night.agency();
		if (!night.interrupted().getAsBoolean()) {
			for (MailboxSettings mailbox : agency.mailboxes()) {
				Optional<MailboxTrouble> first = looks.stream()
					.filter((look) -> look.inbox().mailbox().equals(mailbox))
					.flatMap((look) -> look.trouble().stream())
					.findFirst();
				this.transactions.run(() -> this.intake.health().looked(agency.id(), mailbox.key(agency.id()), first));
			}
		}
	}

	private boolean fetch(Night night, Inbox inbox) {
		Collected collected = this.intake.collector().collect(inbox, night.interrupted());
		night.counts().add(name(), "on server", collected.onServer());
		night.counts().add(name(), "recorded", collected.recorded());
		night.counts().add(name(), "known", collected.known());
		night.counts().add(name(), "too large", collected.tooLarge());
		night.counts().add(name(), "vanished", collected.vanished());
		return collected.complete();
	}

	/**
	 * A mailbox that does not answer stops nothing else: the others are read, and what
	 * was owed is still sent.
	 * @param work says whether it came to its end
	 */
	private Look look(Night night, Inbox inbox, BooleanSupplier work) {
		Optional<MailboxTrouble> trouble;
		try {
			trouble = work.getAsBoolean() ? Optional.empty() : Optional.of(MailboxTrouble.BROKEN_OFF);
		}
		catch (MailboxException ex) {
			log.error("mailbox {}: could not be read: {}", inbox, ex.trouble());
			trouble = Optional.of(ex.trouble());
		}
		catch (RuntimeException ex) {
			if (FencedTransactions.isOfTheHouse(ex)) {
				throw ex;
			}
			log.error("mailbox {}: could not be read", inbox, ex);
			trouble = Optional.of(MailboxTrouble.BROKEN_OFF);
		}
		night.counts().add(name(), INCOMPLETE, trouble.isPresent() ? 1 : 0);
		return new Look(inbox, trouble);
	}

	private void open(Night night, Envelope envelope) {
		int most = night.agency().limits().attempts();
		int tries = 0;
		while (tries < most) {
			tries = this.transactions.in(() -> this.ledger.envelopes().countAttempt(envelope.id()));
			if (tries > most) {
				break;
			}
			if (tryToOpen(night, envelope, tries)) {
				return;
			}
		}
		this.transactions.run(() -> this.ledger.envelopes()
			.move(envelope, EnvelopeStatus.PARKED, ACTOR, "not opened in " + most + " tries"));
		night.counts().add(name(), "parked", 1);
	}

	private boolean tryToOpen(Night night, Envelope envelope, int tries) {
		try {
			String word = this.transactions
				.in(() -> open(night, this.intake.opener().open(envelope, night.agency()), envelope.id()));
			night.counts().add(name(), word, 1);
			return true;
		}
		catch (RuntimeException ex) {
			if (FencedTransactions.isOfTheHouse(ex)) {
				throw ex;
			}
			log.warn("envelope {}: try {} to open it failed", envelope.id(), tries, ex);
			return false;
		}
	}

	private String open(Night night, Opened opened, EnvelopeId envelope) {
		return opened.fold((cut) -> "opened", (machine) -> {
			if (machine.mailClass().equals("bounce") || machine.mailClass().equals("receipt")) {
				matchNotice(night, envelope);
			}
			return "machine mail";
		}, (duplicate) -> "duplicates", (tooLarge) -> "too large to read", (parked) -> "parked",
				(unanswerable) -> "unanswerable");
	}

	/** What concerns no letter of ours changes nothing (MAIL rows 28 to 30). */
	private void matchNotice(Night night, EnvelopeId envelope) {
		this.ledger.documents()
			.mail(envelope)
			.flatMap((raw) -> this.bounces.match(night.agency().id(), raw))
			.ifPresent((bounced) -> {
				boolean failed = bounced.action() == Bounced.Action.FAILED;
				night.counts().add(name(), failed ? "bounces of ours" : "other notices of ours", 1);
				bounced.form()
					.map(this.ledger.forms()::get)
					.ifPresent((form) -> follow(night, form, bounced, envelope));
			});
	}

	private void follow(Night night, StoredForm form, Bounced bounced, EnvelopeId envelope) {
		if (bounced.voidsPair()) {
			this.voiding.undeliverable(form, ACTOR, "BOUNCED");
		}
		else if (bounced.losesNotice()) {
			this.voiding.noticeLost(form, ACTOR, "BOUNCED");
			night.counts().add(name(), Deliver.NOTICE_LOST, 1);
		}
		else {
			this.ledger.forms()
				.note(form, ACTOR, "form.notice", String.join(" ", bounced.kind().name(), bounced.action().name(),
						bounced.status(), "in envelope", envelope.toString()));
		}
	}

	/** What came of one look at a folder where mails come in. */
	private record Look(Inbox inbox, Optional<MailboxTrouble> trouble) {

		boolean wasOpen() {
			return this.trouble.filter((found) -> found != MailboxTrouble.BROKEN_OFF).isEmpty();
		}

	}

}

package org.greffier.jobs;

import java.time.Clock;
import java.util.List;

import org.greffier.casefile.Documents;
import org.greffier.casefile.Envelopes;
import org.greffier.casefile.Forms;
import org.greffier.casefile.Threads;
import org.greffier.catalogue.Catalogue;
import org.greffier.delivery.RepliedLetters;
import org.greffier.delivery.Bounces;
import org.greffier.delivery.Courier;
import org.greffier.delivery.Gate;
import org.greffier.delivery.Outbox;
import org.greffier.intake.Collector;
import org.greffier.intake.Opener;
import org.greffier.reading.Reader;
import org.greffier.registry.Accounts;
import org.greffier.registry.Activation;
import org.greffier.registry.Credentials;
import org.greffier.registry.Enrolment;
import org.greffier.registry.GrantorStatus;
import org.greffier.registry.Mandates;
import org.greffier.registry.Persons;
import org.greffier.registry.Terms;
import org.greffier.registry.Withdrawals;

/** The six steps of a night. */
public final class NightSteps {

	private final NightStep collect;

	private final NightStep read;

	private final NightStep decide;

	private final NightStep enrol;

	private final NightStep deliver;

	private final NightStep report;

	/**
	 * Puts the steps together from the stages.
	 * @param workers forms that are read at once
	 */
	public NightSteps(Ledger ledger, Intake intake, Reader reader, int workers, Registry registry, Post post,
			FactsOfForm facts, Reports reports, FencedTransactions transactions, Clock clock) {
		PartyLetters letters = new PartyLetters(post.outbox(), ledger.envelopes(), ledger.forms());
		Voiding voiding = new Voiding(ledger.forms(), post.outbox(), registry.credentials(), letters,
				new CurrentAddresses(ledger.forms(), post.outbox(), registry.accounts()), ledger.catalogue());
		Answers answers = new Answers(ledger, post.outbox(), post.gate());
		this.collect = new Collect(intake, ledger, post.bounces(), voiding, transactions);
		this.read = new Read(ledger.forms(), ledger.documents(), reader, transactions, workers);
		this.decide = new Decide(ledger, facts, answers,
				new Decide.Mails(new EarlierRequests(ledger, post.replied(), answers, transactions),
						new Holds(ledger, facts, post.replied(), answers, transactions),
						new WithdrawalMails(ledger, registry, post.outbox(), answers, transactions)),
				transactions);
		MandateLetters mandateLetters = new MandateLetters(ledger, registry.persons(), post.outbox());
		this.enrol = new Enrol(ledger.forms(), ledger.catalogue(), registry.enrolment(), letters, transactions,
				List.of(registry.batches()::check, new GrantorWatch(registry, mandateLetters, transactions)::check,
						new AccessEnds(registry.terms(), mandateLetters, transactions, clock)::check));
		this.deliver = new Deliver(post, registry, ledger, voiding,
				new Reissue(ledger, registry, post.outbox(), facts, transactions), transactions);
		this.report = new Report(intake.collector(), reports);
	}

	NightStep collect() {
		return this.collect;
	}

	NightStep read() {
		return this.read;
	}

	NightStep decide() {
		return this.decide;
	}

	NightStep enrol() {
		return this.enrol;
	}

	NightStep deliver() {
		return this.deliver;
	}

	NightStep report() {
		return this.report;
	}

	/** The catalogue and the ledger. */
	public record Ledger(Catalogue catalogue, Envelopes envelopes, Forms forms, Documents documents, Threads threads) {
	}

	/** What brings mails in, and what is known of the mailboxes. */
	public record Intake(Collector collector, Opener opener, MailboxHealth health) {
	}

	/** What enrols, and what becomes of accounts with time. */
	public record Registry(Enrolment enrolment, Persons persons, Accounts accounts, Withdrawals withdrawals,
			GrantorStatus grantors, Mandates mandates, Terms terms, BulkGrants batches, Credentials credentials,
			Activation activation) {
	}

	/** What sends. */
	public record Post(Outbox outbox, RepliedLetters replied, Courier courier, Bounces bounces, Gate gate) {
	}

}

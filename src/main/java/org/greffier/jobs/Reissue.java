package org.greffier.jobs;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.greffier.casefile.Forms;
import org.greffier.casefile.StoredForm;
import org.greffier.catalogue.Agency;
import org.greffier.catalogue.FormKind;
import org.greffier.delivery.LetterState;
import org.greffier.delivery.Outbox;
import org.greffier.form.AccountId;
import org.greffier.form.AgencyId;
import org.greffier.form.FindingCode;
import org.greffier.form.FormId;
import org.greffier.form.FormStatus;
import org.greffier.form.Party;
import org.greffier.form.Reading;
import org.greffier.form.Severity;
import org.greffier.registry.Enrolled;
import org.greffier.rules.Rules;

/**
 * Pairs of credentials that are void, and their re-issue: both halves again, with a new
 * password, to the same addresses or to one that a person corrected. A person asks for it
 * (RULES RAMQ-18, X-21); a job does so once by itself, when the mailbox was only full.
 */
public final class Reissue {

	/** Undeliverable forms that one call looks at. */
	private static final int MOST = 500;

	private final NightSteps.Ledger ledger;

	private final NightSteps.Registry registry;

	private final Outbox outbox;

	private final FactsOfForm facts;

	private final FencedTransactions transactions;

	private final PartyLetters letters;

	private final CurrentAddresses addresses;

	public Reissue(NightSteps.Ledger ledger, NightSteps.Registry registry, Outbox outbox, FactsOfForm facts,
			FencedTransactions transactions) {
		this.ledger = ledger;
		this.registry = registry;
		this.outbox = outbox;
		this.facts = facts;
		this.transactions = transactions;
		this.letters = new PartyLetters(outbox, ledger.envelopes(), ledger.forms());
		this.addresses = new CurrentAddresses(ledger.forms(), outbox, registry.accounts());
	}

	/** Why a person asks for it; a code, for the audit holds nothing personal. */
	public enum Reason {

		/** The party says that the address is right and works now. */
		ADDRESS_CONFIRMED,
		/** The party gave another address. */
		ADDRESS_CORRECTED,
		/** Out of time, lost, or void after too many failures. */
		PASSWORD_NEEDED

	}

	/**
	 * A form that waits for a person.
	 *
	 * @param number of its envelope, such as {@code REQ-2026-000123}
	 * @param why the pair is void: a code; empty when it is not, or there is none
	 * @param letters of the last round, without the addresses
	 */
	public record Waiting(FormId form, String number, FormStatus status, Optional<AccountId> account,
			Optional<String> why, List<LetterState> letters) {

		public Waiting {
			letters = List.copyOf(letters);
		}

	}

	/** The forms of a body that are undeliverable or whose pair is void. */
	public List<Waiting> waiting(AgencyId agency) {
		return this.transactions.in(() -> {
			Set<FormId> forms = new LinkedHashSet<>();
			this.ledger.forms().inState(agency, FormStatus.UNDELIVERABLE, MOST).forEach((form) -> forms.add(form.id()));
			forms.addAll(this.outbox.formsOf(agency, this.registry.credentials().voided(agency)));
			return forms.stream().map(this.ledger.forms()::get).filter(Reissue::isOpen).map(this::waiting).toList();
		});
	}

	/**
	 * Owes both halves of a void pair again.
	 * @param operator who asks, as the audit names people: letters, digits, dot, hyphen
	 * @param corrected the new address of a party whose address was wrong; empty for the
	 * same addresses
	 */
	public ReissueOutcome again(FormId id, String operator, Reason reason, Map<Party, String> corrected) {
		return again(id, "operator:" + operator, reason.name(), corrected);
	}

	/**
	 * Sends a pair again, once, that a full mailbox returned (MAIL row 28): both halves
	 * with a new password, when the body's wait is over. A second return is a person's.
	 * @return how many pairs are owed again
	 */
	int afterFullMailbox(Agency agency) {
		int owed = 0;
		for (FormId form : this.outbox.fullMailboxes(agency.id(), agency.sender().fullMailbox())) {
			owed += again(form, "job:deliver", "MAILBOX_WAS_FULL", Map.of()).fold((again) -> 1, (notVoid) -> 0,
					(underWay) -> 0, (unsuitable) -> 0);
		}
		return owed;
	}

	private ReissueOutcome again(FormId id, String actor, String reason, Map<Party, String> corrected) {
		return this.transactions.in(() -> {
			StoredForm form = this.ledger.forms().get(id);
			Optional<String> why = this.outbox.account(id).flatMap(this.registry.credentials()::whyVoid);
			if (!isOpen(form) || why.isEmpty() || !isNewest(form)) {
				return new ReissueOutcome.NotVoid(form.status());
			}
			Agency agency = this.ledger.catalogue().agency(form.agency());
			FormKind kind = form.kind().flatMap(this.ledger.catalogue()::kind).orElseThrow();
			Reading reading = this.addresses.reading(form, kind);
			for (Map.Entry<Party, String> address : corrected.entrySet()) {
				reading = reading.corrected(address.getKey().field("email"), address.getValue().strip());
			}
			List<FindingCode> against = corrected.isEmpty() ? List.of() : against(agency, kind, form, reading);
			if (!against.isEmpty()) {
				return new ReissueOutcome.Unsuitable(against);
			}
			if (!this.outbox.endRound(id)) {
				return new ReissueOutcome.UnderWay();
			}
			if (!corrected.isEmpty()) {
				this.registry.enrolment().sendTo(agency, kind, id, reading);
			}
			return owe(agency, kind, form, reading, actor, reason + " after " + why.get());
		});
	}

	private ReissueOutcome owe(Agency agency, FormKind kind, StoredForm form, Reading reading, String actor,
			String why) {
		Forms forms = this.ledger.forms();
		int round = this.outbox.lastRound(form.id()) + 1;
		Enrolled enrolled = this.registry.enrolment().enrol(agency, kind, form.id(), reading, form.receivedAt());
		this.letters.oweHalves(agency, kind, form, reading, enrolled, round);
		if (form.status() == FormStatus.DELIVERED) {
			forms.move(form, FormStatus.UNDELIVERABLE, actor, why);
		}
		boolean moved = forms.move(forms.get(form.id()), FormStatus.ENROLLED, actor,
				"re-issue, round " + round + ", " + why);
		if (!moved) {
			throw new IllegalStateException("form " + form.id() + " was moved by another: ask again");
		}
		return new ReissueOutcome.Owed(round);
	}

	/** What the rules have against the addresses; only what is noted passes. */
	private List<FindingCode> against(Agency agency, FormKind kind, StoredForm form, Reading reading) {
		Set<String> emails = Set.of(Party.GRANTOR.field("email").value(), Party.USER.field("email").value());
		return Rules.judge(kind, reading, this.facts.of(agency, kind, form, reading))
			.findings()
			.stream()
			.filter((finding) -> finding.severity() != Severity.NOTE)
			.filter((finding) -> finding.field().filter((field) -> emails.contains(field.value())).isPresent())
			.map((finding) -> finding.code())
			.distinct()
			.toList();
	}

	private Waiting waiting(StoredForm form) {
		Optional<AccountId> account = this.outbox.account(form.id());
		return new Waiting(form.id(), this.ledger.envelopes().get(form.envelope()).number(), form.status(), account,
				account.flatMap(this.registry.credentials()::whyVoid),
				this.outbox.lettersOfLastRound(form.envelope(), form.id()));
	}

	/**
	 * Whether this form's letters carry the account's credential, and no newer form's.
	 */
	private boolean isNewest(StoredForm form) {
		List<AccountId> account = this.outbox.account(form.id()).map(List::of).orElse(List.of());
		return this.outbox.formsOf(form.agency(), account).contains(form.id());
	}

	private static boolean isOpen(StoredForm form) {
		return form.status() == FormStatus.UNDELIVERABLE || form.status() == FormStatus.DELIVERED;
	}

}

package org.greffier.jobs;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import org.greffier.casefile.Answering;
import org.greffier.catalogue.Agency;
import org.greffier.catalogue.FormKind;
import org.greffier.catalogue.Withdrawal;
import org.greffier.delivery.Addressee;
import org.greffier.delivery.LetterContent;
import org.greffier.delivery.LetterLanguages;
import org.greffier.delivery.LetterOrder;
import org.greffier.delivery.Outbox;
import org.greffier.form.AccountId;
import org.greffier.form.Envelope;
import org.greffier.form.EnvelopeStatus;
import org.greffier.form.Finding;
import org.greffier.form.FindingCode;
import org.greffier.form.Party;
import org.greffier.intake.WrittenMail;
import org.greffier.registry.Persons;
import org.greffier.registry.RegisteredPerson;
import org.greffier.registry.Withdrawals;
import org.greffier.rules.WithdrawalText;

/**
 * Mails without a form that end accesses (RULES RAMQ-30). Only with its origin verified,
 * from an address that an accepted form gave for one of the two parties, and naming both
 * persons, the grantor's number and the user name; any other is answered with what it
 * must say, the same whatever was wrong.
 */
final class WithdrawalMails {

	private static final String ACTOR = "job:decide";

	private static final String ROW = "RAMQ-30";

	private final NightSteps.Ledger ledger;

	private final Persons persons;

	private final Withdrawals withdrawals;

	private final Outbox outbox;

	private final Answers answers;

	private final FencedTransactions transactions;

	WithdrawalMails(NightSteps.Ledger ledger, NightSteps.Registry registry, Outbox outbox, Answers answers,
			FencedTransactions transactions) {
		this.ledger = ledger;
		this.persons = registry.persons();
		this.withdrawals = registry.withdrawals();
		this.outbox = outbox;
		this.answers = answers;
		this.transactions = transactions;
	}

	/**
	 * Takes a mail without files as a request to end an access, if its subject says so
	 * and its origin was verified.
	 * @return whether it was one, and is answered
	 */
	boolean take(Night night, Envelope envelope) {
		Agency agency = night.agency();
		Optional<WrittenMail> mail = this.ledger.envelopes()
			.answering(envelope.id())
			.filter((answering) -> Answers.isAuthenticated(agency, answering))
			.flatMap((answering) -> this.ledger.documents().mail(envelope.id()))
			.flatMap((raw) -> WrittenMail.of(raw, agency));
		Optional<Withdrawal> asked = mail.flatMap((written) -> agency.withdrawals()
			.stream()
			.filter((withdrawal) -> WithdrawalText.hasSubject(written.subject(), withdrawal.subject()))
			.findFirst());
		asked.ifPresent((withdrawal) -> {
			boolean done = this.transactions.in(() -> answer(agency, envelope, mail.orElseThrow(), withdrawal));
			night.counts().add("decide", done ? "accesses withdrawn" : "withdrawals unclear", 1);
		});
		return asked.isPresent();
	}

	private boolean answer(Agency agency, Envelope envelope, WrittenMail mail, Withdrawal asked) {
		Optional<Ended> ended = agency.kinds()
			.values()
			.stream()
			.filter((kind) -> kind.grants().stream().anyMatch((grant) -> grant.name().equals(asked.choice())))
			.flatMap((kind) -> ended(agency, kind, mail, asked).stream())
			.findFirst();
		if (ended.isEmpty()) {
			this.answers.answer(agency, envelope, List.of(Finding.of(FindingCode.WITHDRAWAL_UNCLEAR, ROW)));
			return false;
		}
		this.withdrawals.withdraw(agency.id(), ended.get().account(), asked.choice().value(), ended.get().accesses(),
				ACTOR, String.join(",", ended.get().codes()) + " by envelope " + envelope.id());
		for (Party party : Party.values()) {
			owe(agency, envelope, ended.get(), party);
		}
		this.ledger.envelopes()
			.move(envelope, EnvelopeStatus.ANSWERED, ACTOR, "accesses of account " + ended.get().account() + " ended");
		return true;
	}

	/** What the mail ends, if all that it names belongs together. */
	private Optional<Ended> ended(Agency agency, FormKind kind, WrittenMail mail, Withdrawal asked) {
		Optional<RegisteredPerson> user = WithdrawalText.username(mail.text(), kind)
			.flatMap((username) -> this.persons.byUsername(agency.id(), username))
			.filter((person) -> isNamed(mail, person));
		if (user.isEmpty() || user.get().account().isEmpty()) {
			return Optional.empty();
		}
		AccountId account = user.get().account().get();
		List<Withdrawals.Held> held = this.withdrawals.held(account, asked.choice().value(), asked.codes());
		List<RegisteredPerson> grantors = held.stream()
			.map(Withdrawals.Held::grantor)
			.distinct()
			.map(this.persons::get)
			.filter((person) -> isNamed(mail, person) && isNumbered(agency, kind, mail, person))
			.filter((person) -> isAt(agency, mail, person) || isAt(agency, mail, user.get()))
			.toList();
		if (grantors.size() != 1) {
			return Optional.empty();
		}
		RegisteredPerson grantor = grantors.get(0);
		return Optional.of(new Ended(kind, account, grantor, user.get(),
				held.stream().filter((access) -> access.grantor().equals(grantor.person())).toList()));
	}

	private static boolean isNamed(WrittenMail mail, RegisteredPerson person) {
		return WithdrawalText.names(mail.text(), person.familyName(), person.givenName());
	}

	private boolean isNumbered(Agency agency, FormKind kind, WrittenMail mail, RegisteredPerson grantor) {
		Set<String> numbers = WithdrawalText.numbers(mail.text());
		return kind.fields()
			.values()
			.stream()
			.flatMap((field) -> field.mustBeIn().stream())
			.anyMatch((table) -> numbers.stream()
				.anyMatch((number) -> this.persons.isKnownAs(agency.id(), grantor.person(), table + ":" + number)));
	}

	private boolean isAt(Agency agency, WrittenMail mail, RegisteredPerson person) {
		return this.persons.isAt(agency.id(), person.person(), mail.from());
	}

	private void owe(Agency agency, Envelope envelope, Ended ended, Party party) {
		RegisteredPerson reader = (party == Party.GRANTOR) ? ended.grantor() : ended.user();
		LetterContent.About about = new LetterContent.About(ended.kind().name(), ended.codes(), name(ended.grantor()),
				name(ended.user()), true);
		reader.address()
			.ifPresent((address) -> this.outbox.owe(new LetterOrder(agency.id(), envelope.id(), envelope.number(),
					Optional.empty(), Optional.empty(), Addressee.of(party), 1, address,
					LetterLanguages.of(agency.answers(), List.of(),
							this.ledger.envelopes().answering(envelope.id()).flatMap(Answering::language)),
					new LetterContent.AccessWithdrawn(about, party), Optional.empty())));
	}

	private static String name(RegisteredPerson person) {
		return person.givenName() + " " + person.familyName();
	}

	/** The accesses that a mail ends. Holds personal data. */
	private record Ended(FormKind kind, AccountId account, RegisteredPerson grantor, RegisteredPerson user,
			List<Withdrawals.Held> accesses) {

		List<String> codes() {
			return this.accesses.stream().map(Withdrawals.Held::code).distinct().toList();
		}

		@Override
		public String toString() {
			return "Ended[" + this.account + ", " + this.accesses.size() + "]";
		}

	}

}

package org.greffier.jobs;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.greffier.casefile.Answering;
import org.greffier.casefile.StoredForm;
import org.greffier.catalogue.Agency;
import org.greffier.catalogue.FormKind;
import org.greffier.delivery.RepliedLetters;
import org.greffier.form.Envelope;
import org.greffier.form.EnvelopeStatus;
import org.greffier.form.FieldName;
import org.greffier.form.Finding;
import org.greffier.form.FindingCode;
import org.greffier.form.FormStatus;
import org.greffier.form.Party;
import org.greffier.form.Reading;
import org.greffier.form.Severity;
import org.greffier.form.Verdict;
import org.greffier.intake.WrittenMail;
import org.greffier.reading.ReadingJson;
import org.greffier.rules.Rules;

/**
 * Forms that wait for another address (RULES RAMQ-16, X-20). A reply by someone who was
 * asked, from the address where they were asked, gives it; the form is then judged again
 * by the same rules. What does not come in time ends.
 */
final class Holds {

	private static final String ACTOR = "job:decide";

	private static final String ROW = "RAMQ-16";

	/** After so many requests for another address a clerk looks. */
	private static final int MOST_ROUNDS = 3;

	private final NightSteps.Ledger ledger;

	private final FactsOfForm facts;

	private final RepliedLetters asked;

	private final Answers answers;

	private final FencedTransactions transactions;

	Holds(NightSteps.Ledger ledger, FactsOfForm facts, RepliedLetters asked, Answers answers,
			FencedTransactions transactions) {
		this.ledger = ledger;
		this.facts = facts;
		this.asked = asked;
		this.answers = answers;
		this.transactions = transactions;
	}

	/** Closes what nobody gave another address for in time, and says so. */
	void expire(Night night) {
		Agency agency = night.agency();
		Pages.each(night, (limit) -> this.ledger.forms().heldFor(agency.id(), agency.holds().longest(), limit),
				StoredForm::id, (form) -> {
					this.transactions.run(() -> {
						this.ledger.forms().move(form, FormStatus.EXPIRED, ACTOR, "no other address in time");
						this.answers.decided(agency, this.ledger.forms().get(form.id()));
					});
					night.counts().add("decide", "expired", 1);
				});
	}

	/**
	 * Takes a mail without files as the reply that a held form waits for, if it is one:
	 * its origin verified, from an address that was asked, and for one held form.
	 * @return whether it was one, and is answered
	 */
	boolean resume(Night night, Envelope envelope) {
		Agency agency = night.agency();
		Optional<Answering> mail = this.ledger.envelopes()
			.answering(envelope.id())
			.filter((answering) -> Answers.isAuthenticated(agency, answering));
		if (!agency.holds().byMail() || mail.isEmpty()) {
			return false;
		}
		Optional<WrittenMail> written = this.ledger.documents()
			.mail(envelope.id())
			.flatMap((raw) -> WrittenMail.of(raw, agency));
		Optional<RepliedLetters.Asked> asked = written.flatMap((text) -> asked(agency, mail.get(), text));
		asked.ifPresent((one) -> {
			Reply reply = new Reply(envelope, mail.get(), written.orElseThrow(), one);
			FormStatus status = this.transactions.in(() -> answer(agency, reply));
			night.counts().add("decide", "corrections " + status.name().toLowerCase(java.util.Locale.ROOT), 1);
		});
		return asked.isPresent();
	}

	private Optional<RepliedLetters.Asked> asked(Agency agency, Answering mail, WrittenMail written) {
		List<String> follows = Arrays.stream(mail.references().split(" ")).filter((id) -> !id.isEmpty()).toList();
		List<RepliedLetters.Asked> held = this.asked
			.of(agency.id(), written.from(), follows,
					RequestNumber.in(written.subject())
						.flatMap((number) -> this.ledger.envelopes().numbered(agency.id(), number)))
			.stream()
			.filter((asked) -> this.ledger.forms().get(asked.form()).status() == FormStatus.HELD)
			.toList();
		return (held.size() == 1) ? Optional.of(held.get(0)) : Optional.empty();
	}

	private FormStatus answer(Agency agency, Reply reply) {
		StoredForm form = this.ledger.forms().get(reply.asked().form());
		Reading reading = ReadingJson.read(this.ledger.forms().reading(form.id()).orElseThrow());
		FieldName field = Answers.shared(this.ledger.forms().findings(form.id())).field("email");
		Optional<String> address = address(agency, reading, reply.written());
		List<Finding> against = address.isEmpty()
				? List.of(new Finding(FindingCode.CORRECTION_UNCLEAR, Severity.HOLD, Optional.of(field), ROW, ""))
				: List.of();
		if (address.isPresent()) {
			Reading corrected = reading.corrected(field, address.get());
			Verdict verdict = judge(agency, form, corrected);
			against = against(verdict, field);
			if (against.isEmpty()) {
				settle(agency, form, corrected, verdict, field, reply);
			}
		}
		if (!against.isEmpty()) {
			ask(agency, form, against, reply);
		}
		this.ledger.envelopes()
			.move(reply.envelope(), EnvelopeStatus.ANSWERED, ACTOR, "another address for form " + form.id());
		return this.ledger.forms().get(form.id()).status();
	}

	private static Optional<String> address(Agency agency, Reading reading, WrittenMail written) {
		List<String> known = new ArrayList<>(List.of(agency.sender().address(), agency.sender().bounces()));
		Stream.of(Party.values()).flatMap((party) -> reading.value(party.field("email")).stream()).forEach(known::add);
		return CorrectedAddress.in(written.text(), known, written.from());
	}

	private Verdict judge(Agency agency, StoredForm form, Reading reading) {
		FormKind kind = form.kind().flatMap(this.ledger.catalogue()::kind).orElseThrow();
		return Rules.judge(kind, reading, this.facts.of(agency, kind, form, reading));
	}

	/**
	 * What refuses the new address: before it nothing refused the form, and it was held
	 * for the old one.
	 */
	private static List<Finding> against(Verdict verdict, FieldName field) {
		return verdict.findings()
			.stream()
			.filter((finding) -> finding.severity() == Severity.REFUSE
					|| (finding.severity() == Severity.HOLD && finding.field().filter(field::equals).isPresent()))
			.map((finding) -> new Finding(finding.code(), Severity.HOLD, Optional.of(field), finding.rule(),
					finding.detail()))
			.toList();
	}

	private void ask(Agency agency, StoredForm form, List<Finding> against, Reply reply) {
		int round = this.asked.rounds(form.id()) + 1;
		if (round > MOST_ROUNDS) {
			List<Finding> findings = against.stream().map((finding) -> finding.withSeverity(Severity.REVIEW)).toList();
			move(form, findings, FormStatus.IN_REVIEW, "asked " + MOST_ROUNDS + " times");
			this.answers.decided(agency, this.ledger.forms().get(form.id()), reply.to(1));
			return;
		}
		this.answers.askAgain(agency, form, against, reply.to(round));
	}

	private void settle(Agency agency, StoredForm form, Reading corrected, Verdict verdict, FieldName field,
			Reply reply) {
		List<Finding> findings = new ArrayList<>(verdict.findings());
		findings.add(Finding.of(FindingCode.ADDRESS_CORRECTED, ROW, field));
		this.ledger.forms().setReading(form.id(), ReadingJson.write(corrected), form.kind(), form.language());
		move(form, findings, verdict.status(), "address corrected by envelope " + reply.envelope().id());
		StoredForm settled = this.ledger.forms().get(form.id());
		if (settled.status() == FormStatus.HELD) {
			this.answers.hold(agency, settled, corrected, verdict.findings(), this.asked.rounds(form.id()) + 1);
		}
		else {
			this.answers.decided(agency, settled, reply.to(1));
		}
	}

	/** Through READ, as every form that is judged again. */
	private void move(StoredForm form, List<Finding> findings, FormStatus to, String why) {
		this.ledger.forms().move(form, FormStatus.READ, ACTOR, why);
		StoredForm read = this.ledger.forms().get(form.id());
		this.ledger.forms().setFindings(read, findings, ACTOR);
		this.ledger.forms()
			.move(read, to, ACTOR,
					String.join(",", findings.stream().map((finding) -> finding.code().name()).toList()));
	}

	/** A mail that replies to a request for another address. Holds personal data. */
	private record Reply(Envelope envelope, Answering mail, WrittenMail written, RepliedLetters.Asked asked) {

		Answers.Mailing to(int round) {
			return Answers.Mailing.reply(this.asked.addressee(), round, this.written.from(), this.mail);
		}

		@Override
		public String toString() {
			return "Reply[" + this.envelope.id() + "]";
		}

	}

}

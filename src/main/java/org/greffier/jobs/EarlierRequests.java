package org.greffier.jobs;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.greffier.casefile.Answering;
import org.greffier.casefile.StoredForm;
import org.greffier.catalogue.Agency;
import org.greffier.delivery.RepliedLetters;
import org.greffier.form.Envelope;
import org.greffier.form.EnvelopeId;
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
import org.greffier.rules.Addresses;

/**
 * What a mail does to the earlier request to whose letter it replies (MAIL rows 37 to
 * 39): it stands beside it; a question is left to a clerk; a form takes the place of one
 * that asks the same and is not decided yet. A mail is such a reply when its origin was
 * verified, its From is where the letter went, it refers to that letter, and its subject
 * bears that request's number alone. Anything less changes nothing of the earlier
 * request.
 */
final class EarlierRequests {

	private static final String ACTOR = "job:decide";

	private static final String ROW = "MAIL-37";

	private final NightSteps.Ledger ledger;

	private final RepliedLetters letters;

	private final Answers answers;

	private final FencedTransactions transactions;

	EarlierRequests(NightSteps.Ledger ledger, RepliedLetters letters, Answers answers,
			FencedTransactions transactions) {
		this.ledger = ledger;
		this.letters = letters;
		this.answers = answers;
		this.transactions = transactions;
	}

	/** Puts a mail beside the request to which it replies, if it does. */
	void join(Night night, Envelope envelope) {
		repliesTo(night.agency(), envelope).ifPresent((earlier) -> {
			this.transactions.run(() -> this.ledger.threads().join(envelope, earlier, ACTOR));
			night.counts().add("decide", "joined to a request", 1);
		});
	}

	private Optional<EnvelopeId> repliesTo(Agency agency, Envelope envelope) {
		return this.ledger.envelopes()
			.answering(envelope.id())
			.filter((mail) -> !mail.references().isEmpty() && Answers.isAuthenticated(agency, mail))
			.flatMap((mail) -> this.ledger.documents()
				.mail(envelope.id())
				.flatMap((raw) -> WrittenMail.of(raw, agency))
				.flatMap((written) -> repliesTo(agency, mail, written)))
			.filter((earlier) -> !earlier.equals(envelope.id()));
	}

	private Optional<EnvelopeId> repliesTo(Agency agency, Answering mail, WrittenMail written) {
		List<String> follows = Arrays.asList(mail.references().split(" "));
		return RequestNumber.in(written.subject())
			.flatMap((number) -> this.ledger.envelopes().numbered(agency.id(), number))
			.filter((earlier) -> this.letters.isReply(agency.id(), written.from(), follows, earlier));
	}

	/**
	 * Leaves a mail without files to a clerk, if it stands beside a request.
	 * @return whether it does
	 */
	boolean ask(Night night, Envelope envelope) {
		Optional<EnvelopeId> first = this.ledger.threads().first(envelope.id());
		first.ifPresent((request) -> {
			this.transactions.run(() -> this.answers.question(night.agency(), envelope, request));
			night.counts().add("decide", "questions", 1);
		});
		return first.isPresent();
	}

	/**
	 * Withdraws the undecided forms of the same thread whose place this form takes. Not
	 * when it is refused, for then the earlier one is still the better; nor when it gives
	 * another address with which nothing was wrong (FAULTS B-05). Call inside the form's
	 * transaction, and judge it again when a form was withdrawn.
	 * @param verdict on the form beside the earlier ones
	 * @return a note that it replaces one; empty when none was withdrawn
	 */
	Optional<Finding> replace(StoredForm form, Reading reading, Verdict verdict) {
		boolean asksTheSame = verdict.findings()
			.stream()
			.anyMatch((finding) -> finding.code() == FindingCode.REQUEST_DUPLICATE);
		if (!asksTheSame || verdict instanceof Verdict.Refused) {
			return Optional.empty();
		}
		List<StoredForm> replaced = this.ledger.threads()
			.openLike(form.id())
			.stream()
			.map(this.ledger.forms()::get)
			.filter((earlier) -> corrects(reading, earlier))
			.filter((earlier) -> this.ledger.forms()
				.move(earlier, FormStatus.WITHDRAWN, ACTOR, "replaced by form " + form.id()))
			.toList();
		replaced.forEach((earlier) -> this.ledger.forms().note(form, ACTOR, "form.replaces", "form " + earlier.id()));
		return replaced.stream()
			.findFirst()
			.map((earlier) -> this.ledger.envelopes().get(earlier.envelope()).number())
			.map((number) -> Finding.of(FindingCode.REPLACES_EARLIER, ROW).withDetail(number));
	}

	/** Whether every address that differs is one that something was wrong with. */
	private boolean corrects(Reading reading, StoredForm earlier) {
		Reading before = ReadingJson.read(this.ledger.forms().reading(earlier.id()).orElseThrow());
		List<FieldName> wrong = this.ledger.forms()
			.findings(earlier.id())
			.stream()
			.filter((finding) -> finding.severity() != Severity.NOTE)
			.flatMap((finding) -> finding.field().stream())
			.toList();
		return Stream.of(Party.values())
			.map((party) -> party.field("email"))
			.allMatch((field) -> wrong.contains(field) || address(before, field).equals(address(reading, field)));
	}

	private static Optional<String> address(Reading reading, FieldName field) {
		return reading.value(field).map((text) -> Addresses.canonical(text).orElse(text));
	}

}

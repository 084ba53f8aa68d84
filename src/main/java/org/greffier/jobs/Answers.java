package org.greffier.jobs;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.greffier.casefile.Answering;
import org.greffier.casefile.Envelopes;
import org.greffier.casefile.Forms;
import org.greffier.casefile.StoredForm;
import org.greffier.catalogue.Agency;
import org.greffier.delivery.Addressee;
import org.greffier.delivery.FileOutcome;
import org.greffier.delivery.Gate;
import org.greffier.delivery.LetterContent;
import org.greffier.delivery.LetterLanguages;
import org.greffier.delivery.LetterOrder;
import org.greffier.delivery.MailThread;
import org.greffier.delivery.Outbox;
import org.greffier.form.Envelope;
import org.greffier.form.EnvelopeStatus;
import org.greffier.form.Finding;
import org.greffier.form.FormStatus;
import org.greffier.form.KindVersion;
import org.greffier.form.Language;
import org.greffier.form.Party;
import org.greffier.form.Reading;

/**
 * The letters to a mail's sender: the one answer that lists every file (RULES X-03,
 * X-15), and the request for another address (RAMQ-16, X-20). What failed authentication
 * or may not be answered gets none. Call inside a transaction.
 */
final class Answers {

	private static final String ACTOR = "job:decide";

	private final Envelopes envelopes;

	private final Forms forms;

	private final Outbox outbox;

	private final Gate gate;

	Answers(Envelopes envelopes, Forms forms, Outbox outbox, Gate gate) {
		this.envelopes = envelopes;
		this.forms = forms;
		this.outbox = outbox;
		this.gate = gate;
	}

	/** Owes the answer and moves the envelope; once, however often it is called. */
	EnvelopeStatus answer(Agency agency, Envelope envelope, List<Finding> ofMail) {
		Optional<Answering> answering = answerable(agency, envelope);
		EnvelopeStatus to = answering.isPresent() ? EnvelopeStatus.ANSWERED : EnvelopeStatus.CLOSED_UNANSWERED;
		List<StoredForm> files = this.forms.ofEnvelope(envelope.id());
		if (!this.envelopes.move(envelope, to, ACTOR, files.size() + " files")) {
			return envelope.status();
		}
		answering.ifPresent((whom) -> {
			LetterContent.Answer content = new LetterContent.Answer(envelope.receivedAt(),
					files.stream().map(this::outcome).toList(), ofMail);
			owe(agency, envelope, Optional.empty(), Addressee.SENDER, whom.to().orElseThrow(), languages(files), whom,
					content);
		});
		return to;
	}

	/**
	 * Asks for an address of the person's own: the sender, and the other party at its own
	 * address where that one passed.
	 */
	void hold(Agency agency, StoredForm form, Reading reading, List<Finding> findings) {
		Envelope envelope = this.envelopes.get(form.envelope());
		Optional<Answering> answering = answerable(agency, envelope);
		if (answering.isEmpty()) {
			return;
		}
		Party shared = findings.stream()
			.filter((finding) -> finding.severity() == org.greffier.form.Severity.HOLD)
			.flatMap((finding) -> finding.field().stream())
			.map((field) -> Party.of(field.section()))
			.findFirst()
			.orElse(Party.USER);
		LetterContent.Hold content = new LetterContent.Hold(outcome(form, FormStatus.HELD, findings), shared);
		String sender = answering.get().to().orElseThrow();
		List<Language> language = languages(List.of(form));
		owe(agency, envelope, Optional.of(form), Addressee.SENDER, sender, language, answering.get(), content);
		Party other = shared.other();
		boolean passed = findings.stream()
			.flatMap((finding) -> finding.field().stream())
			.noneMatch((field) -> field.equals(other.field("email")));
		reading.value(other.field("email"))
			.filter((address) -> passed && !address.equalsIgnoreCase(sender))
			.ifPresent((address) -> owe(agency, envelope, Optional.of(form), Addressee.of(other), address, language,
					answering.get(), content));
	}

	private void owe(Agency agency, Envelope envelope, Optional<StoredForm> form, Addressee addressee, String to,
			List<Language> languages, Answering answering, LetterContent content) {
		Optional<MailThread> thread = (addressee == Addressee.SENDER)
				? answering.messageId().map((id) -> new MailThread(id, answering.references())) : Optional.empty();
		this.outbox.owe(new LetterOrder(agency.id(), envelope.id(), envelope.number(), form.map(StoredForm::id),
				Optional.empty(), addressee, 1, to,
				LetterLanguages.of(agency.answers(), languages, answering.language()), content, thread));
	}

	private Optional<Answering> answerable(Agency agency, Envelope envelope) {
		return this.envelopes.answering(envelope.id())
			.filter((answering) -> isAuthenticated(agency, answering))
			.filter((answering) -> answering.to().filter(this.gate::mayAnswer).isPresent());
	}

	/**
	 * Whether the mail's origin was verified, or need not be (RULES X-05; MAIL 40): no
	 * verdict counts as one that passed only where the body says so.
	 */
	static boolean isAuthenticated(Agency agency, Answering answering) {
		return answering.authentication().equals("pass")
				|| (answering.authentication().equals("none") && !agency.mailbox().authenticationRequired());
	}

	private FileOutcome outcome(StoredForm form) {
		return outcome(form, form.status(), this.forms.findings(form.id()));
	}

	private static FileOutcome outcome(StoredForm form, FormStatus status, List<Finding> findings) {
		return new FileOutcome(form.position(), form.fileName(), what(status), form.kind().map(KindVersion::kind),
				findings);
	}

	private static FileOutcome.What what(FormStatus status) {
		return switch (status) {
			case ACCEPTED, ENROLLED, DELIVERED, UNDELIVERABLE -> FileOutcome.What.ACCEPTED;
			case REFUSED -> FileOutcome.What.REFUSED;
			case HELD -> FileOutcome.What.HELD;
			case DUPLICATE -> FileOutcome.What.DUPLICATE;
			case RECEIVED, READ, IN_REVIEW, PARKED, EXPIRED, WITHDRAWN -> FileOutcome.What.WITH_CLERK;
		};
	}

	private static List<Language> languages(List<StoredForm> files) {
		List<Language> languages = new ArrayList<>();
		files.forEach((file) -> file.language().ifPresent(languages::add));
		return languages;
	}

}

package org.greffier.jobs;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.greffier.casefile.Answering;
import org.greffier.casefile.Envelopes;
import org.greffier.casefile.Forms;
import org.greffier.casefile.StoredForm;
import org.greffier.casefile.Threads;
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
import org.greffier.form.EnvelopeId;
import org.greffier.form.EnvelopeStatus;
import org.greffier.form.Finding;
import org.greffier.form.FormStatus;
import org.greffier.form.KindVersion;
import org.greffier.form.Language;
import org.greffier.form.Party;
import org.greffier.form.Reading;
import org.greffier.form.Severity;

/**
 * The letters to a mail's sender: the one answer that lists every file (RULES X-03,
 * X-15), and the request for another address (RAMQ-16, X-20). What failed authentication
 * or may not be answered gets none. Call inside a transaction.
 */
final class Answers {

	private static final String ACTOR = "job:decide";

	private final Envelopes envelopes;

	private final Forms forms;

	private final Threads threads;

	private final Outbox outbox;

	private final Gate gate;

	Answers(NightSteps.Ledger ledger, Outbox outbox, Gate gate) {
		this.envelopes = ledger.envelopes();
		this.forms = ledger.forms();
		this.threads = ledger.threads();
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
					files.stream().map(this::outcome).toList(), ofMail,
					this.threads.first(envelope.id()).map((first) -> this.envelopes.get(first).number()));
			owe(agency, envelope, Optional.empty(), Mailing.reply(Addressee.SENDER, 1, whom.to().orElseThrow(), whom),
					languages(files), content);
		});
		return to;
	}

	/**
	 * Leaves a reply without a form to a clerk, and says so (MAIL row 38); but not while
	 * another question of the same thread waits, so that thanks for the word that a
	 * question came is not answered with another.
	 * @param first the request that it is about
	 */
	void question(Agency agency, Envelope envelope, EnvelopeId first) {
		boolean told = this.threads.hasQuestion(first);
		String why = "no form, beside envelope " + first;
		if (!this.envelopes.move(envelope, EnvelopeStatus.QUESTION, ACTOR, why) || told) {
			return;
		}
		answerable(agency, envelope).ifPresent((whom) -> owe(agency, envelope, Optional.empty(),
				Mailing.reply(Addressee.SENDER, 1, whom.to().orElseThrow(), whom),
				languages(this.forms.ofEnvelope(first)), new LetterContent.Answer(envelope.receivedAt(), List.of(),
						List.of(), Optional.of(this.envelopes.get(first).number()))));
	}

	/**
	 * Asks for an address of the person's own: the sender, and the other party at its own
	 * address where that one passed.
	 * @param round 1, and one more when what was given instead does not pass either
	 */
	void hold(Agency agency, StoredForm form, Reading reading, List<Finding> findings, int round) {
		Envelope envelope = this.envelopes.get(form.envelope());
		Optional<Answering> answering = answerable(agency, envelope);
		if (answering.isEmpty()) {
			return;
		}
		Answering mail = answering.get();
		Party shared = shared(findings);
		LetterContent.Hold content = new LetterContent.Hold(outcome(form, FormStatus.HELD, findings), shared);
		String sender = mail.to().orElseThrow();
		List<Language> language = languages(List.of(form));
		owe(agency, envelope, Optional.of(form), Mailing.reply(Addressee.SENDER, round, sender, mail), language,
				content);
		Party other = shared.other();
		boolean passed = findings.stream()
			.flatMap((finding) -> finding.field().stream())
			.noneMatch((field) -> field.equals(other.field("email")));
		reading.value(other.field("email"))
			.filter((address) -> passed && !address.equalsIgnoreCase(sender))
			.ifPresent((address) -> owe(agency, envelope, Optional.of(form),
					new Mailing(Addressee.of(other), round, address, mail.language(), Optional.empty()), language,
					content));
	}

	/**
	 * Asks again, the one who replied alone, since what they gave does not pass.
	 * @param findings what speaks against it, each of severity hold
	 */
	void askAgain(Agency agency, StoredForm form, List<Finding> findings, Mailing whom) {
		owe(agency, this.envelopes.get(form.envelope()), Optional.of(form), whom, languages(List.of(form)),
				new LetterContent.Hold(outcome(form, FormStatus.HELD, findings), shared(findings)));
	}

	/** Tells what became of a form after the first answer, without a person. */
	void decided(Agency agency, StoredForm form, Mailing whom) {
		owe(agency, this.envelopes.get(form.envelope()), Optional.of(form), whom, languages(List.of(form)),
				new LetterContent.Decision(form.receivedAt(), outcome(form), true));
	}

	/** Tells the sender of the mail that a form came with, if that may be. */
	void decided(Agency agency, StoredForm form) {
		answerable(agency, this.envelopes.get(form.envelope())).ifPresent(
				(mail) -> decided(agency, form, Mailing.reply(Addressee.SENDER, 1, mail.to().orElseThrow(), mail)));
	}

	/** Whose address a held form waits for. */
	static Party shared(List<Finding> findings) {
		return findings.stream()
			.filter((finding) -> finding.severity() == Severity.HOLD)
			.flatMap((finding) -> finding.field().stream())
			.map((field) -> Party.of(field.section()))
			.findFirst()
			.orElse(Party.USER);
	}

	private void owe(Agency agency, Envelope envelope, Optional<StoredForm> form, Mailing whom,
			List<Language> languages, LetterContent content) {
		this.outbox.owe(new LetterOrder(agency.id(), envelope.id(), envelope.number(), form.map(StoredForm::id),
				Optional.empty(), whom.addressee(), whom.round(), whom.to(),
				LetterLanguages.of(agency.answers(), languages, whom.language()), content, whom.thread()));
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
				|| (answering.authentication().equals("none") && agency.takesUnverified());
	}

	private FileOutcome outcome(StoredForm form) {
		return (form.status() == FormStatus.DUPLICATE) ? sentAgain(form)
				: outcome(form, form.status(), this.forms.findings(form.id()));
	}

	/**
	 * A file that came before: refused again for the same, where it was refused (MAIL row
	 * 36), for that it came before would not say what to mend. One that was refused with
	 * its mail counts here, since this one was set aside before that was known.
	 */
	private FileOutcome sentAgain(StoredForm form) {
		Optional<StoredForm> first = this.forms.firstWithSameBytes(form.id()).map(this.forms::get);
		StoredForm told = first.filter((earlier) -> earlier.status() == FormStatus.REFUSED).orElse(form);
		return new FileOutcome(form.position(), form.fileName(), what(told.status()),
				told.kind().map(KindVersion::kind), this.forms.findings(told.id()),
				first.map((earlier) -> new FileOutcome.Earlier(this.envelopes.get(earlier.envelope()).number(),
						earlier.receivedAt())));
	}

	private static FileOutcome outcome(StoredForm form, FormStatus status, List<Finding> findings) {
		return new FileOutcome(form.position(), form.fileName(), what(status), form.kind().map(KindVersion::kind),
				findings, Optional.empty());
	}

	private static FileOutcome.What what(FormStatus status) {
		return switch (status) {
			case ACCEPTED, ENROLLED, DELIVERED, UNDELIVERABLE -> FileOutcome.What.ACCEPTED;
			case REFUSED -> FileOutcome.What.REFUSED;
			case HELD -> FileOutcome.What.HELD;
			case DUPLICATE -> FileOutcome.What.DUPLICATE;
			case EXPIRED -> FileOutcome.What.EXPIRED;
			case RECEIVED, READ, IN_REVIEW, PARKED, WITHDRAWN -> FileOutcome.What.WITH_CLERK;
		};
	}

	private static List<Language> languages(List<StoredForm> files) {
		List<Language> languages = new ArrayList<>();
		files.forEach((file) -> file.language().ifPresent(languages::add));
		return languages;
	}

	/**
	 * Whom one letter goes to. Holds personal data.
	 *
	 * @param language of the mail that it answers
	 * @param thread empty for a letter that answers no mail of its reader
	 */
	record Mailing(Addressee addressee, int round, String to, Optional<Language> language,
			Optional<MailThread> thread) {

		/** An answer to this mail. */
		static Mailing reply(Addressee addressee, int round, String to, Answering mail) {
			return new Mailing(addressee, round, to, mail.language(),
					mail.messageId().map((id) -> new MailThread(id, mail.references())));
		}

		@Override
		public String toString() {
			return "Mailing[" + this.addressee + ", " + this.round + "]";
		}

	}

}

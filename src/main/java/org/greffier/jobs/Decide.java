package org.greffier.jobs;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import org.greffier.casefile.Envelopes;
import org.greffier.casefile.Forms;
import org.greffier.casefile.StoredForm;
import org.greffier.catalogue.Catalogue;
import org.greffier.catalogue.FormKind;
import org.greffier.catalogue.Limits;
import org.greffier.form.Envelope;
import org.greffier.form.EnvelopeStatus;
import org.greffier.form.Finding;
import org.greffier.form.FindingCode;
import org.greffier.form.FormStatus;
import org.greffier.form.Reading;
import org.greffier.form.Verdict;
import org.greffier.reading.ReadingJson;
import org.greffier.rules.Rules;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Step three: every envelope whose files are all read or set aside is decided, one form a
 * transaction, and then answered once (RULES X-15). A mail that replies to a letter of
 * ours stands beside its request; one without a file may be the correction that a held
 * form waits for, or a question. A form that cannot be judged is parked, and the others
 * go on.
 */
final class Decide implements NightStep {

	private static final Logger log = LoggerFactory.getLogger(Decide.class);

	private static final String ACTOR = "job:decide";

	private final Envelopes envelopes;

	private final Forms forms;

	private final Catalogue catalogue;

	private final FactsOfForm facts;

	private final Answers answers;

	private final FencedTransactions transactions;

	private final Mails mails;

	/** What mails mean beside their files. */
	record Mails(EarlierRequests earlier, Holds holds, WithdrawalMails withdrawals) {
	}

	Decide(NightSteps.Ledger ledger, FactsOfForm facts, Answers answers, Mails mails, FencedTransactions transactions) {
		this.envelopes = ledger.envelopes();
		this.forms = ledger.forms();
		this.catalogue = ledger.catalogue();
		this.facts = facts;
		this.answers = answers;
		this.mails = mails;
		this.transactions = transactions;
	}

	@Override
	public String name() {
		return "decide";
	}

	@Override
	public void run(Night night) {
		this.mails.holds().expire(night);
		List<Finding> tooLarge = List.of(Finding.of(FindingCode.MAIL_TOO_LARGE, "MAIL-20")
			.withDetail(Limits.inMegabytes(night.agency().limits().mailBytes())));
		try (Lanes lanes = new Lanes(night, this.transactions, Lanes.USUAL)) {
			Pages.together(night, (limit) -> this.envelopes.inState(night.agency().id(), EnvelopeStatus.OPENED, limit),
					Envelope::id, (page) -> {
						List<Envelope> decided = page.stream().filter((envelope) -> decide(night, envelope)).toList();
						lanes.each(decided, (envelope) -> answer(night, envelope, ofMail(night, envelope)));
					});
			Pages.together(night,
					(limit) -> this.envelopes.inState(night.agency().id(), EnvelopeStatus.TOO_LARGE, limit),
					Envelope::id, (page) -> lanes.each(page, (envelope) -> answer(night, envelope, tooLarge)));
		}
	}

	/**
	 * Decides the forms of an envelope, in the order of their coming: a later one that
	 * asks the same is the duplicate.
	 * @return whether the envelope is to be answered
	 */
	private boolean decide(Night night, Envelope envelope) {
		if (night.interrupted().getAsBoolean()) {
			return false;
		}
		List<StoredForm> files = this.forms.ofEnvelope(envelope.id());
		if (!files.stream().allMatch((form) -> form.status().isPastReading())) {
			night.counts().add(name(), "waiting", 1);
			return false;
		}
		this.mails.earlier().join(night, envelope);
		if (files.isEmpty() && asksWithoutForm(night, envelope)) {
			return false;
		}
		List<StoredForm> open = files.stream().filter((form) -> form.status() == FormStatus.READ).toList();
		List<Verdict> refusing = refusing(night, files);
		refusing.add(Verdict.of(ofMail(night, files)));
		open.forEach((form) -> tryToDecide(night, form, refusing));
		return true;
	}

	/** Whether a mail without files is one that needs none; it is settled then. */
	private boolean asksWithoutForm(Night night, Envelope envelope) {
		return this.mails.holds().resume(night, envelope) || this.mails.withdrawals().take(night, envelope)
				|| this.mails.earlier().ask(night, envelope);
	}

	private List<Finding> ofMail(Night night, Envelope envelope) {
		return ofMail(night, this.forms.ofEnvelope(envelope.id()));
	}

	/** What is wrong with the mail itself, whatever its files are. */
	private static List<Finding> ofMail(Night night, List<StoredForm> files) {
		int most = night.agency().limits().files();
		if (files.isEmpty()) {
			return List.of(Finding.of(FindingCode.NO_FORM, "RAMQ-04"));
		}
		return (files.size() <= most) ? List.of()
				: List.of(Finding.of(FindingCode.TOO_MANY_FILES, "MAIL-21").withDetail(Integer.toString(most)));
	}

	/**
	 * The verdicts that refuse the whole envelope, seen before any form is decided; after
	 * a crash one of them may stand already.
	 */
	private List<Verdict> refusing(Night night, List<StoredForm> files) {
		List<Verdict> refusing = new ArrayList<>();
		for (StoredForm form : files) {
			if (form.status() == FormStatus.REFUSED) {
				refusing.add(Verdict.of(this.forms.findings(form.id())));
			}
			if (form.status() == FormStatus.READ) {
				judgeFirst(night, form).ifPresent(refusing::add);
			}
		}
		return refusing;
	}

	/**
	 * The verdict on a form that may refuse its envelope; empty for any other, and for
	 * one that cannot be judged, which is parked in its turn.
	 */
	private Optional<Verdict> judgeFirst(Night night, StoredForm form) {
		try {
			Reading reading = reading(form);
			return Rules.mayRefuseEnvelope(reading, night.agency().refusals())
					? Optional.of(this.transactions.in(() -> judge(night, form, reading))) : Optional.empty();
		}
		catch (RuntimeException ex) {
			if (FencedTransactions.isOfTheHouse(ex)) {
				throw ex;
			}
			return Optional.empty();
		}
	}

	private void tryToDecide(Night night, StoredForm form, List<Verdict> refusing) {
		FormStatus status = FormStatus.PARKED;
		try {
			status = this.transactions.in(() -> decide(night, form, refusing));
		}
		catch (RuntimeException ex) {
			if (FencedTransactions.isOfTheHouse(ex)) {
				throw ex;
			}
			log.error("form {}: cannot be judged, parked", form.id(), ex);
			this.transactions.run(() -> this.forms.move(form, FormStatus.PARKED, ACTOR,
					"judging failed: " + ex.getClass().getName()));
		}
		night.counts().add(name(), status.name().toLowerCase(Locale.ROOT), 1);
	}

	private FormStatus decide(Night night, StoredForm form, List<Verdict> refusing) {
		Reading reading = reading(form);
		Verdict alone = judge(night, form, reading, refusing);
		Verdict verdict = this.mails.earlier()
			.replace(form, reading, alone)
			.map((note) -> noted(judge(night, form, reading, refusing), note))
			.orElse(alone);
		this.forms.setFindings(form, verdict.findings(), ACTOR);
		this.forms.move(form, verdict.status(), ACTOR, codes(verdict));
		if (verdict instanceof Verdict.Held) {
			this.answers.hold(night.agency(), form, reading, verdict.findings(), 1);
		}
		return verdict.status();
	}

	private Verdict judge(Night night, StoredForm form, Reading reading, List<Verdict> refusing) {
		List<Verdict> together = new ArrayList<>(refusing);
		together.add(judge(night, form, reading));
		List<Verdict> settled = Rules.judgeEnvelope(together, night.agency().refusals());
		return settled.get(settled.size() - 1);
	}

	private static Verdict noted(Verdict verdict, Finding note) {
		List<Finding> findings = new ArrayList<>(verdict.findings());
		findings.add(note);
		return Verdict.of(findings);
	}

	private Verdict judge(Night night, StoredForm form, Reading reading) {
		Optional<FormKind> kind = reading.kind().flatMap(this.catalogue::kind);
		return kind.map((known) -> Rules.judge(known, reading, this.facts.of(night.agency(), known, form, reading)))
			.orElseGet(() -> Rules.judgeUnknown(reading, this.facts.ofUnknown(night.agency(), form)));
	}

	private Reading reading(StoredForm form) {
		return ReadingJson.read(this.forms.reading(form.id()).orElseThrow());
	}

	private static String codes(Verdict verdict) {
		return verdict.findings().isEmpty() ? "no findings"
				: String.join(",", verdict.findings().stream().map((finding) -> finding.code().name()).toList());
	}

	private void answer(Night night, Envelope envelope, List<Finding> ofMail) {
		EnvelopeStatus status = this.transactions.in(() -> this.answers.answer(night.agency(), envelope, ofMail));
		night.counts().add(name(), "envelopes " + status.name().toLowerCase(Locale.ROOT), 1);
	}

}

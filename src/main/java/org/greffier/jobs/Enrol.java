package org.greffier.jobs;

import java.util.List;
import java.util.function.Consumer;

import org.greffier.casefile.Forms;
import org.greffier.casefile.StoredForm;
import org.greffier.catalogue.Catalogue;
import org.greffier.catalogue.FormKind;
import org.greffier.form.FormStatus;
import org.greffier.form.Reading;
import org.greffier.reading.ReadingJson;
import org.greffier.registry.Enrolled;
import org.greffier.registry.Enrolment;
import org.greffier.safe.Failpoint;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Step four: every accepted form becomes person, mandate, account and grants, in one
 * transaction with the letters that this owes. One that fails stays accepted and is tried
 * again in the next run. Then mandates are looked through: batches of grants, grantors
 * who lost or regained their status, accesses at their end.
 */
final class Enrol implements NightStep {

	private static final Logger log = LoggerFactory.getLogger(Enrol.class);

	static final String NOT_ENROLLED = "not enrolled";

	private static final String ACTOR = "job:enrol";

	private final Forms forms;

	private final Catalogue catalogue;

	private final Enrolment enrolment;

	private final PartyLetters letters;

	private final FencedTransactions transactions;

	private final List<Consumer<Night>> after;

	Enrol(Forms forms, Catalogue catalogue, Enrolment enrolment, PartyLetters letters, FencedTransactions transactions,
			List<Consumer<Night>> after) {
		this.forms = forms;
		this.catalogue = catalogue;
		this.enrolment = enrolment;
		this.letters = letters;
		this.transactions = transactions;
		this.after = List.copyOf(after);
	}

	@Override
	public String name() {
		return "enrol";
	}

	@Override
	public void run(Night night) {
		Pages.each(night, (limit) -> this.forms.inState(night.agency().id(), FormStatus.ACCEPTED, limit),
				StoredForm::id, (form) -> tryToEnrol(night, form));
		this.after.forEach((work) -> work.accept(night));
	}

	private void tryToEnrol(Night night, StoredForm form) {
		try {
			boolean newAccount = this.transactions.in(() -> enrol(night, form));
			night.counts().add(name(), newAccount ? "new accounts" : "known accounts", 1);
			Failpoint.reached("C-07");
		}
		catch (RuntimeException ex) {
			if (FencedTransactions.isOfTheHouse(ex)) {
				throw ex;
			}
			log.error("form {}: not enrolled, it stays accepted", form.id(), ex);
			night.counts().add(name(), NOT_ENROLLED, 1);
		}
	}

	private boolean enrol(Night night, StoredForm form) {
		FormKind kind = form.kind()
			.flatMap(this.catalogue::kind)
			.orElseThrow(() -> new IllegalStateException("form " + form.id() + " is of no kind that jobs/ has"));
		Reading reading = ReadingJson.read(this.forms.reading(form.id()).orElseThrow());
		Enrolled enrolled = this.enrolment.enrol(night.agency(), kind, form.id(), reading, form.receivedAt());
		this.letters.oweEnrolled(night.agency(), kind, form, reading, enrolled);
		this.forms.move(form, FormStatus.ENROLLED, ACTOR,
				"account " + enrolled.account() + ", " + enrolled.granted().size() + " granted");
		return enrolled.newAccount();
	}

}

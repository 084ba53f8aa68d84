package org.greffier.sample;

import java.util.ArrayList;
import java.util.List;

import org.greffier.form.FindingCode;
import org.greffier.form.FormStatus;
import org.greffier.form.Language;
import org.greffier.form.Party;

/** The mails to the RAMQ with the professional's form, one after the other. */
final class RamqMails {

	static final String PDF = "application/pdf";

	static final String SUBJECT = "Demande d’accès à un service en ligne";

	private static final Language FR = Language.FR;

	private final Body body;

	private final List<SampleMail> all = new ArrayList<>();

	RamqMails(Body body) {
		this.body = body;
	}

	Body body() {
		return this.body;
	}

	List<SampleMail> all() {
		return List.copyOf(this.all);
	}

	/** A mail that was damaged on its way. */
	void addBroken(String name, Eml mail, Expected expected) {
		this.all.add(new SampleMail("ramq", name, mail.brokenBytes(), expected));
	}

	FilledForm unsigned(String number, Person grantor, Person user) {
		return this.body.form(FR, grantor, user)
			.with("grantor.providerNumber", number)
			.ticked("grant.services", "fact")
			.ticked("grantor.billing", "agency");
	}

	FilledForm form(Language language, String number, Person grantor, Person user, String... services) {
		return this.body.signed(language, grantor, user)
			.with("grantor.providerNumber", number)
			.ticked("grant.services", services)
			.ticked("grantor.billing", "agency");
	}

	Eml human(String name, Person sender, Language language) {
		String line = (language == Language.FR) ? "Vous trouverez ci-joint notre demande d’accès."
				: "Please find our access request attached.";
		String subject = (language == Language.FR) ? SUBJECT : "Access request";
		return this.body.mail(name, sender, language, subject)
			.authentication("pass")
			.text(Body.letter(language, line, sender));
	}

	void add(String name, Eml mail, Expected expected) {
		this.all.add(this.body.sample(name, mail, expected));
	}

	void refusal(String name, String shows, Person sender, byte[] pdf, String file, FindingCode code) {
		add(name, human(name, sender, FR).attach(file, PDF, pdf),
				Expected.closed(shows).file(file, FormStatus.REFUSED, code).letter("ANSWER", sender.address(), "fr"));
	}

	void review(String name, String shows, Person sender, byte[] pdf, FindingCode... codes) {
		add(name, human(name, sender, FR).attach("formulaire.pdf", PDF, pdf),
				Expected.waiting(shows)
					.file("formulaire.pdf", FormStatus.IN_REVIEW, codes)
					.letter("ANSWER", sender.address(), "fr"));
	}

}

package org.greffier.sample;

import org.greffier.catalogue.Catalogue;
import org.greffier.form.FindingCode;
import org.greffier.form.FormStatus;
import org.greffier.form.Language;
import org.greffier.form.Party;

/** What is seldom wrong, so that every finding of the RAMQ's mailbox is seen once. */
final class RamqOddities {

	private static final Language FR = Language.FR;

	private static final String FILE = "formulaire.pdf";

	private final RamqMails mails;

	private final Body otherBody;

	private final Person samuel;

	private final Person oceane;

	private final Person maude;

	RamqOddities(RamqMails mails, Catalogue catalogue) {
		this.mails = mails;
		this.otherBody = new Body(catalogue, "amp", "amp-user");
		this.samuel = mails.body().grantor("100109", "Samuel");
		this.oceane = mails.body().grantor("100108", "Océane");
		this.maude = mails.body().grantor("100101", "Maude");
	}

	void add() {
		fields();
		files();
		versions();
		known();
		withdrawal();
	}

	private void fields() {
		Person user = new Person("Anne-Sophie et Paul", "Lachance-Fictif " + "Longuenom ".repeat(4).strip(),
				"lachance@poste.local");
		this.mails.add("many-mistakes",
				this.mails.human("many-mistakes", this.samuel, FR)
					.attach(FILE, RamqMails.PDF, this.mails.form(FR, "1001", this.samuel, user).pdf()),
				Expected.closed("One form with many mistakes: the answer tells all of them at once (X-03)")
					.file(FILE, FormStatus.REFUSED, FindingCode.FIELD_MALFORMED, FindingCode.FIELD_TOO_LONG,
							FindingCode.NOTHING_ASKED, FindingCode.SEVERAL_USERS, FindingCode.ADDRESS_UNREACHABLE,
							FindingCode.APPEARANCE_DIFFERS, FindingCode.LOW_CONFIDENCE)
					.letter("ANSWER", this.samuel.address(), "fr"));
		Person other = Person.of("Josaphat", "Abitbol-Autre");
		Person odd = new Person("Zoé", "Pagé-Fictif", "zoé.page@courriel.test");
		this.mails.review("odd-writing",
				"Another name than the table has, and an address with an accent (X-14, RAMQ-11)", other,
				this.mails.form(FR, "100109", other, odd, "fact").pdf(), FindingCode.GRANTOR_NAME_DIFFERS,
				FindingCode.ADDRESS_NOT_ASCII);
		Person late = Person.of("Ophélie", "Quintal");
		this.mails.add("signed-in-another-year",
				this.mails.human("signed-in-another-year", this.oceane, FR)
					.attach(FILE, RamqMails.PDF,
							this.mails.form(FR, "100108", this.oceane, late, "insc")
								.with("grantor.signedOn", "2026-01-12")
								.with("user.signedOn", "2027-11-13")
								.pdf()),
				Expected.closed("One date is long ago and the other to come: noted, and accepted (RAMQ-10)")
					.file(FILE, FormStatus.DELIVERED)
					.noted(FindingCode.SIGNED_LONG_AGO, FindingCode.SIGNED_IN_FUTURE)
					.letter("ANSWER", this.oceane.address(), "fr")
					.letter("USERNAME", this.oceane.address(), "fr")
					.letter("PASSWORD", late.address(), "fr"));
	}

	private void files() {
		Person user = Person.of("Raoul", "Dagenais");
		byte[] twice = this.mails.unsigned("100109", this.samuel, user)
			.signed(Party.GRANTOR, Hand.INK, this.samuel.name())
			.signed(Party.USER, Hand.INK, user.name())
			.signed(Party.USER, Hand.TYPED, user.name())
			.pdf();
		this.mails.review("drawn-and-typed", "A signature that is drawn and typed: which is it? (RAMQ-09)", this.samuel,
				twice, FindingCode.SIGNATURE_DOUBTFUL);
		byte[] form = this.mails.form(FR, "100109", this.samuel, Person.of("Solveig", "Papineau"), "fact").pdf();
		this.mails.review("tampered-form",
				"The PDF runs a script, its words were changed, and a field shows another"
						+ " value than it holds (MAIL 18)",
				this.samuel, Pages.tampered(form, "user.email"), FindingCode.ACTIVE_CONTENT, FindingCode.BLANK_ALTERED,
				FindingCode.APPEARANCE_DIFFERS, FindingCode.LOW_CONFIDENCE);
		this.mails.review("poster", "A page of seven metres is not opened further", this.samuel, Pages.poster(),
				FindingCode.LIMIT_EXCEEDED, FindingCode.KIND_UNKNOWN);
		byte[] stray = this.otherBody.signed(FR, this.samuel, Person.of("Tancrède", "Ulysse")).pdf();
		this.mails.refusal("form-of-another-body", "A form of another body, sent to the wrong address", this.samuel,
				stray, FILE, FindingCode.KIND_OF_ANOTHER_BODY);
	}

	private void versions() {
		Eml mail = this.mails.human("other-versions", this.oceane, FR);
		for (int version : new int[] { 1, 2, 9 }) {
			FilledForm form = this.mails.body()
				.ofVersion(version, this.oceane, Person.of("Ursule", "Vachon"))
				.with("grantor.providerNumber", "100108")
				.ticked("grant.services", "fact");
			// the older ones did not ask for the declaration
			form = (version == 9) ? form.ticked("grantor.billing", "agency") : form;
			mail.attach("version-" + version + ".pdf", RamqMails.PDF, form.pdf());
		}
		this.mails.add("other-versions", mail,
				Expected.waiting("Blanks of a version that ended, of one that is still read, and of none (AMF-07)")
					.file("version-1.pdf", FormStatus.REFUSED, FindingCode.VERSION_EXPIRED, FindingCode.LOW_CONFIDENCE)
					.file("version-2.pdf", FormStatus.IN_REVIEW, FindingCode.LOW_CONFIDENCE,
							FindingCode.DECLARATION_MISSING, FindingCode.SIGNATURE_DOUBTFUL)
					.noted(FindingCode.VERSION_OLD)
					.file("version-9.pdf", FormStatus.IN_REVIEW, FindingCode.VERSION_UNKNOWN,
							FindingCode.LOW_CONFIDENCE, FindingCode.SIGNATURE_DOUBTFUL, FindingCode.REQUEST_DUPLICATE)
					.letter("ANSWER", this.oceane.address(), "fr"));
	}

	/** After {@code accepted-fr}: who is known by then. */
	private void known() {
		Person line = Person.of("Line", "Archambault");
		after("address-of-another", "The user gives the address of somebody who is known (RAMQ-13)",
				this.mails.form(FR, "100101", this.maude, Person.of("Adrien", "Bolduc").at(line.address()), "fact")
					.pdf(),
				FindingCode.ADDRESS_OF_ANOTHER);
		after("same-name-elsewhere", "A known user's name with another address and no user name (X-19)",
				this.mails.form(FR, "100101", this.maude, line.at("l.archambault@ailleurs.test"), "fact").pdf(),
				FindingCode.PERSON_UNCERTAIN);
	}

	private void after(String name, String shows, byte[] pdf, FindingCode... codes) {
		this.mails.add(name, this.mails.human(name, this.maude, FR).attach(FILE, RamqMails.PDF, pdf),
				Expected.waiting(shows)
					.after("accepted-fr")
					.file(FILE, FormStatus.IN_REVIEW, codes)
					.letter("ANSWER", this.maude.address(), "fr"));
	}

	private void withdrawal() {
		this.mails.add("withdrawal-unclear",
				this.mails.body()
					.mail("withdrawal-unclear", this.oceane, FR, "Retirer les accès à la messagerie sécurisée")
					.authentication("pass")
					.text(Body.letter(FR, "Veuillez retirer l’accès de ma collègue.", this.oceane)),
				Expected.closed("A request to end an access that does not say whose (RAMQ-30)")
					.letter("ANSWER", this.oceane.address(), "fr"));
	}

}

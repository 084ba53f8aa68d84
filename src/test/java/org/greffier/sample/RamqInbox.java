package org.greffier.sample;

import java.util.List;

import org.greffier.catalogue.Catalogue;
import org.greffier.form.EnvelopeStatus;
import org.greffier.form.FindingCode;
import org.greffier.form.FormStatus;
import org.greffier.form.Language;
import org.greffier.form.Party;

/** What the RAMQ's mailbox holds on the evening of the demonstration. */
final class RamqInbox {

	private static final Language FR = Language.FR;

	private static final Language EN = Language.EN;

	private static final String PDF = RamqMails.PDF;

	private final Body ramq;

	private final Person maude;

	private final Person aurele;

	private final Person brendan;

	private final Person hanna;

	private final RamqMails mails;

	private byte[] firstForm = new byte[0];

	private RamqInbox(Catalogue catalogue) {
		this.ramq = new Body(catalogue, "ramq", "ramq-delegation");
		this.mails = new RamqMails(this.ramq);
		this.maude = this.ramq.grantor("100101", "Maude");
		this.aurele = this.ramq.grantor("100102", "Aurèle");
		this.brendan = this.ramq.grantor("100105", "Brendan");
		this.hanna = this.ramq.grantor("100107", "Hanna");
	}

	static List<SampleMail> of(Catalogue catalogue) {
		RamqInbox inbox = new RamqInbox(catalogue);
		inbox.accepted();
		inbox.severalFiles();
		inbox.refused();
		inbox.signatures();
		inbox.addresses();
		inbox.persons();
		inbox.undeliverable();
		inbox.notRequests();
		new RamqDefects(inbox.mails).add();
		new RamqOddities(inbox.mails, catalogue).add();
		new ScannedMails(inbox.mails).add();
		return inbox.mails.all();
	}

	private void accepted() {
		Person line = Person.of("Line", "Archambault");
		this.firstForm = this.mails.form(FR, "100101", this.maude, line, "remu").pdf();
		this.mails.add("accepted-fr",
				this.mails.human("accepted-fr", this.maude, FR)
					.attach("Demande - Line Archambault.pdf", PDF, this.firstForm),
				granted(Expected.closed("A good French form leads to an account without a clerk"), this.maude.address(),
						this.maude, line, "fr"));

		Person oliver = Person.of("Oliver", "Fairweather");
		this.mails.add("accepted-en",
				this.mails.human("accepted-en", this.brendan, EN)
					.attach("request.pdf", PDF, this.mails.form(EN, "100105", this.brendan, oliver, "fact").pdf()),
				granted(Expected.closed("A good English form; this body answers French first"), this.brendan.address(),
						this.brendan, oliver, "fr", "en"));

		Person assistant = Person.of("Ginette", "Robitaille");
		Person zoe = Person.of("Zoé", "Bélanger-Fictif");
		byte[] flattened = this.ramq.form(FR, this.hanna, zoe)
			.with("grantor.providerNumber", "100107")
			.ticked("grant.services", "admi")
			.ticked("grantor.billing", "agency")
			.signed(Party.GRANTOR, Hand.STROKES, this.hanna.name())
			.signed(Party.USER, Hand.STROKES, zoe.name())
			.pdf();
		this.mails.add("accepted-sent-by-assistant", this.ramq
			.mail("accepted-sent-by-assistant", assistant, FR, RamqMails.SUBJECT)
			.authentication("pass")
			.html("<p>Bonjour,</p><p>Voici le formulaire de la D<sup>re</sup>&nbsp;Kowalczyk.</p><p>Ginette Robitaille</p>")
			.part("Formulaire signé.pdf", "application/octet-stream", "inline", flattened),
				granted(Expected.closed(
						"Signatures flattened into the page, an HTML mail from a third party, the PDF inline as octet-stream"),
						assistant.address(), this.hanna, zoe, "fr")
					.noted(FindingCode.SENDER_IS_THIRD_PARTY));

		byte[] second = this.mails.form(FR, "100101", this.maude, line, "msec")
			.with("user.existingUsername", "CE000000")
			.pdf();
		this.mails.add("second-service",
				this.mails.human("second-service", this.maude, FR).attach("deuxieme-demande.pdf", PDF, second),
				Expected.closed("The same grantor and user ask for a second service with the user name they received")
					.after("accepted-fr")
					.fill("user.existingUsername", "username:accepted-fr")
					.file("deuxieme-demande.pdf", FormStatus.DELIVERED)
					.letter("ANSWER", this.maude.address(), "fr")
					.letter("GRANT_ADDED", this.maude.address(), "fr")
					.letter("GRANT_ADDED", line.address(), "fr"));
	}

	private void severalFiles() {
		Person remi = Person.of("Rémi", "Quenneville");
		Person kim = this.ramq.grantor("100103", "Kim-Lan");
		byte[] good = this.mails.form(FR, "100103", kim, remi, "insc").pdf();
		byte[] bad = this.mails.form(FR, "100103", kim, Person.of("Luce", "Dandurand").at(""), "insc").pdf();
		this.mails.add("two-files-one-bad",
				this.mails.human("two-files-one-bad", kim, FR)
					.attach("Quenneville.pdf", PDF, good)
					.attach("Dandurand.pdf", PDF, bad),
				granted(Expected.closed("Two forms in one mail: one is good, one has no address for the user"),
						kim.address(), kim, remi, "fr")
					.file("Dandurand.pdf", FormStatus.REFUSED, FindingCode.FIELD_MISSING));

		Person anne = Person.of("Anne", "Lachapelle-Fictif");
		byte[] one = this.mails.form(FR, "100102", this.aurele, anne, "fact").pdf();
		byte[] other = this.mails.form(FR, "100102", this.aurele, anne, "remu").pdf();
		this.mails.refusal("two-forms-one-file", "Two forms in one PDF refuse the whole mail (RAMQ-05)", this.aurele,
				Pages.joined(one, other), "deux-demandes.pdf", FindingCode.SEVERAL_FORMS_IN_ONE_FILE);

		this.mails.add("same-file-again",
				this.mails.human("same-file-again", this.maude, FR)
					.attach("Demande - Line Archambault.pdf", PDF, this.firstForm),
				Expected.closed("The same file as accepted-fr, sent again to be sure")
					.file("Demande - Line Archambault.pdf", FormStatus.DUPLICATE)
					.letter("ANSWER", this.maude.address(), "fr"));
	}

	private void refused() {
		Person user = Person.of("Denis", "Charlebois");
		this.mails.refusal("two-services", "Two services ticked on one form (RAMQ-02)", this.aurele,
				this.mails.form(FR, "100102", this.aurele, user, "fact", "remu").pdf(), "formulaire.pdf",
				FindingCode.SEVERAL_SERVICES);
		this.mails.add("wrong-file-type",
				this.mails.human("wrong-file-type", this.brendan, EN)
					.attach("IMG_2291.jpg", "image/jpeg", Pages.photo()),
				Expected.closed("A telephone's picture is not a form (RAMQ-06)")
					.file("IMG_2291.jpg", FormStatus.REFUSED, FindingCode.NOT_PDF)
					.letter("ANSWER", this.brendan.address(), "fr", "en"));
		this.mails.add("no-file", this.mails.human("no-file", this.hanna, FR),
				Expected.closed("A mail without any file").letter("ANSWER", this.hanna.address(), "fr"));
		this.mails.refusal("missing-signature", "The user did not sign (RAMQ-08)", this.aurele,
				this.mails.unsigned("100102", this.aurele, user)
					.signed(Party.GRANTOR, Hand.INK, this.aurele.name())
					.pdf(),
				"formulaire.pdf", FindingCode.SIGNATURE_ABSENT);
	}

	private void signatures() {
		Person user = Person.of("Florence", "Gadbois");
		this.mails.review("pasted-picture", "The user's signature is a pasted picture (RAMQ-09)", this.aurele,
				this.mails.unsigned("100102", this.aurele, user)
					.signed(Party.GRANTOR, Hand.INK, this.aurele.name())
					.signed(Party.USER, Hand.PICTURE, user.name())
					.pdf(),
				FindingCode.SIGNATURE_NOT_BY_HAND);
		Person typist = Person.of("Hector", "Lamontagne");
		this.mails.review("typed-signature", "Both signatures are typed names (RAMQ-09)", this.aurele,
				this.mails.unsigned("100102", this.aurele, typist)
					.signed(Party.GRANTOR, Hand.TYPED, this.aurele.name())
					.signed(Party.USER, Hand.TYPED, typist.name())
					.pdf(),
				FindingCode.SIGNATURE_NOT_BY_HAND);
		Person scanned = Person.of("Irène", "Sauvageau");
		this.mails.review("scan", "A scan too coarse for its corner marks to be found, so a clerk looks", this.aurele,
				Pages.scanned(this.mails.form(FR, "100102", this.aurele, scanned, "insc").pdf(), 50), FindingCode.SCAN);
	}

	private void addresses() {
		Person eloise = this.ramq.grantor("100104", "Éloïse");
		Person twin = Person.of("Éric", "Côté-Lavigne").at(eloise.address());
		this.mails.refusal("equal-addresses", "One address for both (RAMQ-12)", eloise,
				this.mails.form(FR, "100104", eloise, twin, "fact").pdf(), "formulaire.pdf",
				FindingCode.ADDRESSES_EQUAL);
		Person gaetan = this.ramq.grantor("100106", "Gaétan").at("g.desrosiers@courriel.test");
		Person tagged = Person.of("Gabrielle", "Desrosiers").at("g.desrosiers+acces@courriel.test");
		this.mails.review("folded-equal-addresses", "The same mailbox once the tag is taken off (RAMQ-12)", gaetan,
				this.mails.form(FR, "100106", gaetan, tagged, "fact").pdf(), FindingCode.ADDRESSES_ALIKE);
		Person desk = Person.of("Justine", "Ouimet-Fictif").at("reception@clinique-du-parc.test");
		this.mails.add("role-address",
				this.mails.human("role-address", gaetan, FR)
					.attach("formulaire.pdf", PDF, this.mails.form(FR, "100106", gaetan, desk, "remu").pdf()),
				Expected.waiting("The user gives the desk's address: held, and another one is asked for (RAMQ-16)")
					.file("formulaire.pdf", FormStatus.HELD, FindingCode.ADDRESS_SHARED)
					.letter("ANSWER", gaetan.address(), "fr")
					.letter("HOLD", gaetan.address(), "fr"));
	}

	private void persons() {
		Person stranger = Person.of("Xavier", "Introuvable");
		this.mails.review("unknown-grantor", "A provider number that the reference table does not have (X-14)",
				stranger, this.mails.form(FR, "100999", stranger, Person.of("Karine", "Villemure"), "fact").pdf(),
				FindingCode.GRANTOR_UNKNOWN);
		Person retired = this.ramq.grantor("100110", "Fabrice");
		this.mails.review("inactive-grantor", "A grantor who is no longer active (X-14)", retired,
				this.mails.form(FR, "100110", retired, Person.of("Léa", "Wolfe-Fictif"), "fact").pdf(),
				FindingCode.GRANTOR_INACTIVE);
	}

	private void undeliverable() {
		Person samuel = this.ramq.grantor("100109", "Samuel");
		Person gone = Person.of("Mathis", "Poirier-Fictif").at("mathis.poirier@refused.test");
		this.mails.add("recipient-refused",
				this.mails.human("recipient-refused", samuel, FR)
					.attach("formulaire.pdf", PDF, this.mails.form(FR, "100109", samuel, gone, "fact").pdf()),
				lost(EnvelopeStatus.ANSWERED, "The user's server refuses the address while we speak to it", samuel,
						gone));
		Person oceane = this.ramq.grantor("100108", "Océane");
		Person full = Person.of("Noémie", "Turgeon").at("noemie.turgeon@bounce.test");
		this.mails.add("password-bounces",
				this.mails.human("password-bounces", oceane, FR)
					.attach("formulaire.pdf", PDF, this.mails.form(FR, "100108", oceane, full, "fact").pdf()),
				lost(EnvelopeStatus.CLOSED, "The user's server takes the letter and sends it back later", oceane,
						full));
	}

	private void notRequests() {
		Person away = Person.of("Pascale", "Vadeboncoeur");
		this.mails.add("out-of-office",
				this.ramq.mail("out-of-office", away, FR, "Réponse automatique : absence du bureau")
					.authentication("pass")
					.header("Auto-Submitted", "auto-replied")
					.header("X-Auto-Response-Suppress", "All")
					.text("Je suis absente jusqu’au 30 novembre. Pour une urgence, écrivez à ma collègue."),
				Expected.of("An out-of-office reply is kept and never answered", EnvelopeStatus.MACHINE_MAIL));
		Person forged = this.ramq.grantor("100111", "Mireille");
		byte[] form = this.mails.form(FR, "100111", forged, Person.of("Quentin", "Zubrowski"), "fact").pdf();
		this.mails.add("unauthenticated",
				this.ramq.mail("unauthenticated", forged, FR, RamqMails.SUBJECT)
					.authentication("fail")
					.text(Body.letter(FR, "Voici mon formulaire.", forged))
					.attach("formulaire.pdf", PDF, form),
				Expected
					.of("The sender's domain says that this mail is not theirs: a clerk looks, nobody is answered",
							EnvelopeStatus.CLOSED_UNANSWERED)
					.file("formulaire.pdf", FormStatus.IN_REVIEW, FindingCode.SENDER_UNAUTHENTICATED));
		Person cut = Person.of("Rosalie", "Yergeau");
		Eml broken = this.mails.human("broken-mail", this.hanna, FR)
			.attach("formulaire.pdf", PDF, this.mails.form(FR, "100107", this.hanna, cut, "fact").pdf());
		this.mails.addBroken("broken-mail", broken,
				Expected.closed("The mail ends in the middle of its file")
					.file("formulaire.pdf", FormStatus.REFUSED, FindingCode.PDF_DAMAGED)
					.letter("ANSWER", this.hanna.address(), "fr"));
	}

	static Expected granted(Expected expected, String sender, Person grantor, Person user, String... languages) {
		return expected.file("the form", FormStatus.DELIVERED)
			.letter("ANSWER", sender, languages)
			.letter("USERNAME", grantor.address(), languages)
			.letter("PASSWORD", user.address(), languages);
	}

	private static Expected lost(EnvelopeStatus envelope, String shows, Person grantor, Person user) {
		return Expected.of(shows, envelope)
			.file("formulaire.pdf", FormStatus.UNDELIVERABLE)
			.letter("ANSWER", grantor.address(), "fr")
			.letter("USERNAME", grantor.address(), "fr")
			.lostLetter("PASSWORD", user.address(), "fr")
			.letter("UNDELIVERABLE", grantor.address(), "fr");
	}

}

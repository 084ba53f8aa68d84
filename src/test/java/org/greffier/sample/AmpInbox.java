package org.greffier.sample;

import java.util.ArrayList;
import java.util.List;

import org.greffier.catalogue.Catalogue;
import org.greffier.form.FindingCode;
import org.greffier.form.FormStatus;
import org.greffier.form.Language;
import org.greffier.form.Party;

/** What the AMP's mailbox holds on the evening of the demonstration. */
final class AmpInbox {

	private static final Language FR = Language.FR;

	private static final Language EN = Language.EN;

	private static final String PDF = "application/pdf";

	private final Body amp;

	private final Body ramq;

	private final List<SampleMail> mails = new ArrayList<>();

	private AmpInbox(Catalogue catalogue) {
		this.amp = new Body(catalogue, "amp", "amp-user");
		this.ramq = new Body(catalogue, "ramq", "ramq-delegation");
	}

	static List<SampleMail> of(Catalogue catalogue) {
		AmpInbox inbox = new AmpInbox(catalogue);
		inbox.accepted();
		inbox.numbers();
		inbox.refused();
		inbox.persons();
		return List.copyOf(inbox.mails);
	}

	private void accepted() {
		Person josiane = this.amp.grantor("1100001230", "Josiane");
		Person user = Person.of("Marc-Antoine", "Thivierge");
		granted("accepted-fr", "A good French form gives a user two blocks", FR, josiane, user,
				form(FR, "Constructions Laflamme (fictive) inc.", "1100001230", josiane, user, "001", "007"), "fr");
		Person fiona = this.amp.grantor("3300004564", "Fiona");
		Person duncan = Person.of("Duncan", "Hargreaves");
		granted("accepted-en", "A good English form; this body answers French first", EN, fiona, duncan,
				form(EN, "MacKenzie Paving (fictitious) G.P.", "3300004564", fiona, duncan, "005"), "fr", "en");
		Person nour = this.amp.grantor("1100007898", "Nour");
		Person accountant = Person.of("Élise", "Dansereau").at("elise.dansereau@cpa-dansereau.example");
		granted("accepted-accountant", "An outsider, here an accountant, may be a user too (AMP-09)", FR, nour,
				accountant, form(FR, "Excavation Haddad (fictive) ltée", "1100007898", nour, accountant, "001", "008",
						"018", "019"),
				"fr");
	}

	private void numbers() {
		Person theodore = this.amp.grantor("1100004564", "Théodore");
		Person user = Person.of("Coralie", "Bissonnette");
		String name = "Pavage Marcotte (fictif) inc.";
		refusal("missing-neq", "The form gives no NEQ (AMP-02)", theodore, form(FR, name, "", theodore, user, "001"),
				FindingCode.FIELD_MISSING);
		refusal("short-neq", "A NEQ of nine digits (AMP-02)", theodore,
				form(FR, name, "110000456", theodore, user, "001"), FindingCode.FIELD_MALFORMED);
		review("wrong-check-digit", "A NEQ whose check digit does not fit; so no enterprise is found either", theodore,
				form(FR, name, "1100004565", theodore, user, "001"), FindingCode.CHECK_DIGIT_WRONG,
				FindingCode.GRANTOR_UNKNOWN);
	}

	private void refused() {
		Person solange = this.amp.grantor("8800001230", "Solange");
		Person user = Person.of("Victor", "Ladouceur-Fictif");
		refusal("nothing-ticked", "No block is ticked (AMP-10)", solange,
				form(FR, "Ville de Saint-Fictif", "8800001230", solange, user), FindingCode.NOTHING_ASKED);
		FilledForm unsigned = this.amp.form(FR, solange, user)
			.with("organisation.name", "Ville de Saint-Fictif")
			.with("organisation.neq", "8800001230")
			.ticked("grant.blocks", "001")
			.signed(Party.USER, Hand.INK, user.name());
		refusal("missing-signature", "The person in charge of electronic services did not sign (AMP-06)", solange,
				unsigned, FindingCode.SIGNATURE_ABSENT);
		Person maude = this.ramq.grantor("100101", "Maude");
		FilledForm other = this.ramq.signed(FR, maude, Person.of("Yolande", "Ricard"))
			.with("grantor.providerNumber", "100101")
			.ticked("grant.services", "fact")
			.ticked("grantor.billing", "agency");
		refusal("form-of-another-body", "The RAMQ's form sent to the AMP", maude, other,
				FindingCode.KIND_OF_ANOTHER_BODY);
	}

	private void persons() {
		Person ariane = this.amp.grantor("2200001230", "Ariane");
		review("grantor-has-users-name", "One name for both: the same person, or two of one family (X-13)", ariane,
				form(FR, "Bellehumeur (fictive) enr.", "2200001230", ariane,
						ariane.at("ariane.bellehumeur@travail.test"), "001"),
				FindingCode.PERSON_UNCERTAIN);
		Person chidi = this.amp.grantor("3300001230", "Chidi");
		Person impostor = Person.of("Chantal", "Okonkwo");
		review("grantor-name-differs", "The enterprise is known, under another person's name (X-14)", impostor, form(FR,
				"Toitures Okafor (fictif) s.e.n.c.", "3300001230", impostor, Person.of("Denise", "Fontaine"), "001"),
				FindingCode.GRANTOR_NAME_DIFFERS);
		Person user = Person.of("Bernard", "Tousignant");
		FilledForm cross = this.amp.form(FR, chidi, user)
			.with("organisation.name", "Toitures Okafor (fictif) s.e.n.c.")
			.with("organisation.neq", "3300001230")
			.ticked("grant.blocks", "024")
			.signed(Party.GRANTOR, Hand.INK, chidi.name())
			.signed(Party.USER, Hand.CROSS, user.name());
		review("signed-with-a-cross", "A cross in the user's box (RAMQ-09)", chidi, cross,
				FindingCode.SIGNATURE_NOT_BY_HAND);
	}

	private FilledForm form(Language language, String organisation, String neq, Person grantor, Person user,
			String... blocks) {
		return this.amp.signed(language, grantor, user)
			.with("organisation.name", organisation)
			.with("organisation.neq", neq)
			.ticked("grant.blocks", blocks);
	}

	private Eml human(String name, Person sender, Language language, FilledForm form) {
		String line = (language == Language.FR) ? "Voici une procuration pour vos services en ligne."
				: "Please find a power of attorney for your e-services.";
		String subject = (language == Language.FR) ? "Procuration – services en ligne" : "Power of attorney";
		return this.amp.mail(name, sender, language, subject)
			.authentication("pass")
			.text(Body.letter(language, line, sender))
			.attach("procuration.pdf", PDF, form.pdf());
	}

	private void granted(String name, String shows, Language language, Person grantor, Person user, FilledForm form,
			String... languages) {
		this.mails.add(this.amp.sample(name, human(name, grantor, language, form),
				Expected.closed(shows)
					.file("procuration.pdf", FormStatus.DELIVERED)
					.letter("ANSWER", grantor.address(), languages)
					.letter("USERNAME", grantor.address(), languages)
					.letter("PASSWORD", user.address(), languages)));
	}

	private void refusal(String name, String shows, Person sender, FilledForm form, FindingCode code) {
		undelivered(name, shows, sender, form, FormStatus.REFUSED, code);
	}

	private void review(String name, String shows, Person sender, FilledForm form, FindingCode... codes) {
		undelivered(name, shows, sender, form, FormStatus.IN_REVIEW, codes);
	}

	private void undelivered(String name, String shows, Person sender, FilledForm form, FormStatus state,
			FindingCode... codes) {
		this.mails.add(this.amp.sample(name, human(name, sender, FR, form),
				((state == FormStatus.REFUSED) ? Expected.closed(shows) : Expected.waiting(shows))
					.file("procuration.pdf", state, codes)
					.letter("ANSWER", sender.address(), "fr")));
	}

}

package org.greffier.sample;

import java.util.List;

import org.greffier.catalogue.Catalogue;
import org.greffier.form.FindingCode;
import org.greffier.form.FormStatus;
import org.greffier.form.Language;

/** What establishments send to the RAMQ, on the form that says who may authorise what. */
final class EstablishmentInbox {

	private static final Language FR = Language.FR;

	private static final String GENERAL = "11040001";

	private final Body ramq;

	private EstablishmentInbox(Catalogue catalogue) {
		this.ramq = new Body(catalogue, "ramq", "ramq-establishment", "signatories", Body.DAY.minusHours(3));
	}

	static List<SampleMail> of(Catalogue catalogue) {
		EstablishmentInbox inbox = new EstablishmentInbox(catalogue);
		return List.of(inbox.authorised(), inbox.notAuthorised(), inbox.agency(), inbox.undeclared(),
				inbox.twoPositions(), inbox.otherPosition(), inbox.otherForm());
	}

	private SampleMail authorised() {
		Person director = this.ramq.grantor(GENERAL, "Solange");
		Person clerk = Person.of("Bastien", "Hétu-Fictif");
		return sample("establishment-accepted", director, form(director, "dg", clerk, "remu"), Expected
			.closed("An establishment's director general authorises a service that only this position may (RAMQ-29)")
			.file("formulaire.pdf", FormStatus.DELIVERED)
			.letter("ANSWER", director.address(), "fr")
			.letter("USERNAME", director.address(), "fr")
			.letter("PASSWORD", clerk.address(), "fr"));
	}

	private SampleMail notAuthorised() {
		Person director = this.ramq.grantor(GENERAL, "Émile");
		Person clerk = Person.of("Corinne", "Jutras-Fictif");
		return sample("establishment-position", director, form(director, "dsp", clerk, "remu"),
				Expected.closed("The director of professional services may not authorise this service (RAMQ-29)")
					.file("formulaire.pdf", FormStatus.REFUSED, FindingCode.GRANTOR_MAY_NOT_AUTHORISE)
					.letter("ANSWER", director.address(), "fr"));
	}

	private SampleMail agency() {
		Person director = this.ramq.grantor(GENERAL, "Solange");
		return refused("establishment-agency", "Staff of a commercial billing agency has no right (RAMQ-28)", director,
				unfinished(director, Person.of("Delphine", "Savard-Fictif")).ticked("grant.services", "fact")
					.ticked("grantor.capacities", "dg")
					.ticked("grantor.declarations", "staff", "agency")
					.ticked("user.staff", "agen"),
				FindingCode.USER_NOT_ELIGIBLE);
	}

	private SampleMail undeclared() {
		Person director = this.ramq.grantor(GENERAL, "Solange");
		return refused("establishment-undeclared", "A declaration is not ticked (RAMQ-28)", director,
				unfinished(director, Person.of("Edgar", "Trudel-Fictif")).ticked("grant.services", "fact")
					.ticked("grantor.capacities", "dg")
					.ticked("grantor.declarations", "staff")
					.ticked("user.staff", "admi"),
				FindingCode.DECLARATION_MISSING);
	}

	private SampleMail twoPositions() {
		Person director = this.ramq.grantor(GENERAL, "Solange");
		return refused("establishment-two-positions", "Two positions are ticked where one is asked", director,
				unfinished(director, Person.of("Félix", "Boivin-Fictif")).ticked("grant.services", "fact")
					.ticked("grantor.capacities", "dg", "dsp")
					.ticked("grantor.declarations", "staff", "agency")
					.ticked("user.staff", "admi"),
				FindingCode.SEVERAL_TICKED, FindingCode.GRANTOR_CAPACITY_DIFFERS);
	}

	private SampleMail otherPosition() {
		Person director = this.ramq.grantor(GENERAL, "Émile");
		byte[] pdf = form(director, "dg", Person.of("Gisèle", "Rhéaume-Fictif"), "remu");
		return sample("establishment-other-position", director, pdf,
				Expected.waiting("The reference table knows another position of this person (RAMQ-29)")
					.file("formulaire.pdf", FormStatus.IN_REVIEW, FindingCode.GRANTOR_CAPACITY_DIFFERS)
					.letter("ANSWER", director.address(), "fr"));
	}

	private SampleMail otherForm() {
		Person director = this.ramq.grantor(GENERAL, "Solange");
		byte[] pdf = form(director, "prof", Person.of("Hubert", "Vézina-Fictif"), "fact");
		return sample("establishment-other-form", director, pdf,
				Expected.closed("A health professional on the establishments' form: the answer names theirs (RAMQ-21)")
					.file("formulaire.pdf", FormStatus.REFUSED, FindingCode.GRANTOR_MAY_NOT_AUTHORISE,
							FindingCode.OTHER_FORM_FITS, FindingCode.GRANTOR_CAPACITY_DIFFERS)
					.letter("ANSWER", director.address(), "fr"));
	}

	private SampleMail refused(String name, String shows, Person sender, FilledForm form, FindingCode... codes) {
		return sample(name, sender, form.pdf(),
				Expected.closed(shows)
					.file("formulaire.pdf", FormStatus.REFUSED, codes)
					.letter("ANSWER", sender.address(), "fr"));
	}

	private FilledForm unfinished(Person grantor, Person user) {
		return this.ramq.signed(FR, grantor, user)
			.with("organisation.name", "Centre hospitalier fictif des Trois-Ruisseaux")
			.with("organisation.number", GENERAL);
	}

	private byte[] form(Person grantor, String capacity, Person user, String service) {
		return unfinished(grantor, user).ticked("grant.services", service)
			.ticked("grantor.capacities", capacity)
			.ticked("grantor.declarations", "staff", "agency")
			.ticked("user.staff", "admi")
			.pdf();
	}

	private SampleMail sample(String name, Person sender, byte[] pdf, Expected expected) {
		Eml mail = this.ramq.mail(name, sender, FR, "Demande d’accès pour notre établissement")
			.authentication("pass")
			.text(Body.letter(FR, "Vous trouverez ci-joint la demande de notre établissement.", sender))
			.attach("formulaire.pdf", "application/pdf", pdf);
		return this.ramq.sample(name, mail, expected);
	}

}

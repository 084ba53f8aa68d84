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
		return List.of(inbox.authorised(), inbox.notAuthorised());
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

	private byte[] form(Person grantor, String capacity, Person user, String service) {
		return this.ramq.signed(FR, grantor, user)
			.with("organisation.name", "Centre hospitalier fictif des Trois-Ruisseaux")
			.with("organisation.number", GENERAL)
			.ticked("grant.services", service)
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

package org.greffier.jobs;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.greffier.casefile.Answering;
import org.greffier.casefile.Envelopes;
import org.greffier.casefile.Forms;
import org.greffier.casefile.StoredForm;
import org.greffier.catalogue.Agency;
import org.greffier.catalogue.Credential;
import org.greffier.catalogue.FormKind;
import org.greffier.delivery.Addressee;
import org.greffier.delivery.LetterContent;
import org.greffier.delivery.LetterLanguages;
import org.greffier.delivery.LetterOrder;
import org.greffier.delivery.Outbox;
import org.greffier.form.Envelope;
import org.greffier.form.Language;
import org.greffier.form.Party;
import org.greffier.form.Reading;
import org.greffier.registry.Enrolled;

/**
 * The letters to a form's parties, at the addresses on the form and nowhere else (RULES
 * each half of a credential to its own receiver, or word of one more access to
 * both. Call inside a transaction.
 */
final class PartyLetters {

	private final Outbox outbox;

	private final Envelopes envelopes;

	private final Forms forms;

	PartyLetters(Outbox outbox, Envelopes envelopes, Forms forms) {
		this.outbox = outbox;
		this.envelopes = envelopes;
		this.forms = forms;
	}

	/** Owes what an enrolment leads to (RULES RAMQ-03, RAMQ-17). */
	void oweEnrolled(Agency agency, FormKind kind, StoredForm form, Reading reading, Enrolled enrolled) {
		int round = Math.max(1, this.outbox.lastRound(form.id()));
		if (enrolled.newAccount()) {
			oweHalves(agency, kind, form, reading, enrolled, round);
			return;
		}
		LetterContent.About about = about(kind, form, reading, enrolled.granted());
		for (Party party : Party.values()) {
			owe(agency, form, reading, party, round, Optional.of(enrolled), new LetterContent.GrantAdded(about, party));
		}
	}

	/**
	 * Owes both halves.
	 * @param round 1, and one more for each re-issue
	 */
	void oweHalves(Agency agency, FormKind kind, StoredForm form, Reading reading, Enrolled enrolled, int round) {
		LetterContent.About about = about(kind, form, reading, enrolled.granted());
		Party learnsName = kind.receiver(Credential.USERNAME);
		owe(agency, form, reading, learnsName, round, Optional.of(enrolled),
				new LetterContent.Username(about, learnsName, enrolled.username()));
		owe(agency, form, reading, learnsName.other(), round, Optional.of(enrolled),
				new LetterContent.Password(about, learnsName.other()));
	}

	/**
	 * Tells a party that the other's half could not be delivered and that the pair is
	 * void (RULES RAMQ-18).
	 */
	void oweUndeliverable(Agency agency, FormKind kind, StoredForm form, Reading reading, Party failed) {
		List<String> granted = kind.grants()
			.stream()
			.flatMap((choice) -> reading.ticked(choice.name()).stream())
			.toList();
		owe(agency, form, reading, failed.other(), Math.max(1, this.outbox.lastRound(form.id())), Optional.empty(),
				new LetterContent.Undeliverable(about(kind, form, reading, granted), failed));
	}

	private void owe(Agency agency, StoredForm form, Reading reading, Party to, int round, Optional<Enrolled> enrolled,
			LetterContent content) {
		Envelope envelope = this.envelopes.get(form.envelope());
		String address = reading.value(to.field("email"))
			.orElseThrow(() -> new IllegalStateException("form " + form.id() + " has no address of its " + to.key()));
		Optional<Language> mail = this.envelopes.answering(envelope.id()).flatMap(Answering::language);
		List<Language> ofForm = form.language().map(List::of).orElse(List.of());
		this.outbox.owe(new LetterOrder(agency.id(), envelope.id(), envelope.number(), Optional.of(form.id()),
				enrolled.map(Enrolled::account), Addressee.of(to), round, address,
				LetterLanguages.of(agency.answers(), ofForm, mail), content, Optional.empty()));
	}

	private LetterContent.About about(FormKind kind, StoredForm form, Reading reading, List<String> granted) {
		return new LetterContent.About(kind.name(), granted, name(reading, Party.GRANTOR), name(reading, Party.USER),
				this.forms.isDecidedByJob(form.id()));
	}

	private static String name(Reading reading, Party party) {
		return Stream.of(reading.value(party.field("givenName")), reading.value(party.field("familyName")))
			.flatMap(Optional::stream)
			.collect(Collectors.joining(" "));
	}

}

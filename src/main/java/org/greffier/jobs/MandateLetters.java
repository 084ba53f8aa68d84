package org.greffier.jobs;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import org.greffier.casefile.Answering;
import org.greffier.casefile.StoredForm;
import org.greffier.catalogue.Agency;
import org.greffier.catalogue.FormKind;
import org.greffier.delivery.Addressee;
import org.greffier.delivery.LetterContent;
import org.greffier.delivery.LetterKind;
import org.greffier.delivery.LetterLanguages;
import org.greffier.delivery.LetterOrder;
import org.greffier.delivery.Outbox;
import org.greffier.form.Envelope;
import org.greffier.form.Language;
import org.greffier.form.Party;
import org.greffier.form.PersonId;
import org.greffier.registry.Mandate;
import org.greffier.registry.Persons;
import org.greffier.registry.RegisteredPerson;

/**
 * Word to both parties of what happened to a mandate without a new form: at addresses
 * that a used credential confirmed, and nowhere else (RULES ). Call inside the
 * transaction in which it happens.
 */
final class MandateLetters {

	private final NightSteps.Ledger ledger;

	private final Persons persons;

	private final Outbox outbox;

	MandateLetters(NightSteps.Ledger ledger, Persons persons, Outbox outbox) {
		this.ledger = ledger;
		this.persons = persons;
		this.outbox = outbox;
	}

	/**
	 * Owes a letter to each party that has a confirmed address.
	 * @param codes the accesses that it is about
	 * @param automatic whether no person took part
	 * @return how many are owed
	 */
	int owe(Agency agency, Mandate mandate, LetterKind kind, List<String> codes, Optional<LocalDate> day,
			boolean automatic) {
		Optional<StoredForm> form = mandate.form().map(this.ledger.forms()::get);
		Optional<FormKind> formKind = form.flatMap(StoredForm::kind).flatMap(this.ledger.catalogue()::kind);
		if (formKind.isEmpty()) {
			return 0;
		}
		LetterContent.About about = new LetterContent.About(formKind.get().name(), codes, name(mandate.grantor()),
				name(mandate.user()), automatic);
		int round = this.outbox.nextRound(agency.id(), mandate.id(), kind);
		int owed = 0;
		for (Party party : Party.values()) {
			Optional<String> address = this.persons
				.confirmedAddress((party == Party.GRANTOR) ? mandate.grantor() : mandate.user());
			if (address.isPresent()) {
				this.outbox.owe(order(agency, form.orElseThrow(), round, address.get(), Addressee.of(party),
						new LetterContent.OfMandate(kind, mandate.id(), about, party, day)));
				owed++;
			}
		}
		return owed;
	}

	/** Under the number, and in the language, of the form that gave the mandate last. */
	private LetterOrder order(Agency agency, StoredForm form, int round, String to, Addressee addressee,
			LetterContent content) {
		Envelope envelope = this.ledger.envelopes().get(form.envelope());
		Optional<Language> mail = this.ledger.envelopes().answering(envelope.id()).flatMap(Answering::language);
		return new LetterOrder(agency.id(), envelope.id(), envelope.number(), Optional.empty(), Optional.empty(),
				addressee, round, to,
				LetterLanguages.of(agency.answers(), form.language().map(List::of).orElse(List.of()), mail), content,
				Optional.empty());
	}

	private String name(PersonId id) {
		RegisteredPerson person = this.persons.get(id);
		return person.givenName() + " " + person.familyName();
	}

}

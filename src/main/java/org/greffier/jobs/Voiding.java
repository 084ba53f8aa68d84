package org.greffier.jobs;

import java.util.List;
import java.util.Optional;

import org.greffier.casefile.Forms;
import org.greffier.casefile.StoredForm;
import org.greffier.catalogue.Agency;
import org.greffier.catalogue.Catalogue;
import org.greffier.catalogue.FormKind;
import org.greffier.delivery.Addressee;
import org.greffier.delivery.LetterKind;
import org.greffier.delivery.LetterState;
import org.greffier.delivery.LetterStatus;
import org.greffier.delivery.Outbox;
import org.greffier.form.FormStatus;
import org.greffier.form.Party;
import org.greffier.form.Reading;
import org.greffier.reading.ReadingJson;
import org.greffier.registry.Credentials;

/**
 * What follows when a letter to a party can not be delivered: the pair of credentials is
 * void, the form is undeliverable, and the other party is told (RULES RAMQ-18). Call
 * inside a transaction.
 */
final class Voiding {

	private final Forms forms;

	private final Outbox outbox;

	private final Credentials credentials;

	private final PartyLetters letters;

	private final Catalogue catalogue;

	Voiding(Forms forms, Outbox outbox, Credentials credentials, PartyLetters letters, Catalogue catalogue) {
		this.forms = forms;
		this.outbox = outbox;
		this.credentials = credentials;
		this.letters = letters;
		this.catalogue = catalogue;
	}

	/**
	 * Repeating it changes nothing.
	 * @param why a code, such as {@code BOUNCED}
	 */
	void undeliverable(StoredForm form, String actor, String why) {
		if (!form.status().mayBecome(FormStatus.UNDELIVERABLE)
				|| !this.forms.move(form, FormStatus.UNDELIVERABLE, actor, why)) {
			return;
		}
		List<LetterState> pair = this.outbox.ofEnvelope(form.envelope())
			.stream()
			.filter((letter) -> letter.form().filter(form.id()::equals).isPresent())
			.filter((letter) -> letter.round() == this.outbox.lastRound(form.id()))
			.toList();
		if (pair.stream().anyMatch((letter) -> letter.kind().isHalf())) {
			this.outbox.account(form.id()).ifPresent((account) -> this.credentials.voidPair(account, why));
		}
		failed(pair).ifPresent((party) -> tellOther(form, party));
	}

	private static Optional<Party> failed(List<LetterState> pair) {
		return pair.stream()
			.filter((letter) -> letter.status() == LetterStatus.FAILED || letter.status() == LetterStatus.BOUNCED)
			.filter((letter) -> letter.kind().isHalf() || letter.kind() == LetterKind.GRANT_ADDED)
			.map((letter) -> (letter.addressee() == Addressee.GRANTOR) ? Party.GRANTOR : Party.USER)
			.findFirst();
	}

	private void tellOther(StoredForm form, Party failed) {
		Agency agency = this.catalogue.agency(form.agency());
		FormKind kind = form.kind().flatMap(this.catalogue::kind).orElseThrow();
		Reading reading = ReadingJson.read(this.forms.reading(form.id()).orElseThrow());
		this.letters.oweUndeliverable(agency, kind, form, reading, failed);
	}

}

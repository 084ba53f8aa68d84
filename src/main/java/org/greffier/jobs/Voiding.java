package org.greffier.jobs;

import java.util.List;
import java.util.Optional;

import org.greffier.casefile.Forms;
import org.greffier.casefile.StoredForm;
import org.greffier.catalogue.Agency;
import org.greffier.catalogue.Catalogue;
import org.greffier.catalogue.FormKind;
import org.greffier.delivery.Addressee;
import org.greffier.delivery.LetterState;
import org.greffier.delivery.LetterStatus;
import org.greffier.delivery.Outbox;
import org.greffier.form.FormStatus;
import org.greffier.form.Party;
import org.greffier.registry.Credentials;

/**
 * What follows when a letter to a party can not be delivered. Of a half, the pair of
 * credentials is void, the form is undeliverable, and the other party is told (RULES
 * RAMQ-18); a letter that carries none is only noted. Call inside a transaction.
 */
final class Voiding {

	private final Forms forms;

	private final Outbox outbox;

	private final Credentials credentials;

	private final PartyLetters letters;

	private final CurrentAddresses addresses;

	private final Catalogue catalogue;

	Voiding(Forms forms, Outbox outbox, Credentials credentials, PartyLetters letters, CurrentAddresses addresses,
			Catalogue catalogue) {
		this.forms = forms;
		this.outbox = outbox;
		this.credentials = credentials;
		this.letters = letters;
		this.addresses = addresses;
		this.catalogue = catalogue;
	}

	/**
	 * A half is lost. Repeating it changes nothing. Where the owner has chosen a password
	 * already the lost half was not needed, and the form is delivered.
	 * @param why a code, such as {@code BOUNCED}
	 */
	void undeliverable(StoredForm form, String actor, String why) {
		if (!form.status().mayBecome(FormStatus.UNDELIVERABLE)) {
			return;
		}
		if (!this.outbox.account(form.id()).map((account) -> this.credentials.voidPair(account, why)).orElse(true)) {
			notNeeded(form, actor, why);
		}
		else if (this.forms.move(form, FormStatus.UNDELIVERABLE, actor, why)) {
			failed(this.outbox.lettersOfLastRound(form.envelope(), form.id()))
				.ifPresent((party) -> tellOther(form, party));
		}
	}

	/**
	 * Word of one more access did not arrive: the access stands, and a clerk may tell.
	 */
	void noticeLost(StoredForm form, String actor, String why) {
		this.forms.note(form, actor, "form.notice", "GRANT_ADDED " + why);
		if (form.status() == FormStatus.ENROLLED) {
			this.forms.move(form, FormStatus.DELIVERED, actor, "the access stands, its notice did not arrive");
		}
	}

	private void notNeeded(StoredForm form, String actor, String why) {
		this.forms.note(form, actor, "form.notice", why + ", the account waits for no credential");
		if (form.status() == FormStatus.ENROLLED) {
			this.forms.move(form, FormStatus.DELIVERED, actor, "the account waits for no credential");
		}
	}

	private static Optional<Party> failed(List<LetterState> pair) {
		return pair.stream()
			.filter((letter) -> letter.status() == LetterStatus.FAILED || letter.status() == LetterStatus.BOUNCED)
			.filter((letter) -> letter.kind().isHalf())
			.map((letter) -> (letter.addressee() == Addressee.GRANTOR) ? Party.GRANTOR : Party.USER)
			.findFirst();
	}

	private void tellOther(StoredForm form, Party failed) {
		Agency agency = this.catalogue.agency(form.agency());
		FormKind kind = form.kind().flatMap(this.catalogue::kind).orElseThrow();
		this.letters.oweUndeliverable(agency, kind, form, this.addresses.reading(form, kind), failed);
	}

}

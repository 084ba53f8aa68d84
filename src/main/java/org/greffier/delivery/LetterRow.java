package org.greffier.delivery;

import java.util.List;
import java.util.Optional;

import org.greffier.form.AccountId;
import org.greffier.form.AgencyId;
import org.greffier.form.FormId;
import org.greffier.form.Language;
import org.greffier.form.LetterId;

/**
 * A letter as the courier handles it. Holds personal data.
 *
 * @param attempts so far, with the one under way
 */
@SuppressWarnings("ArrayRecordComponent")
record LetterRow(LetterId id, AgencyId agency, Optional<FormId> form, Optional<AccountId> account, LetterKind kind,
		int round, List<Language> languages, String to, byte[] recipientHash, SealedLetter text, LetterStatus status,
		int attempts) {

	/**
	 * What its Message-ID and Original-Envelope-Id name: the letter and, where each
	 * attempt says something else, the attempt. The same message keeps the same one.
	 */
	String token() {
		return token(this.id, this.kind, this.attempts);
	}

	static String token(LetterId id, LetterKind kind, int attempt) {
		return id + "." + ((kind == LetterKind.PASSWORD) ? attempt : 1);
	}

	LetterRow trying() {
		return new LetterRow(this.id, this.agency, this.form, this.account, this.kind, this.round, this.languages,
				this.to, this.recipientHash, this.text, LetterStatus.SENDING, this.attempts + 1);
	}

	Posted.Dispatch dispatch(LetterStatus status, String reply) {
		return new Posted.Dispatch(this.id, this.form, this.account, this.kind, status, reply);
	}

	@Override
	public String toString() {
		return "LetterRow[" + this.id + ", " + this.kind + ", " + this.status + "]";
	}

}

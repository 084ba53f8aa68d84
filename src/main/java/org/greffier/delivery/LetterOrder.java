package org.greffier.delivery;

import java.util.List;
import java.util.Optional;

import org.greffier.form.AccountId;
import org.greffier.form.AgencyId;
import org.greffier.form.EnvelopeId;
import org.greffier.form.FormId;
import org.greffier.form.Language;

/**
 * A letter to be owed. Holds personal data.
 *
 * @param requestNumber the envelope's number, such as {@code REQ-2026-000123}, for the
 * subject (RULES X-07)
 * @param form empty for a letter about the whole envelope
 * @param account of USERNAME and PASSWORD; empty where no account is concerned
 * @param addressee who the recipient is to the case
 * @param round 1, and one more for each re-issue
 * @param to exactly one address
 * @param languages one or two, in the order of the letter (see {@link LetterLanguages})
 * @param thread the mail it answers; empty for a letter that answers none
 */
public record LetterOrder(AgencyId agency, EnvelopeId envelope, String requestNumber, Optional<FormId> form,
		Optional<AccountId> account, Addressee addressee, int round, String to, List<Language> languages,
		LetterContent content, Optional<MailThread> thread) {

	public LetterOrder {
		languages = List.copyOf(languages);
		if (languages.isEmpty() || round < 1) {
			throw new IllegalArgumentException("a letter has a language and a round from 1");
		}
		if (content.kind().isHalf() && (account.isEmpty() || form.isEmpty())) {
			throw new IllegalArgumentException("half of a credential needs its form and its account");
		}
	}

	public LetterKind kind() {
		return this.content.kind();
	}

	@Override
	public String toString() {
		return "LetterOrder[" + kind() + ", " + this.addressee + ", envelope " + this.envelope + "]";
	}

}

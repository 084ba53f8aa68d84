package org.greffier.delivery;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import org.greffier.form.AccountId;
import org.greffier.form.AgencyId;
import org.greffier.form.EnvelopeId;
import org.greffier.form.FormId;
import org.greffier.form.Language;
import org.greffier.form.MandateId;

/**
 * A letter to be owed. Holds personal data.
 *
 * @param envelope what it is about; of a report to clerks the run's id in its place
 * @param requestNumber the envelope's number, such as {@code REQ-2026-000123}, for the
 * subject (RULES X-07); empty for a report
 * @param form empty for a letter about the whole envelope
 * @param account of USERNAME and PASSWORD; empty where no account is concerned
 * @param addressee who the recipient is to the case
 * @param round 1, and one more for each re-issue; of a report the clerk's place in the
 * list; of what happened to a mandate one more each time
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

	/**
	 * The report of a run to one clerk.
	 * @param place of the clerk in the body's list, from 1: of one run and place there is
	 * one report
	 */
	public static LetterOrder report(AgencyId agency, UUID run, int place, String to, Language language,
			LetterContent.NightReport content) {
		return new LetterOrder(agency, new EnvelopeId(run), "", Optional.empty(), Optional.empty(), Addressee.CLERK,
				place, to, List.of(language), content, Optional.empty());
	}

	/** The mandate that it is about; empty when it is about a form, a mail or a run. */
	Optional<MandateId> mandate() {
		return (this.content instanceof LetterContent.OfMandate of) ? Optional.of(of.mandate()) : Optional.empty();
	}

	boolean isReport() {
		return kind() == LetterKind.NIGHT_REPORT;
	}

	/** What stands before the subject. */
	String tag() {
		return this.requestNumber.isEmpty() ? "" : "[" + this.requestNumber + "] ";
	}

	public LetterKind kind() {
		return this.content.kind();
	}

	@Override
	public String toString() {
		return "LetterOrder[" + kind() + ", " + this.addressee + ", envelope " + this.envelope + "]";
	}

}

package org.greffier.delivery;

import org.greffier.form.AgencyId;
import org.greffier.form.LetterId;

/** Where every change of a letter's state is told: the audit, wired by {@code jobs}. */
@FunctionalInterface
public interface LetterJournal {

	/**
	 * A letter came to a state. Called inside the transaction of that change.
	 * @param from the same as {@code to} when the letter is new
	 * @param why counts and codes; never personal data
	 */
	void moved(AgencyId agency, LetterId letter, LetterStatus from, LetterStatus to, String why);

}

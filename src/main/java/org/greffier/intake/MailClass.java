package org.greffier.intake;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Who or what wrote a mail (MAIL rows 27 to 33). Only {@link #HUMAN} is answered. */
enum MailClass {

	HUMAN, AUTO_REPLY, BOUNCE, COMPLAINT, RECEIPT, LIST, OWN, LOOP;

	/** The key in the ledger: {@code auto-reply}. */
	String key() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

	/** The class of machine mail with this key; whoever forges it is not answered. */
	static Optional<MailClass> machine(String key) {
		return Arrays.stream(values())
			.filter((mailClass) -> mailClass != HUMAN && mailClass.key().equals(key))
			.findFirst();
	}

	/** Whether it may bring back what we sent (FAULTS finding 1, L-04, L-05). */
	boolean mayReturnOurLetters() {
		return this != HUMAN && this != LIST;
	}

}

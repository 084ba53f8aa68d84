package org.greffier.registry;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

import org.greffier.form.AccountId;
import org.greffier.form.FormId;
import org.greffier.form.MandateId;
import org.greffier.form.PersonId;

/**
 * Who acts for whom, and with what.
 *
 * @param account the user's
 * @param since when the first form that gave it was received
 * @param form the newest that gave something of it
 * @param accesses what was given and not taken away
 */
public record Mandate(MandateId id, PersonId grantor, PersonId user, AccountId account, Instant since,
		MandateStatus status, Optional<FormId> form, List<Given> accesses) {

	public Mandate {
		accesses = List.copyOf(accesses);
	}

	/** The codes of its accesses. */
	public List<String> codes() {
		return this.accesses.stream().map(Given::code).distinct().toList();
	}

	/**
	 * One access of it.
	 *
	 * @param choice the kind's list, such as {@code grant.services}
	 * @param code of the service or block
	 * @param lastDay empty for no end
	 */
	public record Given(String choice, String code, Optional<LocalDate> lastDay) {
	}

}

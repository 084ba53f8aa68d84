package org.greffier.registry;

import java.time.LocalDate;
import java.util.UUID;

import org.greffier.form.AgencyId;

/**
 * An access that everybody gets who has another one (RULES RAMQ-31).
 *
 * @param choice the kinds' list, such as {@code grant.services}
 * @param held the code of the access that they have
 * @param code of the one that they get
 * @param startsOn the local day from which on it is carried out
 * @param letters whether both parties are told
 * @param undone whether it was taken back
 */
public record GrantBatch(UUID id, AgencyId agency, String choice, String held, String code, LocalDate startsOn,
		boolean letters, boolean undone) {

	public GrantBatch {
		if (held.equals(code)) {
			throw new IllegalArgumentException("a batch gives another access than the one it asks for");
		}
	}

}

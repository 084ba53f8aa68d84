package org.greffier.registry;

import org.greffier.form.AgencyId;
import org.greffier.form.MandateId;

/**
 * Something that happened to a mandate, told inside the transaction in which it did, for
 * the audit.
 *
 * @param actor such as {@code job:enrol}
 * @param from and {@code to}: the same where what happened is an access's alone
 * @param why codes and ids; never personal data
 */
public record MandateEvent(AgencyId agency, MandateId mandate, String actor, MandateStatus from, MandateStatus to,
		String why) {
}

package org.greffier.registry;

import java.util.Optional;

import org.greffier.form.AccountId;
import org.greffier.form.AccountStatus;
import org.greffier.form.AgencyId;

/**
 * Something that happened to an account, told inside the transaction in which it did, for
 * the audit.
 *
 * @param actor {@code owner} for the account's owner, else {@code job:credentials}
 * @param event such as {@code CREDENTIAL_ISSUED}
 * @param from and {@code to}: the account's states, where they changed
 * @param why codes and counts; never personal data
 */
public record AccountEvent(AgencyId agency, AccountId account, String actor, String event, Optional<AccountStatus> from,
		Optional<AccountStatus> to, String why) {

	static AccountEvent of(AgencyId agency, AccountId account, String event, String why) {
		return new AccountEvent(agency, account, "job:credentials", event, Optional.empty(), Optional.empty(), why);
	}

}

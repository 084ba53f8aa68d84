package org.greffier.registry;

import java.util.Optional;

import org.greffier.form.AccountId;
import org.greffier.form.AccountStatus;
import org.greffier.form.PersonId;

/**
 * A person whom a body's registry knows. Holds personal data: {@code toString} does not
 * show any.
 *
 * @param address the one that was asked for, else the one given last
 * @param confirmed whether a credential that was sent with this address was used (RULES
 *
 * @param account empty for a grantor without one
 */
public record RegisteredPerson(PersonId person, String familyName, String givenName, Optional<String> address,
		boolean confirmed, Optional<AccountId> account, Optional<AccountStatus> status) {

	@Override
	public String toString() {
		return "RegisteredPerson[" + this.person + "]";
	}

}

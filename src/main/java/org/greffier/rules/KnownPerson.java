package org.greffier.rules;

import java.util.Optional;

import org.greffier.form.AccountStatus;

/**
 * A person whom the registry of this body knows. Holds personal data: {@code toString}
 * does not show any.
 *
 * @param address as last given; empty when the registry has none
 * @param confirmed whether a credential sent with this address was used (RULES X-14)
 * @param account the state of the person's account; empty for a grantor without one
 */
public record KnownPerson(String familyName, String givenName, Optional<String> address, boolean confirmed,
		Optional<AccountStatus> account) {

	@Override
	public String toString() {
		return "KnownPerson[" + this.account.map(AccountStatus::name).orElse("no account") + "]";
	}

}

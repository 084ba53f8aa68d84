package org.greffier.registry;

import java.util.Set;

import org.greffier.form.AccountId;
import org.greffier.form.AccountStatus;
import org.greffier.form.AgencyId;

/**
 * What a directory shall hold of one account from now on: the whole, never a difference,
 * so that it can be applied again after any doubt.
 *
 * @param username 3 to 32 ASCII letters and digits; an account keeps it for ever
 * @param revision grows with each change of the account; an older one never undoes a
 * newer one
 * @param access all that the account may do
 */
public record AccountChange(AgencyId agency, AccountId account, String username, AccountStatus status, long revision,
		Set<Access> access) {

	public AccountChange {
		access = Set.copyOf(access);
	}

	@Override
	public String toString() {
		return "AccountChange[" + this.account + ", " + this.status + ", revision " + this.revision + ", "
				+ this.access.size() + " accesses]";
	}

}

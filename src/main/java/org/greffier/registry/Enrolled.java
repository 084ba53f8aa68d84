package org.greffier.registry;

import java.util.List;

import org.greffier.form.AccountId;
import org.greffier.form.MandateId;

/**
 * What an enrolment did.
 *
 * @param username half of a credential: never logged, and never in a letter that has the
 * other half
 * @param newAccount whether both halves of a credential are owed: the account is new, or
 * its temporary password ran out unused and it is invited again
 * @param granted the codes that the form asked for and that are in force now
 */
public record Enrolled(AccountId account, String username, boolean newAccount, List<String> granted,
		MandateId mandate) {

	public Enrolled {
		granted = List.copyOf(granted);
	}

	@Override
	public String toString() {
		return "Enrolled[" + this.account + ", " + (this.newAccount ? "new" : "known") + ", " + this.granted.size()
				+ " granted]";
	}

}

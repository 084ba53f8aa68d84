package org.greffier.registry;

import org.greffier.form.AccountId;
import org.greffier.form.AccountStatus;

/**
 * How an account stands beside what a form says of its user (RULES X-19). The same person
 * for sure: {@code nameMatches} and {@code addressConfirmed}, or found by the user name
 * on the form with {@code nameMatches} and {@code addressMatches}.
 *
 * @param nameMatches whether the form's names are the account's person's
 * @param addressMatches whether the form's address is one of that person's
 * @param addressConfirmed whether it is one to which a credential was sent that was used
 */
public record AccountStanding(AccountId account, String username, AccountStatus status, boolean nameMatches,
		boolean addressMatches, boolean addressConfirmed) {

	@Override
	public String toString() {
		return "AccountStanding[" + this.account + ", " + this.status + "]";
	}

}

package org.greffier.delivery;

import java.util.Optional;

import org.greffier.form.AccountId;

/** Where temporary passwords come from; the registry's, wired by {@code jobs}. */
public interface SecretSource {

	/**
	 * Makes a new temporary password and commits its hash in a transaction of its own;
	 * every earlier one of the account is dead from then on. Called outside a
	 * transaction.
	 * @return empty when the account is not to have one any more: its owner chose a
	 * password already, or it was deactivated; the letter is then void
	 */
	Optional<Secret> issue(AccountId account);

	/**
	 * The server took the mail with this attempt's password (250): its lifetime starts.
	 * Called inside the transaction that records it, which it must join.
	 */
	void sent(AccountId account, int attempt);

}

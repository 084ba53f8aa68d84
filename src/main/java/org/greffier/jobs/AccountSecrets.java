package org.greffier.jobs;

import java.util.Optional;

import org.greffier.delivery.Secret;
import org.greffier.delivery.SecretSource;
import org.greffier.form.AccountId;
import org.greffier.registry.Credentials;
import org.greffier.registry.TemporaryPassword;

/** Hands the registry's temporary passwords to delivery, which does not know it. */
public final class AccountSecrets implements SecretSource {

	private final Credentials credentials;

	public AccountSecrets(Credentials credentials) {
		this.credentials = credentials;
	}

	@Override
	public Optional<Secret> issue(AccountId account) {
		return this.credentials.issue(account).map(AccountSecrets::secret);
	}

	/** Takes a copy, so that each wipes its own. */
	private static Secret secret(TemporaryPassword password) {
		try (password) {
			return new Secret(password.attempt(), password.clear().clone());
		}
	}

	@Override
	public void sent(AccountId account, int attempt) {
		this.credentials.markSent(account, attempt);
	}

}

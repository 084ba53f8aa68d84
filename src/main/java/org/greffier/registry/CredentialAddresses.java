package org.greffier.registry;

/** Where the two halves of an account's credential go. Holds personal data. */
public record CredentialAddresses(String username, String password) {

	@Override
	public String toString() {
		return "CredentialAddresses[]";
	}

}

package org.greffier.form;

import java.util.Objects;
import java.util.UUID;

/** The id of one user's account. Random, never reused, safe to log. */
public record AccountId(UUID value) {

	public AccountId {
		Objects.requireNonNull(value);
	}

	public static AccountId random() {
		return new AccountId(UUID.randomUUID());
	}

	public static AccountId of(String text) {
		return new AccountId(UUID.fromString(text));
	}

	@Override
	public String toString() {
		return this.value.toString();
	}

}

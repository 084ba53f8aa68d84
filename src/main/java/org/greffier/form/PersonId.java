package org.greffier.form;

import java.util.Objects;
import java.util.UUID;

/** The id of one person known to one agency. Random, never reused, safe to log. */
public record PersonId(UUID value) {

	public PersonId {
		Objects.requireNonNull(value);
	}

	public static PersonId random() {
		return new PersonId(UUID.randomUUID());
	}

	public static PersonId of(String text) {
		return new PersonId(UUID.fromString(text));
	}

	@Override
	public String toString() {
		return this.value.toString();
	}

}

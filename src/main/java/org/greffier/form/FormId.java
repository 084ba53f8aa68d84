package org.greffier.form;

import java.util.Objects;
import java.util.UUID;

/** The id of one form, that is one PDF file. Random, never reused, safe to log. */
public record FormId(UUID value) {

	public FormId {
		Objects.requireNonNull(value);
	}

	public static FormId random() {
		return new FormId(UUID.randomUUID());
	}

	public static FormId of(String text) {
		return new FormId(UUID.fromString(text));
	}

	@Override
	public String toString() {
		return this.value.toString();
	}

}

package org.greffier.form;

import java.util.Objects;
import java.util.UUID;

/** The id of one mandate. Random, never reused, safe to log. */
public record MandateId(UUID value) {

	public MandateId {
		Objects.requireNonNull(value);
	}

	public static MandateId random() {
		return new MandateId(UUID.randomUUID());
	}

	public static MandateId of(String text) {
		return new MandateId(UUID.fromString(text));
	}

	@Override
	public String toString() {
		return this.value.toString();
	}

}

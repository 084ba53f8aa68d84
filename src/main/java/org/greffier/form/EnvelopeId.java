package org.greffier.form;

import java.util.Objects;
import java.util.UUID;

/** The id of one e-mail or postal item. Random, never reused, safe to log. */
public record EnvelopeId(UUID value) {

	public EnvelopeId {
		Objects.requireNonNull(value);
	}

	public static EnvelopeId random() {
		return new EnvelopeId(UUID.randomUUID());
	}

	public static EnvelopeId of(String text) {
		return new EnvelopeId(UUID.fromString(text));
	}

	@Override
	public String toString() {
		return this.value.toString();
	}

}

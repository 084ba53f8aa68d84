package org.greffier.form;

import java.util.Objects;
import java.util.UUID;

/** The id of one outgoing message. Random, never reused, safe to log. */
public record LetterId(UUID value) {

	public LetterId {
		Objects.requireNonNull(value);
	}

	public static LetterId random() {
		return new LetterId(UUID.randomUUID());
	}

	public static LetterId of(String text) {
		return new LetterId(UUID.fromString(text));
	}

	@Override
	public String toString() {
		return this.value.toString();
	}

}

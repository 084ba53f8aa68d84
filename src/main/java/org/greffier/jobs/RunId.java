package org.greffier.jobs;

import java.util.Objects;
import java.util.UUID;

/** The id of one run. Random, never reused, safe to log. */
public record RunId(UUID value) {

	public RunId {
		Objects.requireNonNull(value);
	}

	public static RunId random() {
		return new RunId(UUID.randomUUID());
	}

	public static RunId of(String text) {
		return new RunId(UUID.fromString(text));
	}

	@Override
	public String toString() {
		return this.value.toString();
	}

}

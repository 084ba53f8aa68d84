package org.greffier.form;

import java.util.Objects;
import java.util.UUID;

/**
 * The id of one stored document (raw mail, PDF, picture). Random, never reused, safe to
 * log.
 */
public record DocumentId(UUID value) {

	public DocumentId {
		Objects.requireNonNull(value);
	}

	public static DocumentId random() {
		return new DocumentId(UUID.randomUUID());
	}

	public static DocumentId of(String text) {
		return new DocumentId(UUID.fromString(text));
	}

	@Override
	public String toString() {
		return this.value.toString();
	}

}

package org.greffier.form;

/**
 * What was read of one field. Holds personal data: {@code toString} does not show the
 * value.
 *
 * @param value the text, trimmed; a tick reads {@code true} or {@code false}
 * @param confidence from 0 to 1
 * @param page from 1
 * @param box where it stands, in points from the top left
 */
public record FieldReading(String value, Source source, double confidence, int page, Box box) {

	public FieldReading {
		if (!(confidence >= 0 && confidence <= 1) || page < 1) {
			throw new IllegalArgumentException("confidence is from 0 to 1 and a page from 1");
		}
	}

	@Override
	public String toString() {
		return "FieldReading[" + this.value.length() + " characters, " + this.source + ", " + this.confidence + "]";
	}

}

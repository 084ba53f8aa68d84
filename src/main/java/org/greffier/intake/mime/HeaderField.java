package org.greffier.intake.mime;

/**
 * One field of a header, unfolded.
 *
 * @param name as written
 * @param value as written, encoded words and all; may hold any character
 */
public record HeaderField(String name, String value) {

	public boolean is(String other) {
		return this.name.equalsIgnoreCase(other);
	}

	@Override
	public String toString() {
		return "HeaderField[" + this.name + "]";
	}

}

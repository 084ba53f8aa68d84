package org.greffier.delivery;

/**
 * A letter as people read it. Holds personal data; where a temporary password stands,
 * {@link #PASSWORD} does.
 *
 * @param subject one line
 * @param body lines of at most 72 characters, each ended by a line feed
 */
public record Composed(String subject, String body) {

	/** Stands for the temporary password until it is sent: one private-use character. */
	public static final char PASSWORD = '\uE000';

	@Override
	public String toString() {
		return "Composed[" + this.body.length() + " characters]";
	}

}

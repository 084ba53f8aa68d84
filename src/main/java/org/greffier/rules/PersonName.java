package org.greffier.rules;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;

/**
 * A person's name for comparison: accents, case, hyphens, apostrophes and spaces do not
 * count, so that {@code Marie-Ève L’Écuyer} is {@code marie eve lecuyer}. Holds personal
 * data: {@code toString} does not show any.
 */
record PersonName(String familyName, String givenName) {

	/** No name of a person is compared beyond this. */
	private static final int MAX_CHARACTERS = 400;

	/** Letters that Unicode does not take apart. */
	private static final Map<Integer, String> LETTERS = Map.of((int) 'œ', "oe", (int) 'æ', "ae", (int) 'ø', "o",
			(int) 'ł', "l", (int) 'đ', "d", (int) 'ð', "d", (int) 'þ', "th", (int) 'ı', "i", (int) 'ß', "ss");

	/** Whether both parts are the same, folded, each in its place. */
	boolean same(PersonName other) {
		return !isBlank() && fold(this.familyName).equals(fold(other.familyName))
				&& fold(this.givenName).equals(fold(other.givenName));
	}

	/** As {@link #same}, or with family and given name exchanged. */
	boolean sameInAnyOrder(PersonName other) {
		return same(other)
				|| same(new PersonName(/* familyName= */ other.givenName, /* givenName= */ other.familyName));
	}

	boolean isBlank() {
		return fold(this.familyName).isEmpty() && fold(this.givenName).isEmpty();
	}

	static String fold(String text) {
		String cut = (text.length() <= MAX_CHARACTERS) ? text : text.substring(0, MAX_CHARACTERS);
		String apart = Normalizer.normalize(cut, Normalizer.Form.NFKD).toLowerCase(Locale.ROOT);
		StringBuilder folded = new StringBuilder();
		apart.codePoints().filter(Character::isLetterOrDigit).forEach((c) -> {
			String known = LETTERS.get(c);
			if (known != null) {
				folded.append(known);
			}
			else {
				folded.appendCodePoint(c);
			}
		});
		return folded.toString();
	}

	@Override
	public String toString() {
		return "PersonName[]";
	}

}

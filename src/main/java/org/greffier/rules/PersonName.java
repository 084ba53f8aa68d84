package org.greffier.rules;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A person's name for comparison: accents, case, hyphens, apostrophes and spaces do not
 * count, so that {@code Marie-Ève L’Écuyer} is {@code marie eve lecuyer}. Holds personal
 * data: {@code toString} does not show any.
 */
record PersonName(String familyName, String givenName) {

	/** [judgement] Words of a certificate's name beyond the name on the form. */
	private static final int MORE_WORDS = 2;

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

	/**
	 * Whether a certificate's name is this person's: the whole family name, one whole
	 * given name, and at most {@value #MORE_WORDS} words more, such as further given
	 * names, in any order. A compound is one name: Jean is not Jean-Pierre.
	 */
	boolean isHeldBy(String name) {
		String folded = fold(name);
		if (folded.equals(fold(this.familyName + this.givenName))
				|| folded.equals(fold(this.givenName + this.familyName))) {
			return !isBlank();
		}
		List<List<String>> compounds = compounds(name);
		List<String> left = compounds.stream().flatMap(List::stream).collect(Collectors.toCollection(ArrayList::new));
		boolean family = compounds(this.familyName).stream().flatMap(List::stream).allMatch(left::remove);
		boolean given = false;
		for (List<String> one : compounds(this.givenName)) {
			given |= left.containsAll(one) && one.stream().allMatch(left::remove);
		}
		boolean whole = compounds.stream().allMatch((one) -> left.containsAll(one) || Collections.disjoint(left, one));
		return family && given && whole && left.size() <= MORE_WORDS;
	}

	/** The names in a text, each of one word or several with hyphens, folded. */
	private static List<List<String>> compounds(String text) {
		String cut = (text.length() <= MAX_CHARACTERS) ? text : text.substring(0, MAX_CHARACTERS);
		return Stream.of(cut.split("[^\\p{L}\\p{M}\\p{N}'’\\p{Pd}]+"))
			.map((one) -> Stream.of(one.split("\\p{Pd}")).map(PersonName::fold).filter((w) -> !w.isEmpty()).toList())
			.filter((one) -> !one.isEmpty())
			.toList();
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

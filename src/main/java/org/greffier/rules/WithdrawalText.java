package org.greffier.rules;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.greffier.catalogue.FormKind;
import org.greffier.form.Text;

/**
 * What a mail without a form must name before it ends an access: both persons, the
 * grantor's number and the user name (RULES RAMQ-30). People write it in their own words,
 * so it is looked for in the whole text, and held against what the registry knows.
 */
public final class WithdrawalText {

	private static final Pattern NUMBER = Pattern.compile("(?<![\\p{L}\\p{N}])[0-9]{1,20}(?![\\p{L}\\p{N}])");

	private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}\\p{M}]+");

	private WithdrawalText() {
	}

	/** Whether a mail has this subject, in either language, also as a reply. */
	public static boolean hasSubject(String subject, Text wanted) {
		String words = words(subject);
		return words.contains(words(wanted.fr())) || words.contains(words(wanted.en()));
	}

	/** The user name of this kind; empty when none is named, or several. */
	public static Optional<String> username(String text, FormKind kind) {
		Set<String> found = Usernames.in(kind.account().username(), text);
		return (found.size() == 1) ? Optional.of(found.iterator().next()) : Optional.empty();
	}

	/** Every number that stands by itself. */
	public static Set<String> numbers(String text) {
		return NUMBER.matcher(text).results().map(MatchResult::group).collect(Collectors.toSet());
	}

	/** Whether both names of a person stand in a text, whole, in whatever order. */
	public static boolean names(String text, String familyName, String givenName) {
		String words = words(text);
		String family = words(familyName);
		String given = words(givenName);
		return !family.isBlank() && !given.isBlank() && words.contains(family) && words.contains(given);
	}

	/** The words without accents and case, each between two spaces. */
	private static String words(String text) {
		return Arrays.stream(NO_WORD.split(text))
			.map(PersonName::fold)
			.filter((word) -> !word.isEmpty())
			.collect(Collectors.joining(" ", " ", " "));
	}

}

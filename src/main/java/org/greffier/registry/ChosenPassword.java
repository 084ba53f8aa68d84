package org.greffier.registry;

import java.nio.CharBuffer;
import java.util.Arrays;
import java.util.Optional;

/**
 * The rules of passwords that owners choose. Looks at what was typed and nothing else.
 */
final class ChosenPassword {

	private static final int LEAST_DIFFERENT = 5;

	private ChosenPassword() {
	}

	/** The first rule that it breaks; empty when it is suitable. */
	static Optional<ChosenProblem> problem(char[] chosen, String username, char[] temporary, int shortest,
			int longest) {
		if (Character.codePointCount(chosen, 0, chosen.length) < shortest) {
			return Optional.of(ChosenProblem.TOO_SHORT);
		}
		if (chosen.length > longest) {
			return Optional.of(ChosenProblem.TOO_LONG);
		}
		if (Arrays.equals(chosen, temporary)) {
			return Optional.of(ChosenProblem.IS_TEMPORARY);
		}
		if (contains(chosen, username.strip())) {
			return Optional.of(ChosenProblem.CONTAINS_USERNAME);
		}
		return (CharBuffer.wrap(chosen).chars().distinct().count() < LEAST_DIFFERENT)
				? Optional.of(ChosenProblem.TOO_PLAIN) : Optional.empty();
	}

	private static boolean contains(char[] text, String part) {
		for (int start = 0; !part.isEmpty() && start + part.length() <= text.length; start++) {
			int same = 0;
			while (same < part.length()
					&& Character.toUpperCase(text[start + same]) == Character.toUpperCase(part.charAt(same))) {
				same++;
			}
			if (same == part.length()) {
				return true;
			}
		}
		return false;
	}

}

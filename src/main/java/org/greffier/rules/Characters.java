package org.greffier.rules;

import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Characters that do not belong in a field: that cannot be seen, that turn the direction
 * of writing, that are no text, or letters of more than one script (Unicode UTS #39,
 * single-script restriction; the scripts of Chinese, Japanese and Korean go together).
 */
final class Characters {

	private static final Set<Character.UnicodeScript> NO_SCRIPT = EnumSet.of(Character.UnicodeScript.COMMON,
			Character.UnicodeScript.INHERITED, Character.UnicodeScript.UNKNOWN);

	private static final Set<Character.UnicodeScript> EAST_ASIAN = EnumSet.of(Character.UnicodeScript.HAN,
			Character.UnicodeScript.HIRAGANA, Character.UnicodeScript.KATAKANA, Character.UnicodeScript.BOPOMOFO,
			Character.UnicodeScript.HANGUL);

	/** Named in a finding's detail. */
	private static final int MAX_NAMED = 3;

	/** Accents on one letter; more are no writing system's. */
	private static final int MAX_MARKS = 4;

	private Characters() {
	}

	/**
	 * Which odd characters a value holds.
	 * @return up to three of them as {@code U+200B}, or the scripts as
	 * {@code LATIN + CYRILLIC}; empty when all are plain
	 */
	static Optional<String> odd(String value) {
		Set<Integer> odd = new LinkedHashSet<>();
		Set<Character.UnicodeScript> scripts = EnumSet.noneOf(Character.UnicodeScript.class);
		int marks = 0;
		for (int i = 0; i < value.length(); i += Character.charCount(value.codePointAt(i))) {
			int c = value.codePointAt(i);
			marks = isMark(c) ? marks + 1 : 0;
			if (isOdd(c) || marks > MAX_MARKS) {
				odd.add(c);
			}
			else if (Character.isLetter(c)) {
				scripts.add(Character.UnicodeScript.of(c));
			}
		}
		if (!odd.isEmpty()) {
			return Optional.of(odd.stream()
				.limit(MAX_NAMED)
				.map((c) -> String.format(Locale.ROOT, "U+%04X", c))
				.collect(Collectors.joining(", ")));
		}
		scripts.removeAll(NO_SCRIPT);
		boolean together = scripts.size() < 2 || EAST_ASIAN.containsAll(scripts);
		return together ? Optional.empty()
				: Optional.of(scripts.stream().limit(MAX_NAMED).map(Enum::name).collect(Collectors.joining(" + ")));
	}

	private static boolean isMark(int c) {
		return Character.getType(c) == Character.NON_SPACING_MARK || Character.getType(c) == Character.ENCLOSING_MARK;
	}

	private static boolean isOdd(int c) {
		return switch (Character.getType(c)) {
			case Character.CONTROL, Character.FORMAT, Character.SURROGATE, Character.PRIVATE_USE, Character.UNASSIGNED,
					Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.OTHER_SYMBOL ->
				true;
			// The no-break spaces that software puts in for a space are harmless.
			case Character.SPACE_SEPARATOR -> c != ' ' && c != 0xA0 && c != 0x202F;
			default -> isFullWidth(c);
		};
	}

	/** Full- and half-width forms of letters and digits, which look like plain ones. */
	private static boolean isFullWidth(int c) {
		return c >= 0xFF01 && c <= 0xFF5E;
	}

}

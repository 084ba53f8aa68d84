package org.greffier.reading.scan;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;

/**
 * Whether two readers that work in different ways can have seen the same line. It is no
 * proof of a value: it catches a line read in the wrong place or in the wrong font, where
 * one of them is wrong throughout. Characters that both may take for each other count as
 * one (READING: 1/l/i and 0/O at full confidence).
 */
final class SecondOpinion {

	/** What looks alike to a reader of shapes; pairs first. */
	private static final Map<String, String> PAIRS = Map.of("rn", "m", "vv", "w", "cl", "d");

	/** Each character of one row looks like the first of it. */
	private static final String[] ALIKE = { "l1ij|!ft][", "o0cqe", "s5", "b8", "z2", "g9", ".,-_'’:;" };

	private SecondOpinion() {
	}

	/**
	 * How unlike two lines are, from 0 to 1: the share of characters to change.
	 * @param one either may be empty
	 */
	static double distance(String one, String other) {
		String a = folded(one);
		String b = folded(other);
		int longer = Math.max(a.length(), b.length());
		return (longer == 0) ? 0 : (double) edits(a, b) / longer;
	}

	/** Without accents, case, spaces, and with one character for all that look alike. */
	private static String folded(String line) {
		String plain = Normalizer.normalize(line, Normalizer.Form.NFD)
			.replaceAll("[\\p{M}\\s]", "")
			.toLowerCase(Locale.ROOT);
		for (Map.Entry<String, String> pair : PAIRS.entrySet()) {
			plain = plain.replace(pair.getKey(), pair.getValue());
		}
		StringBuilder folded = new StringBuilder();
		plain.chars().forEach((c) -> folded.append(alike((char) c)));
		return folded.toString();
	}

	private static char alike(char c) {
		for (String row : ALIKE) {
			if (row.indexOf(c) >= 0) {
				return row.charAt(0);
			}
		}
		return c;
	}

	/** Levenshtein's distance. */
	private static int edits(String a, String b) {
		int[] row = new int[b.length() + 1];
		for (int j = 0; j <= b.length(); j++) {
			row[j] = j;
		}
		for (int i = 1; i <= a.length(); i++) {
			int diagonal = row[0];
			row[0] = i;
			for (int j = 1; j <= b.length(); j++) {
				int above = row[j];
				int change = diagonal + ((a.charAt(i - 1) == b.charAt(j - 1)) ? 0 : 1);
				row[j] = Math.min(change, 1 + Math.min(above, row[j - 1]));
				diagonal = above;
			}
		}
		return row[b.length()];
	}

}

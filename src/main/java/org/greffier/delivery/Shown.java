package org.greffier.delivery;

import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;

import org.greffier.form.Language;

/**
 * How values are shown in a letter. What others wrote is one line of limited length,
 * without control, invisible, direction or private-use characters (FAULTS M-03, M-10).
 */
final class Shown {

	private static final char NBSP = '\u00a0';

	private Shown() {
	}

	/**
	 * Text that somebody else wrote.
	 * @param limit at most so many characters; more end in an ellipsis
	 */
	static String clean(String text, int limit) {
		StringBuilder shown = new StringBuilder();
		text.codePoints().limit(4L * limit).forEach((c) -> {
			if (Character.isWhitespace(c) || Character.isSpaceChar(c) || Character.isISOControl(c)) {
				shown.append(' ');
			}
			else if (isShown(c)) {
				shown.appendCodePoint(c);
			}
			else {
				shown.append('\ufffd');
			}
		});
		String line = shown.toString().replaceAll(" {2,}", " ").strip();
		if (line.codePointCount(0, line.length()) <= limit) {
			return line;
		}
		return line.substring(0, line.offsetByCodePoints(0, limit - 1)).stripTrailing() + "…";
	}

	private static boolean isShown(int c) {
		return switch (Character.getType(c)) {
			case Character.FORMAT, Character.PRIVATE_USE, Character.SURROGATE, Character.UNASSIGNED,
					Character.CONTROL ->
				false;
			default -> true;
		};
	}

	/** A day as a letter writes it. */
	static String day(LocalDate day, Language language) {
		if (language == Language.EN) {
			return day.format(DateTimeFormatter.ofPattern("MMMM'" + NBSP + "'d, uuuu", language.locale()));
		}
		String number = (day.getDayOfMonth() == 1) ? "1er" : Integer.toString(day.getDayOfMonth());
		return number + NBSP + day.format(DateTimeFormatter.ofPattern("MMMM uuuu", language.locale()));
	}

	/** A decimal as the language writes it; any other text as it is. */
	static String decimal(String text, Language language) {
		return (language == Language.FR && text.matches("\\d+\\.\\d+")) ? text.replace('.', ',') : text;
	}

	/** A lifetime in days where it is whole days, else in hours. */
	static String lifetime(Duration lifetime, Language language) {
		boolean days = lifetime.toHours() % 24 == 0;
		long count = days ? lifetime.toDays() : lifetime.toHours();
		String unit = (language == Language.FR) ? (days ? "jour" : "heure") : (days ? "day" : "hour");
		return "" + count + NBSP + unit + ((count > 1) ? "s" : "");
	}

}

package org.greffier.delivery;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One line of a letter's template, filled in: a paragraph or a point of a list, however
 * long. Both the plain text and the HTML of a letter are made from these.
 *
 * @param indent the blanks before it
 * @param mark a list's mark and one blank, such as {@code "– "} or {@code "1. "}; empty
 * where there is none
 * @param text the rest, without blanks around it
 */
record LetterLine(int indent, String mark, String text) {

	private static final Pattern LINE = Pattern.compile("( *)((?:[–•-]|\\d{1,2}\\.) )?(.*)");

	static LetterLine of(String line) {
		Matcher parts = LINE.matcher(line.stripTrailing());
		if (!parts.matches()) {
			return new LetterLine(0, "", line.strip());
		}
		String mark = parts.group(2);
		return new LetterLine(parts.group(1).length(), (mark != null) ? mark : "", parts.group(3).strip());
	}

	/** The lines of a text, with at most one blank line in a row and none around it. */
	static List<LetterLine> all(String text) {
		List<LetterLine> lines = new ArrayList<>();
		boolean blank = true;
		for (LetterLine line : text.lines().map(LetterLine::of).toList()) {
			if (!line.isBlank() || !blank) {
				lines.add(line);
			}
			blank = line.isBlank();
		}
		return lines.isEmpty() || !blank ? List.copyOf(lines) : List.copyOf(lines.subList(0, lines.size() - 1));
	}

	boolean isBlank() {
		return this.text.isEmpty();
	}

	boolean isPoint() {
		return !this.mark.isEmpty();
	}

	boolean isNumbered() {
		return isPoint() && Character.isDigit(this.mark.charAt(0));
	}

	/** Whether both are points of one list. */
	boolean continues(LetterLine first) {
		return isPoint() && this.indent == first.indent && isNumbered() == first.isNumbered();
	}

	@Override
	public String toString() {
		return "LetterLine[" + this.indent + ", " + this.text.length() + " characters]";
	}

}

package org.greffier.delivery;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Breaks the long lines of a letter, as plain-text mail wants it (RFC 5322 section
 * 2.1.1). A template writes a paragraph on one line; what follows a list's mark is
 * indented below it. Never breaks at a no-break space.
 */
final class Paragraphs {

	/** Characters in a line. */
	static final int WIDTH = 72;

	private static final Pattern LEAD = Pattern.compile("^( *)((?:[–•-]|\\d{1,2}\\.) )?");

	private Paragraphs() {
	}

	/**
	 * The text with lines of at most 72 characters and at most one empty line in a row.
	 */
	static String wrap(String text) {
		StringBuilder wrapped = new StringBuilder();
		boolean empty = true;
		for (String line : text.strip().split("\n", -1)) {
			if (line.isBlank()) {
				wrapped.append(empty ? "" : "\n");
				empty = true;
			}
			else {
				wrapLine(line.stripTrailing(), wrapped);
				empty = false;
			}
		}
		return wrapped.toString();
	}

	private static void wrapLine(String line, StringBuilder out) {
		Matcher lead = LEAD.matcher(line);
		int indent = lead.find() ? lead.end() : 0;
		int used = indent;
		out.append(line, 0, indent);
		boolean first = true;
		for (String word : line.substring(indent).split(" +", -1)) {
			if (!first && used + 1 + word.length() > WIDTH) {
				out.append('\n').append(" ".repeat(indent));
				used = indent;
				first = true;
			}
			out.append(first ? "" : " ").append(word);
			used += word.length() + (first ? 0 : 1);
			first = false;
		}
		out.append('\n');
	}

}

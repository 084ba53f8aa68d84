package org.greffier.delivery;

/**
 * Breaks the long lines of a letter, as plain-text mail wants it (RFC 5322 section
 * 2.1.1). A template writes a paragraph on one line; what follows a list's mark is
 * indented below it. Never breaks at a no-break space.
 */
final class Paragraphs {

	/** Characters in a line. */
	static final int WIDTH = 72;

	private Paragraphs() {
	}

	/**
	 * The text with lines of at most 72 characters and at most one empty line in a row.
	 */
	static String wrap(String text) {
		StringBuilder wrapped = new StringBuilder();
		for (LetterLine line : LetterLine.all(text)) {
			if (line.isBlank()) {
				wrapped.append('\n');
			}
			else {
				wrapLine(line, wrapped);
			}
		}
		return wrapped.toString();
	}

	private static void wrapLine(LetterLine line, StringBuilder out) {
		int indent = line.indent() + line.mark().length();
		int used = indent;
		out.append(" ".repeat(line.indent())).append(line.mark());
		boolean first = true;
		for (String word : line.text().split(" +", -1)) {
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

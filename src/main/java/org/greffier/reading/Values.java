package org.greffier.reading;

import java.text.Normalizer;
import java.util.Comparator;
import java.util.List;

import org.greffier.form.Box;
import org.greffier.reading.PageMarks.Glyph;

/** Turns the characters in a box into a value, and cleans values of what no text has. */
final class Values {

	/** A gap of more cells than this between two characters is a space. */
	private static final double SPACE = 1.6;

	private static final double SAME_LINE = 3;

	private Values() {
	}

	/** Whether a character stands in a box. */
	static boolean in(Glyph glyph, Box box) {
		return box.contains(glyph.middle(), glyph.box().y() + glyph.box().height() / 2);
	}

	/**
	 * The characters that are seen, line by line, from left to right.
	 * @param cell the width of a character in this field, in points
	 */
	static String shown(List<Glyph> glyphs, double cell) {
		List<Glyph> sorted = glyphs.stream()
			.filter((glyph) -> glyph.visible() || glyph.blank())
			.sorted(Comparator.comparingLong((Glyph g) -> Math.round(g.baseline() / SAME_LINE))
				.thenComparingDouble((g) -> g.box().x()))
			.toList();
		StringBuilder text = new StringBuilder();
		Glyph before = null;
		for (Glyph glyph : sorted) {
			if (before != null && Math.abs(glyph.baseline() - before.baseline()) > SAME_LINE) {
				text.append('\n');
			}
			else if (before != null && !glyph.blank() && !before.blank()
					&& glyph.middle() - before.middle() > SPACE * cell) {
				text.append(' ');
			}
			text.append(glyph.blank() ? " " : glyph.text());
			before = glyph;
		}
		return clean(text.toString());
	}

	/**
	 * A value that any column takes: composed, without NUL and halves of characters
	 * (FAULTS D-11), trimmed. Line ends stay, for a rule must see them (FAULTS A-04).
	 */
	static String clean(String value) {
		StringBuilder clean = new StringBuilder(value.length());
		value.codePoints()
			.forEach((c) -> clean.appendCodePoint(
					(c == 0 || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE)) ? 0xFFFD : c));
		return Normalizer.normalize(clean, Normalizer.Form.NFC).strip();
	}

	/**
	 * Whether a page shows a value: spaces and the shape of an apostrophe do not count.
	 */
	static boolean same(String value, String shown) {
		return bare(value).equals(bare(shown));
	}

	private static String bare(String text) {
		return text.replaceAll("[\\s\\u00a0]+", "").replace('\u2019', '\'').replace('\u2018', '\'');
	}

}

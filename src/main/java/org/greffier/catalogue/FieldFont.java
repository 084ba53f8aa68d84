package org.greffier.catalogue;

import java.awt.geom.GeneralPath;
import java.util.Map;

/**
 * The font in which the fields of our blanks are typed, for who reads it off paper:
 * DejaVu Sans Mono at one size, one character a cell (READING, the blank's text fields).
 */
public final class FieldFont {

	/** In points. */
	public static final double SIZE = 10.5;

	/** How wide one cell is, in points: the font's advance, 1233 of 2048 units an em. */
	public static final double CELL = SIZE * 1233 / 2048;

	/**
	 * How far the baseline stands above the bottom of a field, in points: in the middle
	 * of the 5.1 to 6.9 that engines were seen to write.
	 */
	public static final double BASELINE = 6;

	private FieldFont() {
	}

	/**
	 * What each character draws: in points, its cell's left edge and baseline at 0, y
	 * upwards.
	 */
	public static Map<Character, GeneralPath> outlines(String characters) {
		return Typeface.MONO.glyphs(characters, SIZE);
	}

}

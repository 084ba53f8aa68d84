package org.greffier.reading.scan;

import java.awt.geom.GeneralPath;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.greffier.catalogue.FieldFont;
import org.jspecify.annotations.Nullable;

/**
 * All characters that a field of our blanks can show, at a few sharpnesses, each drawn
 * when a page first asks for it. Characters that draw alike are one: the one with the
 * lowest code.
 */
final class GlyphBook {

	/**
	 * The bell's width of each level, in points, from a clean scan at 300 dpi to a
	 * blurred one.
	 */
	private static final double[] SIGMAS = { 0.14, 0.26, 0.38, 0.52, 0.7 };

	/** Of the energy of either: two characters nearer than this draw alike. */
	private static final double ALIKE = 0.01;

	private static final int LAST = 0xff;

	/** What a code of no character is decoded to. */
	private static final int FREE = 0xfffd;

	private final String characters;

	private final List<float[]> sharp = new ArrayList<>();

	private final @Nullable Glyphs[] levels = new Glyphs[SIGMAS.length];

	GlyphBook() {
		Map<Character, GeneralPath> outlines = FieldFont.outlines(drawn());
		StringBuilder kept = new StringBuilder();
		outlines.forEach((character, outline) -> {
			float[] drawing = Outline.draw(outline);
			if (this.sharp.stream().noneMatch((other) -> alike(drawing, other))) {
				this.sharp.add(drawing);
				kept.append(character.charValue());
			}
		});
		this.characters = kept.toString();
	}

	/** The characters of WinAnsiEncoding that draw something, by their codes. */
	private static String drawn() {
		byte[] codes = new byte[LAST - '!' + 1];
		for (int i = 0; i < codes.length; i++) {
			codes[i] = (byte) ('!' + i);
		}
		return new String(codes, Charset.forName("windows-1252")).codePoints()
			.filter((code) -> Character.isDefined(code) && code != FREE && !Character.isISOControl(code)
					&& !Character.isSpaceChar(code) && Character.getType(code) != Character.FORMAT)
			.collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
			.toString();
	}

	private static boolean alike(float[] one, float[] other) {
		float apart = 0;
		float energy = 0;
		for (int i = 0; i < one.length; i++) {
			apart += (one[i] - other[i]) * (one[i] - other[i]);
			energy += one[i] * one[i];
		}
		return apart < ALIKE * energy;
	}

	int levels() {
		return SIGMAS.length;
	}

	/** The characters at one sharpness, 0 being the sharpest. */
	Glyphs at(int level) {
		Glyphs glyphs = this.levels[level];
		if (glyphs == null) {
			List<float[]> blurred = this.sharp.stream().map((d) -> Outline.blur(d, SIGMAS[level])).toList();
			glyphs = new Glyphs(this.characters, blurred);
			this.levels[level] = glyphs;
		}
		return glyphs;
	}

}

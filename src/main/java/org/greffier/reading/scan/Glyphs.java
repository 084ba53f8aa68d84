package org.greffier.reading.scan;

import java.util.List;

/**
 * What every character looks like on the {@link CellGrid} at one sharpness: darkness from
 * 0 to 1, the mean of the window taken off.
 */
final class Glyphs {

	/** Half pixels across times half pixels down. */
	static final int PHASES = 4;

	private final String characters;

	private final float[][] whole;

	private final float[] energies;

	private final float[][] half;

	/**
	 * Takes the characters' drawings on a raster twice as fine.
	 * @param drawings one a character, each with a margin of {@link Outline#MARGIN}
	 */
	Glyphs(String characters, List<float[]> drawings) {
		this.characters = characters;
		this.whole = new float[characters.length() * PHASES][];
		this.energies = new float[characters.length() * PHASES];
		this.half = new float[characters.length()][];
		for (int glyph = 0; glyph < characters.length(); glyph++) {
			for (int phase = 0; phase < PHASES; phase++) {
				float[] window = Outline.window(drawings.get(glyph), phase & 1, phase >> 1);
				if (phase == 0) {
					this.half[glyph] = halved(window);
				}
				level(window);
				this.whole[glyph * PHASES + phase] = window;
				this.energies[glyph * PHASES + phase] = CellGrid.dot(window, window, window.length);
			}
		}
	}

	private static float[] halved(float[] window) {
		float[] half = new float[CellGrid.HALF_PIXELS];
		float energy = CellGrid.halve(window, CellGrid.ACROSS, 0, 0, half);
		float norm = (float) (1 / Math.sqrt(energy));
		for (int i = 0; i < half.length; i++) {
			half[i] *= norm;
		}
		return half;
	}

	private static void level(float[] window) {
		float sum = 0;
		for (float value : window) {
			sum += value;
		}
		for (int i = 0; i < window.length; i++) {
			window[i] -= sum / window.length;
		}
	}

	int count() {
		return this.characters.length();
	}

	char character(int glyph) {
		return this.characters.charAt(glyph);
	}

	/**
	 * A character's window.
	 * @param phase bit 0: moved half a pixel to the right; bit 1: half a pixel down
	 */
	float[] window(int glyph, int phase) {
		return this.whole[glyph * PHASES + phase];
	}

	/** The sum of squares of a character's window. */
	float energy(int glyph, int phase) {
		return this.energies[glyph * PHASES + phase];
	}

	/** The sum of squares of what lies between two characters. */
	float apart(int one, int other) {
		float[] a = window(one, 0);
		float[] b = window(other, 0);
		float sum = 0;
		for (int i = 0; i < a.length; i++) {
			sum += (a[i] - b[i]) * (a[i] - b[i]);
		}
		return sum;
	}

	/** A character at half the scale, of length 1. */
	float[] half(int glyph) {
		return this.half[glyph];
	}

}

package org.greffier.reading.scan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.greffier.reading.scan.CellMatch.Candidate;

/**
 * The characters that one cell may hold, and how far each is from what is printed there.
 */
final class Cell {

	/** How many characters are compared at full scale. */
	static final int CANDIDATES = 8;

	/** How many of them are moved about. */
	private static final int MOVED = 4;

	/** Half a pixel to each side, and none. */
	private static final int STEPS = 9;

	private final Glyphs glyphs;

	private final float[] half = new float[CellGrid.HALF_PIXELS];

	private final float[] window = new float[CellGrid.PIXELS];

	private final float[] scores;

	private final int[] order = new int[CANDIDATES];

	/** How well each candidate fits. */
	private final float[] fit = new float[CANDIDATES];

	/** Of each candidate where it fits best: product with it, its energy, the print's. */
	private final float[] product = new float[CANDIDATES];

	private final float[] energy = new float[CANDIDATES];

	private final float[] print = new float[CANDIDATES];

	private final int[] placeX = new int[CANDIDATES];

	private final int[] placeY = new int[CANDIDATES];

	Cell(Glyphs glyphs) {
		this.glyphs = glyphs;
		this.scores = new float[glyphs.count()];
	}

	/**
	 * Looks at one place.
	 * @param x in half pixels of the strip, where the cell is thought to begin
	 * @param y in half pixels, where its window is
	 */
	CellMatch match(Strip strip, int x, int y) {
		preselect(strip, x >> 1, y >> 1);
		Arrays.fill(this.fit, -1);
		compare(strip, CANDIDATES, x, y);
		sort();
		for (int step = 0; step < STEPS; step++) {
			if (step != STEPS / 2) {
				compare(strip, MOVED, x + step % 3 - 1, y + step / 3 - 1);
			}
		}
		sort();
		List<Candidate> found = new ArrayList<>();
		for (int i = 0; i < CANDIDATES; i++) {
			found.add(new Candidate(this.order[i], this.product[i], this.energy[i], this.print[i], this.placeX[i],
					this.placeY[i]));
		}
		return new CellMatch(this.glyphs, found);
	}

	/** The candidates that look most alike at half the scale. */
	private void preselect(Strip strip, int left, int top) {
		CellGrid.halve(strip.pixels(), strip.width(), left, top, this.half);
		for (int glyph = 0; glyph < this.scores.length; glyph++) {
			this.scores[glyph] = CellGrid.dot(this.half, this.glyphs.half(glyph), CellGrid.HALF_PIXELS);
		}
		Arrays.fill(this.order, -1);
		for (int glyph = 0; glyph < this.scores.length; glyph++) {
			int place = CANDIDATES;
			while (place > 0
					&& (this.order[place - 1] < 0 || this.scores[this.order[place - 1]] < this.scores[glyph])) {
				place--;
			}
			if (place < CANDIDATES) {
				System.arraycopy(this.order, place, this.order, place + 1, CANDIDATES - 1 - place);
				this.order[place] = glyph;
			}
		}
	}

	/** Holds the first candidates against the print at one place. */
	private void compare(Strip strip, int candidates, int x, int y) {
		int phase = (x & 1) | ((y & 1) << 1);
		float squares = take(strip, x >> 1, y >> 1);
		float norm = (float) (1 / Math.sqrt(squares));
		for (int i = 0; i < candidates; i++) {
			float dot = CellGrid.dot(this.window, this.glyphs.window(this.order[i], phase), CellGrid.PIXELS);
			float energy = this.glyphs.energy(this.order[i], phase);
			float correlation = dot * norm / (float) Math.sqrt(energy);
			if (correlation > this.fit[i]) {
				this.fit[i] = correlation;
				this.product[i] = dot;
				this.energy[i] = energy;
				this.print[i] = squares;
				this.placeX[i] = x;
				this.placeY[i] = y;
			}
		}
	}

	/**
	 * Copies the window.
	 * @return the sum of its squares, its mean taken off
	 */
	private float take(Strip strip, int left, int top) {
		float sum = 0;
		float squares = 0;
		for (int row = 0; row < CellGrid.HIGH; row++) {
			int from = (top + row) * strip.width() + left;
			int to = row * CellGrid.ACROSS;
			for (int i = 0; i < CellGrid.ACROSS; i++) {
				float value = strip.pixels()[from + i];
				this.window[to + i] = value;
				sum += value;
				squares += value * value;
			}
		}
		return Math.max(1, squares - sum * sum / CellGrid.PIXELS);
	}

	/** How well one character fits at one place, in half pixels of the strip. */
	float fit(Strip strip, int glyph, int x, int y) {
		int phase = (x & 1) | ((y & 1) << 1);
		float squares = take(strip, x >> 1, y >> 1);
		float dot = CellGrid.dot(this.window, this.glyphs.window(glyph, phase), CellGrid.PIXELS);
		return (float) (dot / Math.sqrt(this.glyphs.energy(glyph, phase) * squares));
	}

	/** By correlation, the highest first. */
	private void sort() {
		for (int i = 1; i < CANDIDATES; i++) {
			for (int k = i; k > 0 && this.fit[k] > this.fit[k - 1]; k--) {
				swap(this.fit, k);
				swap(this.order, k);
				swap(this.placeX, k);
				swap(this.placeY, k);
				swap(this.product, k);
				swap(this.energy, k);
				swap(this.print, k);
			}
		}
	}

	private static void swap(int[] values, int k) {
		int value = values[k];
		values[k] = values[k - 1];
		values[k - 1] = value;
	}

	private static void swap(float[] values, int k) {
		float value = values[k];
		values[k] = values[k - 1];
		values[k - 1] = value;
	}

}

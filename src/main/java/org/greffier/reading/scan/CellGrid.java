package org.greffier.reading.scan;

import org.greffier.catalogue.FieldFont;

/**
 * The raster on which typed fields are compared: one comb cell is a whole number of
 * pixels wide, so that all cells of a field fall on pixels alike.
 */
final class CellGrid {

	/** Pixels a cell: 228 dpi. */
	static final int ACROSS = 20;

	/** Pixels a point. */
	static final double SCALE = ACROSS / FieldFont.CELL;

	/** Pixels from the top of a cell's window to the baseline: room for an accent. */
	static final int ABOVE = 34;

	/** Pixels from the baseline to the bottom of the window: room for a cedilla. */
	static final int BELOW = 10;

	static final int HIGH = ABOVE + BELOW;

	static final int PIXELS = ACROSS * HIGH;

	/** Pixels of a window at half the scale. */
	static final int HALF_PIXELS = PIXELS / 4;

	private CellGrid() {
	}

	/**
	 * A window of a picture at half the scale, its mean taken off.
	 * @return the sum of its squares
	 */
	static float halve(float[] picture, int stride, int left, int top, float[] into) {
		float sum = 0;
		int at = 0;
		for (int row = 0; row < HIGH; row += 2) {
			int from = (top + row) * stride + left;
			for (int column = 0; column < ACROSS; column += 2, from += 2) {
				float value = (picture[from] + picture[from + 1] + picture[from + stride] + picture[from + stride + 1])
						* 0.25f;
				into[at++] = value;
				sum += value;
			}
		}
		float mean = sum / HALF_PIXELS;
		float energy = 0;
		for (int i = 0; i < HALF_PIXELS; i++) {
			into[i] -= mean;
			energy += into[i] * into[i];
		}
		return energy;
	}

	/** The sum of products; four sums at once, since one would wait for itself. */
	static float dot(float[] one, float[] other, int length) {
		float a = 0;
		float b = 0;
		float c = 0;
		float d = 0;
		for (int i = 0; i < length; i += 4) {
			a += one[i] * other[i];
			b += one[i + 1] * other[i + 1];
			c += one[i + 2] * other[i + 2];
			d += one[i + 3] * other[i + 3];
		}
		return (a + b) + (c + d);
	}

}

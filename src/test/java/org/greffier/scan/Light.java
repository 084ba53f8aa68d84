package org.greffier.scan;

import java.util.SplittableRandom;

/**
 * How a sheet is lit: evenly in a scanner, from a side before a camera, with a shadow and
 * a lamp's warm colour.
 *
 * @param east by which the right is brighter than the left
 * @param south by which the bottom is brighter than the top
 * @param vignette by which the corners are darker than the middle
 * @param shadow how dark the holder's own shadow is
 * @param edge where the shadow begins, from 0 to 1
 * @param warm by which blue is darker than red
 */
record Light(double east, double south, double vignette, double shadow, double edge, double warm) {

	private static final Light EVEN = new Light(0, 0, 0, 0, 2, 0);

	static Light of(boolean photo, SplittableRandom random) {
		return photo
				? new Light(random.nextDouble(-0.2, 0.2), random.nextDouble(-0.2, 0.2), random.nextDouble(0.05, 0.2),
						random.nextDouble(0, 0.25), random.nextDouble(0.4, 1.2), random.nextDouble(0, 0.12))
				: EVEN;
	}

	/** The factors of brightness along a row of the picture. */
	double[] row(int width, double y, int colour) {
		double[] row = new double[width];
		if (equals(EVEN)) {
			java.util.Arrays.fill(row, 1);
			return row;
		}
		for (int i = 0; i < width; i++) {
			row[i] = at(i / (double) width, y, colour);
		}
		return row;
	}

	private double at(double x, double y, int colour) {
		double far = (x - 0.5) * (x - 0.5) + (y - 0.5) * (y - 0.5);
		double into = Math.max(0, Math.min(1, 8 * ((x + y) / 1.4 - this.edge)));
		return (1 + this.east * (x - 0.5) + this.south * (y - 0.5) - 2 * this.vignette * far) * (1 - this.shadow * into)
				* (1 - this.warm * colour / 2);
	}

}

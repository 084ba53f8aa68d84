package org.greffier.scan;

import java.util.SplittableRandom;

/**
 * What a pen leaves.
 *
 * @param rgb its colour
 * @param width of a stroke, in points
 */
record Ink(int rgb, double width) {

	private static final int[] PENS = { 0x1a1d2a, 0x15307a, 0x2440a8, 0x0a0a0c, 0x43464d };

	/** The pen that lies there: black, blue or grey, a ball point or a felt tip. */
	static Ink any(SplittableRandom random) {
		return new Ink(PENS[random.nextInt(PENS.length)], random.nextDouble(0.9, 1.9));
	}

	Ink thin(double points) {
		return new Ink(this.rgb, points);
	}

	/**
	 * How bright it looks in one plane: a grey scanner sees colours as the eye does, from
	 * ITU-R BT.601.
	 */
	double seen(int plane, int planes) {
		int red = this.rgb >> 16 & 0xff;
		int green = this.rgb >> 8 & 0xff;
		int blue = this.rgb & 0xff;
		if (planes == 1) {
			return 0.299 * red + 0.587 * green + 0.114 * blue;
		}
		return (plane == 0) ? red : (plane == 1) ? green : blue;
	}

}

package org.greffier.scan;

import java.util.SplittableRandom;

/** Numbers of a normal distribution, out of a table, since a page needs millions. */
final class Noise {

	private static final int SIZE = 1 << 14;

	private static final float[] TABLE = table();

	private Noise() {
	}

	/** Mean 0, deviation 1. */
	static double next(SplittableRandom random) {
		return TABLE[random.nextInt() & SIZE - 1];
	}

	private static float[] table() {
		java.util.Random random = new java.util.Random(20261122);
		float[] table = new float[SIZE];
		for (int i = 0; i < SIZE; i++) {
			table[i] = (float) random.nextGaussian();
		}
		return table;
	}

}

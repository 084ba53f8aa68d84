package org.greffier.scan;

/** A lens: each point spreads over its neighbours, by a normal distribution. */
final class Blur {

	private static final int ONE = 1 << 12;

	private static final double LEAST = 0.2;

	private Blur() {
	}

	/**
	 * @param sigma its deviation, in pixels
	 */
	static byte[] of(byte[] pixels, int width, int height, double sigma) {
		if (sigma < LEAST) {
			return pixels;
		}
		int[] kernel = kernel(sigma);
		byte[] across = new byte[pixels.length];
		byte[] both = new byte[pixels.length];
		int[] sums = new int[width];
		for (int row = 0; row < height; row++) {
			java.util.Arrays.fill(sums, ONE / 2);
			across(pixels, row * width, kernel, sums);
			put(sums, across, row * width);
		}
		for (int row = 0; row < height; row++) {
			java.util.Arrays.fill(sums, ONE / 2);
			for (int k = 0; k < kernel.length; k++) {
				int from = Math.max(0, Math.min(height - 1, row + k - kernel.length / 2));
				add(across, from * width, kernel[k], sums);
			}
			put(sums, both, row * width);
		}
		return both;
	}

	private static void across(byte[] pixels, int start, int[] kernel, int[] sums) {
		int reach = kernel.length / 2;
		for (int k = -reach; k <= reach; k++) {
			int factor = kernel[k + reach];
			for (int x = Math.max(0, -k); x < Math.min(sums.length, sums.length - k); x++) {
				sums[x] += factor * (pixels[start + x + k] & Paper.WHITE);
			}
			// beyond the edge is white paper
			for (int x = 0; x < -k; x++) {
				sums[x] += factor * Paper.WHITE;
			}
			for (int x = sums.length - Math.max(0, k); x < sums.length; x++) {
				sums[x] += factor * Paper.WHITE;
			}
		}
	}

	private static void add(byte[] pixels, int start, int factor, int[] sums) {
		for (int x = 0; x < sums.length; x++) {
			sums[x] += factor * (pixels[start + x] & Paper.WHITE);
		}
	}

	private static void put(int[] sums, byte[] pixels, int start) {
		for (int x = 0; x < sums.length; x++) {
			pixels[start + x] = (byte) (sums[x] / ONE);
		}
	}

	/** Whole numbers whose sum is {@link #ONE}. */
	private static int[] kernel(double sigma) {
		int reach = (int) Math.ceil(2.5 * sigma);
		double[] bell = new double[2 * reach + 1];
		double sum = 0;
		for (int i = 0; i < bell.length; i++) {
			bell[i] = Math.exp(-(i - reach) * (i - reach) / (2 * sigma * sigma));
			sum += bell[i];
		}
		int[] kernel = new int[bell.length];
		int rest = ONE;
		for (int i = 0; i < bell.length; i++) {
			kernel[i] = (int) Math.round(ONE * bell[i] / sum);
			rest -= kernel[i];
		}
		kernel[reach] += rest;
		return kernel;
	}

}

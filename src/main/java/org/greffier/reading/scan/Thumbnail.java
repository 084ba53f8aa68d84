package org.greffier.reading.scan;

import java.util.List;

/**
 * Ink shrunk to one small size and blurred, so that the same signature printed twice is
 * alike in any size, and two signatures are not.
 */
final class Thumbnail {

	private static final int WIDTH = 64;

	private static final int HEIGHT = 24;

	private final double[] ink;

	private Thumbnail(double[] ink) {
		this.ink = ink;
	}

	static Thumbnail of(int[] labels, int width, List<Blob> blobs) {
		double[] small = new double[WIDTH * HEIGHT];
		if (blobs.isEmpty()) {
			return new Thumbnail(small);
		}
		int left = blobs.stream().mapToInt(Blob::left).min().orElse(0);
		int top = blobs.stream().mapToInt(Blob::top).min().orElse(0);
		int right = blobs.stream().mapToInt(Blob::right).max().orElse(0) + 1;
		int bottom = blobs.stream().mapToInt(Blob::bottom).max().orElse(0) + 1;
		// in its own proportions, in the middle
		double scale = Math.min(WIDTH / (double) (right - left), HEIGHT / (double) (bottom - top));
		double x0 = (WIDTH - scale * (right - left)) / 2;
		double y0 = (HEIGHT - scale * (bottom - top)) / 2;
		for (Blob blob : blobs) {
			for (int y = blob.top(); y <= blob.bottom(); y++) {
				for (int x = blob.left(); x <= blob.right(); x++) {
					if (labels[y * width + x] == blob.label()) {
						int row = (int) (y0 + scale * (y - top));
						int column = (int) (x0 + scale * (x - left));
						small[row * WIDTH + column]++;
					}
				}
			}
		}
		return new Thumbnail(soft(small));
	}

	/** Each cell as the mean of itself and those around it. */
	private static double[] soft(double[] sharp) {
		double[] soft = new double[sharp.length];
		for (int y = 0; y < HEIGHT; y++) {
			for (int x = 0; x < WIDTH; x++) {
				double sum = 0;
				for (int ny = Math.max(0, y - 1); ny <= Math.min(HEIGHT - 1, y + 1); ny++) {
					for (int nx = Math.max(0, x - 1); nx <= Math.min(WIDTH - 1, x + 1); nx++) {
						sum += sharp[ny * WIDTH + nx];
					}
				}
				soft[y * WIDTH + x] = sum / 9;
			}
		}
		return soft;
	}

	/** Normalised, from -1 to 1; 0 if one is empty. */
	double correlation(Thumbnail other) {
		double meanA = mean(this.ink);
		double meanB = mean(other.ink);
		double both = 0;
		double a = 0;
		double b = 0;
		for (int i = 0; i < this.ink.length; i++) {
			double da = this.ink[i] - meanA;
			double db = other.ink[i] - meanB;
			both += da * db;
			a += da * da;
			b += db * db;
		}
		return (a > 0 && b > 0) ? both / Math.sqrt(a * b) : 0;
	}

	private static double mean(double[] values) {
		double sum = 0;
		for (double value : values) {
			sum += value;
		}
		return sum / values.length;
	}

}

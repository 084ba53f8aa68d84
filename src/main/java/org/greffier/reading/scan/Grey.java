package org.greffier.reading.scan;

import java.util.Arrays;

/**
 * A grey picture: 0 is black, 255 is white; rows from the top, without padding. The array
 * is not copied, since pictures are large and stay within one reading: whoever makes one
 * gives its array away.
 */
public final class Grey {

	private static final int BYTE = 0xff;

	/** The long side at which a page is looked at as a whole, in pixels. */
	private static final int COARSE = 1000;

	private static final int SAMPLES = 20_000;

	/** A tone so near black or white is no tone between. */
	private static final int NEARLY = 8;

	/** One in so many pixels. */
	private static final int FEW = 500;

	private final int width;

	private final int height;

	private final byte[] pixels;

	/**
	 * Takes a picture.
	 * @throws IllegalArgumentException if the array has not {@code width * height} bytes
	 */
	public Grey(int width, int height, byte[] pixels) {
		if (width < 1 || height < 1 || pixels.length != (long) width * height) {
			throw new IllegalArgumentException("not a picture of " + width + " by " + height);
		}
		this.width = width;
		this.height = height;
		this.pixels = pixels;
	}

	/** In pixels. */
	public int width() {
		return this.width;
	}

	/** In pixels. */
	public int height() {
		return this.height;
	}

	/**
	 * This picture with blocks of {@code factor} by {@code factor} pixels averaged;
	 * itself for 1.
	 */
	public Grey shrunk(int factor) {
		if (factor == 1) {
			return this;
		}
		int w = Math.max(1, this.width / factor);
		int h = Math.max(1, this.height / factor);
		byte[] smaller = new byte[w * h];
		int[] sums = new int[w];
		for (int y = 0; y < h; y++) {
			Arrays.fill(sums, 0);
			for (int i = 0; i < factor; i++) {
				int from = Math.min(y * factor + i, this.height - 1) * this.width;
				for (int x = 0; x < w * factor && x < this.width; x++) {
					sums[x / factor] += this.pixels[from + x] & BYTE;
				}
			}
			for (int x = 0; x < w; x++) {
				smaller[y * w + x] = (byte) (sums[x] / (factor * factor));
			}
		}
		return new Grey(w, h, smaller);
	}

	/** The negative, in place. */
	public Grey inverted() {
		for (int i = 0; i < this.pixels.length; i++) {
			this.pixels[i] = (byte) ~this.pixels[i];
		}
		return this;
	}

	/** Left and right exchanged, in place. */
	public Grey mirrored() {
		for (int row = 0; row < this.height; row++) {
			for (int a = row * this.width, b = a + this.width - 1; a < b; a++, b--) {
				byte left = this.pixels[a];
				this.pixels[a] = this.pixels[b];
				this.pixels[b] = left;
			}
		}
		return this;
	}

	/** Puts a picture on this one; what stands over its edges is left out. */
	public void put(Grey other, int left, int top) {
		int from = Math.max(0, -left);
		int length = Math.min(other.width, this.width - left) - from;
		for (int y = Math.max(0, -top); y < Math.min(other.height, this.height - top) && length > 0; y++) {
			System.arraycopy(other.pixels, y * other.width + from, this.pixels, (y + top) * this.width + left + from,
					length);
		}
	}

	/** A part of this picture, which lies within it. */
	Grey part(int left, int top, int w, int h) {
		byte[] part = new byte[w * h];
		for (int y = 0; y < h; y++) {
			System.arraycopy(this.pixels, (top + y) * this.width + left, part, y * w, w);
		}
		return new Grey(w, h, part);
	}

	/**
	 * Where ink is: darker than the mean of its surroundings, so that shade and a dark
	 * copy do not count.
	 * @param radius of the surroundings, in pixels
	 * @param darker by this share of the mean at least
	 * @param least and by so many levels
	 */
	boolean[] ink(int radius, double darker, double least) {
		int across = this.width + 1;
		int[] sums = new int[across * (this.height + 1)];
		for (int y = 0; y < this.height; y++) {
			int row = 0;
			for (int x = 0; x < this.width; x++) {
				row += this.pixels[y * this.width + x] & BYTE;
				sums[(y + 1) * across + x + 1] = sums[y * across + x + 1] + row;
			}
		}
		boolean[] ink = new boolean[this.pixels.length];
		for (int y = 0; y < this.height; y++) {
			int top = Math.max(0, y - radius);
			int bottom = Math.min(this.height, y + radius + 1);
			for (int x = 0; x < this.width; x++) {
				int left = Math.max(0, x - radius);
				int right = Math.min(this.width, x + radius + 1);
				int sum = sums[bottom * across + right] - sums[top * across + right] - sums[bottom * across + left]
						+ sums[top * across + left];
				double mean = sum / (double) ((bottom - top) * (right - left));
				ink[y * this.width + x] = mean - at(x, y) > Math.max(least, darker * mean);
			}
		}
		return ink;
	}

	/**
	 * Whether this is paper without anything on it.
	 * @param most the share of it that may be ink
	 */
	public boolean white(double most) {
		Grey coarse = shrunk(Math.max(1, Math.max(this.width, this.height) / COARSE));
		int inked = 0;
		for (boolean ink : coarse.ink(COARSE / 40, 0.15, 16)) {
			inked += ink ? 1 : 0;
		}
		return inked <= most * coarse.width * coarse.height;
	}

	/**
	 * The brightness that a share of the pixels of a rectangle stay below, edges
	 * included.
	 */
	int share(int left, int top, int right, int bottom, double share) {
		int[] counts = new int[BYTE + 1];
		for (int y = top; y <= bottom; y++) {
			for (int x = left; x <= right; x++) {
				counts[at(x, y)]++;
			}
		}
		double wanted = share * (right - left + 1) * (bottom - top + 1);
		int level = 0;
		for (int seen = counts[0]; seen < wanted && level < BYTE; seen += counts[level]) {
			level++;
		}
		return level;
	}

	/** The pixels themselves, not a copy. */
	byte[] pixels() {
		return this.pixels;
	}

	/** The brightness of a pixel of the picture, from 0 to 255. */
	public int at(int x, int y) {
		return this.pixels[y * this.width + x] & BYTE;
	}

	/** Whether it is black and white without tones between, but for a few pixels. */
	boolean bilevel() {
		int between = 0;
		int step = Math.max(1, this.pixels.length / SAMPLES);
		for (int i = 0; i < this.pixels.length; i += step) {
			int value = this.pixels[i] & BYTE;
			between += (value > NEARLY && value < BYTE - NEARLY) ? 1 : 0;
		}
		return (long) between * step * FEW < this.pixels.length;
	}

	/**
	 * The brightness between pixels, bilinear, from 0 to 255; pixel centres have whole
	 * co-ordinates. Outside the picture is its nearest edge.
	 */
	double sample(double x, double y) {
		double inX = Math.max(0, Math.min(this.width - 1.0, x));
		double inY = Math.max(0, Math.min(this.height - 1.0, y));
		int left = (int) inX;
		int top = (int) inY;
		int right = Math.min(left + 1, this.width - 1);
		int bottom = Math.min(top + 1, this.height - 1);
		double alongX = inX - left;
		double alongY = inY - top;
		double above = at(left, top) * (1 - alongX) + at(right, top) * alongX;
		double below = at(left, bottom) * (1 - alongX) + at(right, bottom) * alongX;
		return above * (1 - alongY) + below * alongY;
	}

	/** Whether all four pixels around a place are in the picture. */
	boolean holds(double x, double y) {
		return x >= 0 && y >= 0 && x < this.width - 1 && y < this.height - 1;
	}

	/** As {@link #sample}, faster, of a place that {@link #holds} is true of. */
	float within(double x, double y) {
		int left = (int) x;
		int top = (int) y;
		float alongX = (float) (x - left);
		float alongY = (float) (y - top);
		int at = top * this.width + left;
		int below = at + this.width;
		float high = mix(this.pixels[at] & BYTE, this.pixels[at + 1] & BYTE, alongX);
		float low = mix(this.pixels[below] & BYTE, this.pixels[below + 1] & BYTE, alongX);
		return mix(high, low, alongY);
	}

	private static float mix(float from, float to, float along) {
		return from + (to - from) * along;
	}

}

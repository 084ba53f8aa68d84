package org.greffier.reading.scan;

/**
 * A grey picture: 0 is black, 255 is white; rows from the top, without padding. The array
 * is not copied, since pictures are large and stay within one reading: whoever makes one
 * gives its array away.
 */
public final class Grey {

	private static final int BYTE = 0xff;

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

	/** The pixels themselves, not a copy. */
	byte[] pixels() {
		return this.pixels;
	}

	/** The brightness of a pixel of the picture, from 0 to 255. */
	public int at(int x, int y) {
		return this.pixels[y * this.width + x] & BYTE;
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

}

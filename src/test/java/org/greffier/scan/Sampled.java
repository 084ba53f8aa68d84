package org.greffier.scan;

/** A plane of a sheet, seen between its pixels. */
final class Sampled {

	private final byte[] pixels;

	private final int width;

	private final int height;

	private final double scale;

	Sampled(byte[] pixels, int width, int height, double scale) {
		this.pixels = pixels;
		this.width = width;
		this.height = height;
		this.scale = scale;
	}

	/** Pixels a point. */
	double scale() {
		return this.scale;
	}

	/** Bilinear; negative outside of what was printed. */
	double at(double x, double y) {
		int left = (int) Math.floor(x);
		int top = (int) Math.floor(y);
		if (left < 0 || top < 0 || left + 1 >= this.width || top + 1 >= this.height) {
			return -1;
		}
		int at = top * this.width + left;
		double right = x - left;
		double above = mixed(at, right);
		return above + (mixed(at + this.width, right) - above) * (y - top);
	}

	private double mixed(int at, double right) {
		int left = this.pixels[at] & Paper.WHITE;
		return left + ((this.pixels[at + 1] & Paper.WHITE) - left) * right;
	}

}

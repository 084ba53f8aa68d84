package org.greffier.reading.scan;

import java.util.Arrays;

import org.greffier.form.Box;

/**
 * A scan laid over its blank page, so that any place of the blank can be looked at.
 *
 * @param picture as it was scanned, in whatever position
 * @param toPixels from points of the page, from its top left, to pixels of the picture
 */
public record PageScan(Grey picture, Homography toPixels) {

	private static final float WHITE = 255;

	/** So many pixels of a row lie on a straight line, evenly, whatever the camera. */
	private static final int STRAIGHT = 16;

	/** A page that was drawn, so many pixels a point, and not scanned. */
	public static PageScan drawn(Grey picture, double scale) {
		return new PageScan(picture, new Homography(scale, 0, -0.5, 0, scale, -0.5, 0, 0));
	}

	/**
	 * A part of the page, upright, in the page's own proportions; pixel (0, 0) is centred
	 * half a pixel within the box's top left corner.
	 * @param box in points
	 * @param scale pixels a point
	 */
	public Grey cut(Box box, double scale) {
		int width = Math.max(1, (int) Math.round(box.width() * scale));
		int height = Math.max(1, (int) Math.round(box.height() * scale));
		byte[] pixels = new byte[width * height];
		for (int row = 0; row < height; row++) {
			double y = box.y() + (row + 0.5) / scale;
			for (int column = 0; column < width; column++) {
				double x = box.x() + (column + 0.5) / scale;
				pixels[row * width + column] = (byte) Math
					.round(this.picture.sample(this.toPixels.x(x, y), this.toPixels.y(x, y)));
			}
		}
		return new Grey(width, height, pixels);
	}

	/** What of the picture a box of the page takes up, in pixels. */
	public Box around(Box box) {
		double left = Double.MAX_VALUE;
		double top = Double.MAX_VALUE;
		double right = -Double.MAX_VALUE;
		double bottom = -Double.MAX_VALUE;
		for (int corner = 0; corner < 4; corner++) {
			double x = (corner % 2 == 0) ? box.x() : box.right();
			double y = (corner < 2) ? box.y() : box.bottom();
			left = Math.min(left, this.toPixels.x(x, y));
			top = Math.min(top, this.toPixels.y(x, y));
			right = Math.max(right, this.toPixels.x(x, y));
			bottom = Math.max(bottom, this.toPixels.y(x, y));
		}
		return new Box(left, top, right - left, bottom - top);
	}

	/** Pixels of the scan for a point of the page, at a place. */
	double scale(double x, double y) {
		return Math.hypot(this.toPixels.x(x + 1, y) - this.toPixels.x(x, y),
				this.toPixels.y(x + 1, y) - this.toPixels.y(x, y));
	}

	/**
	 * Darkness along a part of a row of the page, from 0 to 255; each value is the mean
	 * of some samples on each axis, so that no pixel of a fine scan is passed over.
	 * @param x where the first pixel is centred, in points
	 * @param step from one pixel to the next, in points
	 */
	void row(double x, double y, double step, int samples, float[] into, int at, int count) {
		Arrays.fill(into, at, at + count, 0);
		float share = 1f / (samples * samples);
		for (int sample = 0; sample < samples * samples; sample++) {
			int column = sample % samples;
			int row = sample / samples;
			double right = ((column + 0.5) / samples - 0.5) * step;
			double down = ((row + 0.5) / samples - 0.5) * step;
			for (int done = 0; done < count; done += STRAIGHT) {
				int length = Math.min(STRAIGHT, count - done);
				straight(x + right + done * step, y + down, length * step, share, into, at + done, length);
			}
		}
	}

	/** Adds a few pixels, between whose ends the picture is not bent. */
	private void straight(double x, double y, double along, float share, float[] into, int at, int count) {
		double fromX = this.toPixels.x(x, y);
		double fromY = this.toPixels.y(x, y);
		double stepX = (this.toPixels.x(x + along, y) - fromX) / count;
		double stepY = (this.toPixels.y(x + along, y) - fromY) / count;
		boolean inside = this.picture.holds(fromX, fromY)
				&& this.picture.holds(fromX + count * stepX, fromY + count * stepY);
		for (int i = 0; i < count; i++) {
			double px = fromX + i * stepX;
			double py = fromY + i * stepY;
			double seen = inside ? this.picture.within(px, py) : this.picture.sample(px, py);
			into[at + i] += share * (WHITE - (float) seen);
		}
	}

}

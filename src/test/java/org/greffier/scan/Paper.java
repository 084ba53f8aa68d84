package org.greffier.scan;

import java.util.List;

import org.greffier.sample.Pen.Stroke;

/**
 * One printed side of a sheet: red, green and blue, or grey alone, from 0 to 255, rows
 * from the top. What is drawn on it afterwards is ink that darkens what is below.
 */
final class Paper {

	static final int WHITE = 255;

	private static final int POINTS_AN_INCH = 72;

	private final int width;

	private final int height;

	private final int dpi;

	private final byte[][] planes;

	private Paper(int width, int height, int dpi, byte[][] planes) {
		this.width = width;
		this.height = height;
		this.dpi = dpi;
		this.planes = planes;
	}

	static Paper grey(int width, int height, int dpi, byte[] pixels) {
		return new Paper(width, height, dpi, new byte[][] { pixels });
	}

	/** Nothing on it. */
	Paper blank() {
		byte[] pixels = new byte[this.width * this.height];
		java.util.Arrays.fill(pixels, (byte) WHITE);
		return grey(this.width, this.height, this.dpi, pixels);
	}

	/** Another sheet with the same on it, to be drawn upon. */
	Paper copy(boolean colour) {
		byte[][] copies = new byte[colour ? 3 : 1][];
		for (int i = 0; i < copies.length; i++) {
			copies[i] = this.planes[Math.min(i, this.planes.length - 1)].clone();
		}
		return new Paper(this.width, this.height, this.dpi, copies);
	}

	int width() {
		return this.width;
	}

	int height() {
		return this.height;
	}

	int colours() {
		return this.planes.length;
	}

	byte[] plane(int colour) {
		return this.planes[colour];
	}

	/** Pixels a point. */
	double scale() {
		return this.dpi / (double) POINTS_AN_INCH;
	}

	/**
	 * Draws strokes with a pen whose width and pressure vary along the way.
	 * @param strokes in points from the top left of the page
	 */
	void draw(List<Stroke> strokes, Ink ink) {
		double phase = strokes.size();
		for (Stroke stroke : strokes) {
			List<double[]> points = stroke.points();
			for (int i = 1; i < points.size(); i++) {
				phase += 0.35;
				double pressure = 1 + 0.18 * Math.sin(phase) + 0.1 * Math.sin(2.7 * phase);
				line(points.get(i - 1), points.get(i), ink, ink.width() * pressure);
			}
		}
	}

	private void line(double[] from, double[] to, Ink ink, double width) {
		double s = scale();
		double half = width * s / 2;
		double dx = (to[0] - from[0]) * s;
		double dy = (to[1] - from[1]) * s;
		double length = Math.max(1e-9, dx * dx + dy * dy);
		int top = (int) Math.floor(s * Math.min(from[1], to[1]) - half - 1);
		int bottom = (int) Math.ceil(s * Math.max(from[1], to[1]) + half + 1);
		int left = (int) Math.floor(s * Math.min(from[0], to[0]) - half - 1);
		int right = (int) Math.ceil(s * Math.max(from[0], to[0]) + half + 1);
		for (int y = Math.max(0, top); y <= Math.min(this.height - 1, bottom); y++) {
			for (int x = Math.max(0, left); x <= Math.min(this.width - 1, right); x++) {
				double px = x + 0.5 - from[0] * s;
				double py = y + 0.5 - from[1] * s;
				double t = Math.max(0, Math.min(1, (px * dx + py * dy) / length));
				double coverage = half + 0.5 - Math.hypot(px - t * dx, py - t * dy);
				if (coverage > 0) {
					darken(x, y, Math.min(1, coverage), ink);
				}
			}
		}
	}

	/** Pixels alone: dirt, the fibres of a stain, a signature that somebody scanned. */
	void darken(int x, int y, double coverage, Ink ink) {
		if (x < 0 || y < 0 || x >= this.width || y >= this.height) {
			return;
		}
		int at = y * this.width + x;
		for (int i = 0; i < this.planes.length; i++) {
			int was = this.planes[i][at] & WHITE;
			double seen = ink.seen(i, this.planes.length);
			double mixed = WHITE - coverage * (WHITE - seen);
			this.planes[i][at] = (byte) Math.min(was, Math.round(mixed));
		}
	}

}

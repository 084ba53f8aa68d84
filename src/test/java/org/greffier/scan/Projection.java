package org.greffier.scan;

/**
 * A projective map of the plane, as nine numbers row by row of its matrix: from points of
 * a page, from its top left, to pixels of its scan.
 */
public final class Projection {

	private final double[] m;

	private Projection(double... m) {
		this.m = m;
	}

	static Projection scale(double x, double y) {
		return new Projection(x, 0, 0, 0, y, 0, 0, 0, 1);
	}

	static Projection move(double x, double y) {
		return new Projection(1, 0, x, 0, 1, y, 0, 0, 1);
	}

	/** Clockwise as one looks at it, around the origin. */
	static Projection turn(double degrees) {
		double cos = Math.cos(Math.toRadians(degrees));
		double sin = Math.sin(Math.toRadians(degrees));
		return new Projection(cos, -sin, 0, sin, cos, 0, 0, 0, 1);
	}

	/**
	 * A picture of so many pixels turned clockwise by quarters; it stays in its frame.
	 */
	static Projection quarters(int quarters, double width, double height) {
		return switch (Math.floorMod(quarters, 4)) {
			case 1 -> new Projection(0, -1, height, 1, 0, 0, 0, 0, 1);
			case 2 -> new Projection(-1, 0, width, 0, -1, height, 0, 0, 1);
			case 3 -> new Projection(0, 1, 0, -1, 0, width, 0, 0, 1);
			default -> scale(1, 1);
		};
	}

	/** A sheet that leans away: what is far is drawn smaller. */
	static Projection lean(double x, double y) {
		return new Projection(1, 0, 0, 0, 1, 0, x, y, 1);
	}

	/** This map, then another. */
	Projection then(Projection next) {
		double[] product = new double[9];
		for (int row = 0; row < 3; row++) {
			for (int column = 0; column < 3; column++) {
				for (int i = 0; i < 3; i++) {
					product[3 * row + column] += next.m[3 * row + i] * this.m[3 * i + column];
				}
			}
		}
		return new Projection(product);
	}

	/** The way back: the adjugate, which is the inverse but for a factor. */
	Projection back() {
		double[] a = this.m;
		return new Projection(a[4] * a[8] - a[5] * a[7], a[2] * a[7] - a[1] * a[8], a[1] * a[5] - a[2] * a[4],
				a[5] * a[6] - a[3] * a[8], a[0] * a[8] - a[2] * a[6], a[2] * a[3] - a[0] * a[5],
				a[3] * a[7] - a[4] * a[6], a[1] * a[6] - a[0] * a[7], a[0] * a[4] - a[1] * a[3]);
	}

	/**
	 * Where a row of pixels comes from, in one go: x and y in turn, times a scale.
	 * @param y of the row; its pixels have their centres at half columns
	 */
	void line(double y, double scale, double[] out) {
		double x = 0.5;
		for (int i = 0; i < out.length; i += 2, x++) {
			double by = scale / (this.m[6] * x + this.m[7] * y + this.m[8]);
			out[i] = (this.m[0] * x + this.m[1] * y + this.m[2]) * by;
			out[i + 1] = (this.m[3] * x + this.m[4] * y + this.m[5]) * by;
		}
	}

	/** Where a point of the page stands, in pixels: its column. */
	public double x(double x, double y) {
		return (this.m[0] * x + this.m[1] * y + this.m[2]) / (this.m[6] * x + this.m[7] * y + this.m[8]);
	}

	/** Its row. */
	public double y(double x, double y) {
		return (this.m[3] * x + this.m[4] * y + this.m[5]) / (this.m[6] * x + this.m[7] * y + this.m[8]);
	}

}

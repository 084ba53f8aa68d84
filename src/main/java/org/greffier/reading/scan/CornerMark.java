package org.greffier.reading.scan;

import java.util.Optional;

/**
 * Finds one of the full black squares near the corners of a page, near the place where a
 * rough map expects it. What is found is surely such a square: of its size, filled, as
 * wide as high; anything else is not found at all.
 */
final class CornerMark {

	/** Around the mark's own side: the paper that a pixel is compared with. */
	private static final double PAPER = 2.5;

	/** A pixel is ink when it is darker than its surroundings by this share of them. */
	private static final double DARKER = 0.18;

	/** And by so many levels, where all is dark. */
	private static final double LEAST = 14;

	/** By which the area may be off, as a share: ink spreads, the map is rough. */
	private static final double AREA = 0.35;

	/** By which the second moments may be off those of a square under a rough map. */
	static final double ROUGH = 0.16;

	/**
	 * And under the exact one: a blot at the edge shows here before it shifts a centre.
	 */
	static final double EXACT = 0.08;

	/** Of the middle of its extent from its centroid, as a share of its side. */
	private static final double LOPSIDED = 0.05;

	/** A smaller square on the picture is not measured finely enough, in pixels. */
	private static final double SMALLEST = 6;

	private final Grey picture;

	private final Homography rough;

	/** Of the mark, in points. */
	private final double side;

	/** By which the second moments may be off those of a square, as a share. */
	private final double tolerance;

	CornerMark(Grey picture, Homography rough, double side, double tolerance) {
		this.picture = picture;
		this.rough = rough;
		this.side = side;
		this.tolerance = tolerance;
	}

	/**
	 * The centre of the mark in pixels, and its area in square points.
	 * @param x expected centre, in points
	 * @param y expected centre, in points
	 * @param radius how far off it may be, in points
	 */
	Optional<double[]> near(double x, double y, double radius) {
		double[] jacobian = jacobian(x, y);
		double scale = Math.sqrt(Math.abs(jacobian[0] * jacobian[3] - jacobian[1] * jacobian[2]));
		if (!(scale * this.side >= SMALLEST) || !(scale < 50)) {
			return Optional.empty();
		}
		double centreX = this.rough.x(x, y);
		double centreY = this.rough.y(x, y);
		int reach = (int) Math.ceil((radius + this.side) * scale);
		int left = Math.max(0, (int) centreX - reach);
		int top = Math.max(0, (int) centreY - reach);
		int width = Math.min(this.picture.width(), (int) centreX + reach) - left;
		int height = Math.min(this.picture.height(), (int) centreY + reach) - top;
		if (width < SMALLEST || height < SMALLEST) {
			return Optional.empty();
		}
		Grey window = this.picture.part(left, top, width, height);
		boolean[] ink = window.ink((int) Math.ceil(PAPER * this.side * scale / 2), DARKER, LEAST);
		double[] best = null;
		double nearest = Double.MAX_VALUE;
		for (Blob blob : Blob.of(ink, width, height, (int) (scale * scale * this.side * this.side / 3))) {
			Optional<double[]> centre = centre(window, blob, jacobian);
			if (centre.isPresent()) {
				double off = Math.hypot(centre.get()[0] + left - centreX, centre.get()[1] + top - centreY);
				if (off < nearest) {
					nearest = off;
					best = new double[] { centre.get()[0] + left, centre.get()[1] + top, centre.get()[2] };
				}
			}
		}
		return Optional.ofNullable(best);
	}

	/** How pixels change by points at a place: x by x, x by y, y by x, y by y. */
	private double[] jacobian(double x, double y) {
		return new double[] { this.rough.x(x + 0.5, y) - this.rough.x(x - 0.5, y),
				this.rough.x(x, y + 0.5) - this.rough.x(x, y - 0.5),
				this.rough.y(x + 0.5, y) - this.rough.y(x - 0.5, y),
				this.rough.y(x, y + 0.5) - this.rough.y(x, y - 0.5) };
	}

	/** The centroid of a blob's darkness in the window, if it is a square of our size. */
	private Optional<double[]> centre(Grey window, Blob blob, double[] j) {
		double determinant = j[0] * j[3] - j[1] * j[2];
		double nominal = this.side * this.side * Math.abs(determinant);
		boolean inside = blob.left() > 0 && blob.top() > 0 && blob.right() < window.width() - 1
				&& blob.bottom() < window.height() - 1;
		if (!inside || Math.abs(blob.area() / nominal - 1) > AREA + 0.1) {
			return Optional.empty();
		}
		Moments moments = Moments.of(window, blob);
		if (Math.abs(moments.weight() / nominal - 1) > AREA) {
			return Optional.empty();
		}
		// second moments in points: those of a square are its area by twelve
		double a = j[3] / determinant;
		double b = -j[1] / determinant;
		double c = -j[2] / determinant;
		double d = j[0] / determinant;
		double xx = a * a * moments.xx() + 2 * a * b * moments.xy() + b * b * moments.yy();
		double yy = c * c * moments.xx() + 2 * c * d * moments.xy() + d * d * moments.yy();
		double xy = a * c * moments.xx() + (a * d + b * c) * moments.xy() + b * d * moments.yy();
		double square = moments.weight() / Math.abs(determinant) / 12;
		boolean shape = Math.abs(xx / square - 1) < this.tolerance && Math.abs(yy / square - 1) < this.tolerance
				&& Math.abs(xy / square) < this.tolerance;
		double lop = Math.hypot((blob.left() + blob.right()) / 2.0 - moments.x(),
				(blob.top() + blob.bottom()) / 2.0 - moments.y());
		boolean even = lop < Math.max(1, LOPSIDED * Math.sqrt(nominal));
		return (shape && even) ? Optional.of(new double[] { moments.x(), moments.y(), 12 * square }) : Optional.empty();
	}

	/**
	 * The darkness of a blob and a little around it.
	 *
	 * @param weight in whole pixels of ink
	 * @param x its centre
	 * @param xx its variance
	 */
	private record Moments(double weight, double x, double y, double xx, double xy, double yy) {

		private static Moments of(Grey window, Blob blob) {
			int margin = Math.max(2, (blob.right() - blob.left()) / 8);
			int left = Math.max(0, blob.left() - margin);
			int top = Math.max(0, blob.top() - margin);
			int right = Math.min(window.width() - 1, blob.right() + margin);
			int bottom = Math.min(window.height() - 1, blob.bottom() + margin);
			double paper = window.share(left, top, right, bottom, 0.9);
			double dark = window.share(blob.left(), blob.top(), blob.right(), blob.bottom(), 0.3);
			double[] sums = new double[6];
			for (int y = top; y <= bottom; y++) {
				for (int x = left; x <= right; x++) {
					double weight = Math.min(1, (paper - window.at(x, y)) / Math.max(1, paper - dark));
					if (weight > 0.15) {
						add(sums, weight, x - left, y - top);
					}
				}
			}
			double n = Math.max(1, sums[0]);
			double mx = sums[1] / n;
			double my = sums[2] / n;
			return new Moments(sums[0], mx + left, my + top, sums[3] / n - mx * mx, sums[4] / n - mx * my,
					sums[5] / n - my * my);
		}

		private static void add(double[] sums, double weight, double x, double y) {
			sums[0] += weight;
			sums[1] += weight * x;
			sums[2] += weight * y;
			sums[3] += weight * x * x;
			sums[4] += weight * x * y;
			sums[5] += weight * y * y;
		}

	}

}

package org.greffier.reading.scan;

import java.util.Optional;

/**
 * A projective map of the plane, from points of a page to pixels of its scan: a sheet
 * that lies flat, seen from anywhere. Eight numbers, row by row of the 3 by 3 matrix
 * whose last is 1.
 */
public record Homography(double a, double b, double c, double d, double e, double f, double g, double h) {

	private static final int UNKNOWNS = 8;

	/** A pivot below this means that three of four points lie on a line. */
	private static final double SINGULAR = 1e-9;

	/**
	 * The map that takes each of four points to its place; empty if three of them lie on
	 * a line.
	 * @param from four points, x and y each
	 * @param to four points, x and y each
	 */
	static Optional<Homography> of(double[][] from, double[][] to) {
		double[][] rows = new double[UNKNOWNS][];
		for (int i = 0; i < UNKNOWNS / 2; i++) {
			double x = from[i][0];
			double y = from[i][1];
			double u = to[i][0];
			double v = to[i][1];
			rows[2 * i] = new double[] { x, y, 1, 0, 0, 0, -x * u, -y * u, u };
			rows[2 * i + 1] = new double[] { 0, 0, 0, x, y, 1, -x * v, -y * v, v };
		}
		return solve(rows).map((s) -> new Homography(s[0], s[1], s[2], s[3], s[4], s[5], s[6], s[7]));
	}

	/** Pixel column of a point of the page. */
	double x(double px, double py) {
		return (this.a * px + this.b * py + this.c) / (this.g * px + this.h * py + 1);
	}

	/** Pixel row of a point of the page. */
	double y(double px, double py) {
		return (this.d * px + this.e * py + this.f) / (this.g * px + this.h * py + 1);
	}

	/** Gauss-Jordan with the largest pivot of each column. */
	private static Optional<double[]> solve(double[][] rows) {
		for (int column = 0; column < UNKNOWNS; column++) {
			int best = column;
			for (int row = column + 1; row < UNKNOWNS; row++) {
				best = (Math.abs(rows[row][column]) > Math.abs(rows[best][column])) ? row : best;
			}
			double[] pivot = rows[best];
			rows[best] = rows[column];
			rows[column] = pivot;
			if (!(Math.abs(pivot[column]) > SINGULAR)) {
				return Optional.empty();
			}
			for (double[] row : rows) {
				if (row != pivot) {
					subtract(row, pivot, row[column] / pivot[column]);
				}
			}
		}
		double[] solution = new double[UNKNOWNS];
		for (int i = 0; i < UNKNOWNS; i++) {
			solution[i] = rows[i][UNKNOWNS] / rows[i][i];
		}
		return Optional.of(solution);
	}

	private static void subtract(double[] row, double[] pivot, double times) {
		for (int i = 0; i < row.length; i++) {
			row[i] -= times * pivot[i];
		}
	}

}

package org.greffier.reading;

import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.PathIterator;
import java.util.ArrayList;
import java.util.List;

import org.greffier.form.Box;

/**
 * How much a pen did within a box: how far it went and how much it turned. A signature
 * turns again and again; a cross, a tick or a line does not.
 *
 * @param length in points
 * @param turning in whole turns, in either direction
 */
record Pen(double length, double turning) {

	/**
	 * Lines are looked at in steps of this, so that a shaky hand does not count as
	 * turning.
	 */
	private static final double STEP = 2;

	/** How far a flattened curve may be off, in points. */
	private static final double FLATNESS = 0.3;

	static Pen of(List<double[]> lines, Box box) {
		double length = 0;
		double turning = 0;
		for (double[] line : lines) {
			double x = line[0];
			double y = line[1];
			double heading = Double.NaN;
			for (int i = 2; i + 1 < line.length; i += 2) {
				double step = Math.hypot(line[i] - x, line[i + 1] - y);
				if (step < STEP && i + 3 < line.length) {
					continue;
				}
				double next = Math.atan2(line[i + 1] - y, line[i] - x);
				if (step > 0 && box.contains((x + line[i]) / 2, (y + line[i + 1]) / 2)) {
					length += step;
					turning += Double.isNaN(heading) ? 0 : Math.abs(Math.IEEEremainder(next - heading, 2 * Math.PI));
				}
				heading = next;
				x = line[i];
				y = line[i + 1];
			}
		}
		return new Pen(length, turning / (2 * Math.PI));
	}

	/** The lines of a path, its curves flattened: x, y, x, y... each. */
	static List<double[]> lines(Path2D path) {
		List<double[]> lines = new ArrayList<>();
		List<Double> line = new ArrayList<>();
		double[] at = new double[2];
		double[] first = new double[2];
		for (PathIterator i = path.getPathIterator(new AffineTransform(), FLATNESS); !i.isDone(); i.next()) {
			switch (i.currentSegment(at)) {
				case PathIterator.SEG_MOVETO -> {
					add(lines, line);
					first = at.clone();
					line.add(at[0]);
					line.add(at[1]);
				}
				case PathIterator.SEG_CLOSE -> {
					line.add(first[0]);
					line.add(first[1]);
				}
				default -> {
					line.add(at[0]);
					line.add(at[1]);
				}
			}
		}
		add(lines, line);
		return lines;
	}

	private static void add(List<double[]> lines, List<Double> line) {
		if (line.size() > 2) {
			lines.add(line.stream().mapToDouble(Double::doubleValue).toArray());
		}
		line.clear();
	}

	Pen plus(Pen other) {
		return new Pen(this.length + other.length, this.turning + other.turning);
	}

}

package org.greffier.reading;

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

	Pen plus(Pen other) {
		return new Pen(this.length + other.length, this.turning + other.turning);
	}

}

package org.greffier.scan;

import java.util.SplittableRandom;

import org.greffier.form.Box;

/** What a sheet suffers between printer and scanner. */
final class Dirt {

	private static final Ink BLACK = new Ink(0x101010, 1);

	private static final Ink COFFEE = new Ink(0x9a7b55, 1);

	private static final Ink SHADE = new Ink(0x808080, 1);

	private final Paper paper;

	private final SplittableRandom random;

	Dirt(Paper paper, SplittableRandom random) {
		this.paper = paper;
		this.random = random;
	}

	/** A ring of a cup, two punched holes, a fold across, specks. */
	void stain() {
		ring();
		double scale = this.paper.scale();
		for (double y : new double[] { 282, 510 }) {
			disc(30 * scale, y * scale, 8.5 * scale, 1, BLACK);
		}
		fold(this.random.nextDouble(250, 540) * scale);
		for (int i = 0; i < 60; i++) {
			disc(this.random.nextInt(this.paper.width()), this.random.nextInt(this.paper.height()),
					this.random.nextDouble(0.5, 2.5), this.random.nextDouble(0.3, 1), BLACK);
		}
	}

	/** A few specks in a box, none as long as a letter. */
	void specks(Box box) {
		double scale = this.paper.scale();
		for (int i = this.random.nextInt(2, 12); i > 0; i--) {
			disc(scale * (box.x() + this.random.nextDouble() * box.width()),
					scale * (box.y() + this.random.nextDouble() * box.height()), this.random.nextDouble(0.8, 4),
					this.random.nextDouble(0.4, 1), BLACK);
		}
	}

	private void ring() {
		double scale = this.paper.scale();
		double x = this.random.nextDouble(0.1, 0.9) * this.paper.width();
		double y = this.random.nextDouble(0.1, 0.9) * this.paper.height();
		double radius = this.random.nextDouble(90, 120) * scale / 2;
		int reach = (int) radius + 20;
		for (int dy = -reach; dy <= reach; dy++) {
			for (int dx = -reach; dx <= reach; dx++) {
				double off = Math.abs(Math.hypot(dx, dy) - radius) / (2.2 * scale);
				double patchy = 0.55 + 0.45 * Math.sin(3 * Math.atan2(dy, dx) + radius);
				if (off < 1) {
					this.paper.darken((int) x + dx, (int) y + dy, 0.55 * (1 - off) * patchy, COFFEE);
				}
			}
		}
	}

	private void fold(double at) {
		for (int x = 0; x < this.paper.width(); x++) {
			double y = at + 0.004 * x;
			for (int dy = -6; dy <= 6; dy++) {
				this.paper.darken(x, (int) y + dy, 0.4 * (1 - Math.abs(dy) / 7.0), SHADE);
			}
		}
	}

	private void disc(double x, double y, double radius, double coverage, Ink ink) {
		for (int py = (int) (y - radius - 1); py <= y + radius + 1; py++) {
			for (int px = (int) (x - radius - 1); px <= x + radius + 1; px++) {
				double inside = radius + 0.5 - Math.hypot(px - x, py - y);
				if (inside > 0) {
					this.paper.darken(px, py, coverage * Math.min(1, inside), ink);
				}
			}
		}
	}

}

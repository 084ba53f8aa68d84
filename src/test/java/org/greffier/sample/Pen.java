package org.greffier.sample;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.greffier.form.Box;

/**
 * A hand. The same name always signs alike and two names never do: an initial, a run of
 * loops for each name, a bar and a dot, as a person who signs a hundred forms a week
 * writes. Not anybody's real signature.
 */
public final class Pen {

	/** One stroke, pen down to pen up: x and y in points from the page's top left. */
	public record Stroke(List<double[]> points) {
	}

	private final Random random;

	private final Box box;

	/** How far the tops lean to the right, in parts of the box. */
	private final double slant;

	/** From 0, a zigzag, to above 1, wide loops. */
	private final double roundness;

	private final List<Stroke> strokes = new ArrayList<>();

	private Pen(String name, Box box) {
		this.random = new Random(name.hashCode() * 2654435761L);
		this.box = box;
		this.slant = between(-0.02, 0.09);
		this.roundness = between(0, 1.3);
	}

	/** The strokes of {@code name}'s signature inside {@code box}. */
	public static List<Stroke> sign(String name, Box box) {
		Pen pen = new Pen(name, box.grown(-0.1 * Math.min(box.width(), box.height())));
		pen.write(name);
		return List.copyOf(pen.strokes);
	}

	/** A cross: what a witness writes for somebody who cannot sign. */
	public static List<Stroke> cross(Box box) {
		double x = box.x() + box.width() / 4;
		double y = box.y() + box.height() / 3;
		double size = box.height() / 4;
		return List.of(new Stroke(List.of(new double[] { x, y }, new double[] { x + size, y + size })),
				new Stroke(List.of(new double[] { x, y + size }, new double[] { x + size, y })));
	}

	private void write(String name) {
		double x = 0.03 + between(0, 0.03);
		for (String word : name.split(" ")) {
			x = initial(x);
			x = letters(x, Math.min(7, word.length() - 1));
			x += between(0.01, 0.03);
		}
		bar(x);
		if (this.random.nextBoolean()) {
			dot(x * between(0.3, 0.9), between(0.1, 0.25));
		}
	}

	/**
	 * A tall figure: where it starts, how often and which way it turns are the person's.
	 */
	private double initial(double x) {
		double width = between(0.05, 0.11);
		double turns = between(0.6, 1.9) * (this.random.nextBoolean() ? 1 : -1);
		double start = between(-StrictMath.PI, StrictMath.PI);
		double squeeze = between(0.2, 0.6);
		List<double[]> points = new ArrayList<>();
		for (int i = 0; i <= 36; i++) {
			double t = i / 36.0;
			double angle = start + 2 * StrictMath.PI * turns * t;
			double y = 0.5 + 0.4 * (1 - 0.4 * t) * StrictMath.sin(angle);
			points.add(at(x + width * (0.3 + 0.6 * t + squeeze * StrictMath.cos(angle)) + this.slant * (0.5 - y), y));
		}
		this.strokes.add(new Stroke(points));
		return x + width;
	}

	/** A run of loops or, from a hurried hand, of points; some are tall. */
	private double letters(double x, int count) {
		List<double[]> points = new ArrayList<>();
		double at = x;
		for (int letter = 0; letter < count; letter++) {
			double tall = (this.random.nextInt(4) == 0) ? between(0.28, 0.42) : between(0.06, 0.17);
			double advance = between(0.018, 0.045);
			double loop = this.roundness * between(0.4, 1.2) * advance;
			double base = 0.62 + between(-0.03, 0.03);
			for (int i = 0; i < 12; i++) {
				double angle = 2 * StrictMath.PI * i / 12;
				double up = tall * (1 - StrictMath.cos(angle)) / 2;
				points.add(at(at + advance * i / 12 + loop * StrictMath.sin(angle) + this.slant * up, base - up));
			}
			at += advance;
		}
		if (points.size() > 1) {
			this.strokes.add(new Stroke(points));
		}
		return at;
	}

	/** The line under or through a signature, never quite straight. */
	private void bar(double end) {
		double y = between(0.7, 0.85);
		double bend = between(-0.08, 0.08);
		double from = between(0.02, 0.2);
		List<double[]> points = new ArrayList<>();
		for (int i = 0; i <= 20; i++) {
			double t = i / 20.0;
			points.add(at(from + (end - from) * t, y + bend * StrictMath.sin(StrictMath.PI * t) - 0.06 * t));
		}
		this.strokes.add(new Stroke(points));
	}

	private void dot(double x, double y) {
		this.strokes.add(new Stroke(List.of(at(x, y), at(x + 0.005, y + 0.02))));
	}

	private double between(double low, double high) {
		return low + (high - low) * this.random.nextDouble();
	}

	/** From parts of the box to points on the page, kept inside and on hundredths. */
	private double[] at(double x, double y) {
		double inX = this.box.x() + this.box.width() * Math.min(1, Math.max(0, x));
		double inY = this.box.y() + this.box.height() * Math.min(1, Math.max(0, y));
		return new double[] { Math.round(inX * 100) / 100.0, Math.round(inY * 100) / 100.0 };
	}

}

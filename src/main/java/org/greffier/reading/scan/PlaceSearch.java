package org.greffier.reading.scan;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Finds by how much the whole of a typed line is off its place: engines write at another
 * height, those that ignore combs begin further right, and a scan is never laid over its
 * blank exactly.
 */
final class PlaceSearch {

	/** How many cells are looked at, those with most ink. */
	private static final int CELLS = 6;

	/** A line begins no further left than this, in pixels. */
	private static final int LEFT = -4;

	/** From this far right it would begin in the next cell. */
	private static final int RIGHT = LEFT + CellGrid.ACROSS;

	private static final int UP = -6;

	private static final int DOWN = 6;

	/** Between two places that are tried at half the scale, in pixels. */
	private static final int STEP = 2;

	/** A line that fits so well near where it was expected is not sought elsewhere. */
	private static final double NEAR_ENOUGH = 0.8;

	/** Letters and digits suffice to find a line. */
	private static final String FAMILIAR = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ@";

	private final Strip strip;

	private final Glyphs glyphs;

	private final int[] familiar;

	private final float[] half = new float[CellGrid.HALF_PIXELS];

	private final Cell cell;

	PlaceSearch(Strip strip, Glyphs glyphs) {
		this.strip = strip;
		this.glyphs = glyphs;
		this.cell = new Cell(glyphs);
		this.familiar = IntStream.range(0, glyphs.count())
			.filter((glyph) -> FAMILIAR.indexOf(glyphs.character(glyph)) >= 0)
			.toArray();
	}

	/**
	 * Looks near a place first, then everywhere.
	 * @param inked the cells with ink, where nothing is moved
	 */
	Place find(List<Integer> inked, Place near) {
		List<Integer> darkest = inked.stream()
			.sorted(Comparator.comparingDouble((cell) -> -ink(cell)))
			.limit(CELLS)
			.toList();
		int x = Math.floorDiv(near.x(), 2);
		int y = Math.floorDiv(near.y(), 2);
		Place found = best(darkest, x - STEP, x + STEP, y - STEP, y + STEP);
		if (found.fit() < NEAR_ENOUGH) {
			Place other = best(darkest, LEFT, RIGHT - 1, UP, DOWN);
			found = (other.fit() > found.fit() + 0.02) ? other : found;
		}
		return fine(darkest, found);
	}

	private double ink(int cell) {
		return this.strip.ink(Strip.left(cell), Strip.left(cell + 1));
	}

	private Place best(List<Integer> cells, int left, int right, int up, int down) {
		Place best = new Place(0, 0, -1);
		for (int y = up; y <= down; y += STEP) {
			for (int x = left; x <= right; x += STEP) {
				double sum = 0;
				for (int cell : cells) {
					sum += fit(Strip.left(cell) + x, this.strip.top() + y);
				}
				double fit = sum / cells.size();
				best = (fit > best.fit()) ? new Place(2 * x, 2 * y, fit) : best;
			}
		}
		return best;
	}

	/** How well the likeliest character fits at half the scale. */
	private double fit(int left, int top) {
		float energy = CellGrid.halve(this.strip.pixels(), this.strip.width(), left, top, this.half);
		float best = 0;
		for (int glyph : this.familiar) {
			best = Math.max(best, CellGrid.dot(this.half, this.glyphs.half(glyph), CellGrid.HALF_PIXELS));
		}
		return best / Math.sqrt(Math.max(1, energy));
	}

	/** The middle of where the single cells fit best. */
	private Place fine(List<Integer> cells, Place rough) {
		List<CellMatch> matches = cells.stream()
			.map((cell) -> this.cell.match(this.strip, 2 * Strip.left(cell) + rough.x(),
					2 * this.strip.top() + rough.y()))
			.toList();
		int[] x = new int[cells.size()];
		int[] y = new int[cells.size()];
		double fit = 0;
		for (int i = 0; i < x.length; i++) {
			x[i] = matches.get(i).first().x() - 2 * Strip.left(cells.get(i));
			y[i] = matches.get(i).first().y() - 2 * this.strip.top();
			fit += matches.get(i).first().correlation() / x.length;
		}
		Arrays.sort(x);
		Arrays.sort(y);
		return new Place(x[x.length / 2], y[y.length / 2], fit);
	}

}

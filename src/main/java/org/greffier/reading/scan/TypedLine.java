package org.greffier.reading.scan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Reads one line of cells with characters of one sharpness, from left to right, and
 * follows it where it drifts off its place: paper bends and lenses bulge.
 */
final class TypedLine {

	/** What of a cell's own shift is followed. */
	private static final float FOLLOW = 0.25f;

	/** How far a line is followed off its place, in half pixels. */
	private static final float FARTHEST = 4;

	/** Columns of a cell that its neighbours may touch. */
	private static final int SIDE = 3;

	private final Strip strip;

	private final Place place;

	private final List<Integer> cells = new ArrayList<>();

	private final List<CellMatch> matches = new ArrayList<>();

	private TypedLine(Strip strip, Place place) {
		this.strip = strip;
		this.place = place;
	}

	/** A line in which nothing stands. */
	static TypedLine empty(Strip strip) {
		return new TypedLine(strip, Place.EXPECTED);
	}

	/**
	 * Reads it.
	 * @param ink by how much the darkest spot of a cell is darker than paper, for ink
	 */
	static TypedLine read(Strip strip, Glyphs glyphs, Place place, float ink) {
		TypedLine line = new TypedLine(strip, place);
		Cell cell = new Cell(glyphs);
		float driftX = 0;
		float driftY = 0;
		for (int i = 0; i < strip.cells(); i++) {
			int x = 2 * Strip.left(i) + place.x();
			int y = 2 * strip.top() + place.y();
			if (!(line.peak(i) > ink)) {
				continue;
			}
			int seekX = x + Math.round(driftX);
			int seekY = y + Math.round(driftY);
			CellMatch match = cell.match(strip, seekX, Math.max(2, Math.min(2 * strip.lowest() - 2, seekY)));
			driftX = follow(driftX, match.first().x() - x);
			driftY = follow(driftY, match.first().y() - y);
			line.cells.add(i);
			line.matches.add(match);
		}
		return line;
	}

	private static float follow(float drift, float seen) {
		float next = drift + FOLLOW * (seen - drift);
		return Math.max(-FARTHEST, Math.min(FARTHEST, next));
	}

	/** The darkest spot of a cell. */
	float peak(int cell) {
		int left = Strip.left(cell) + Math.floorDiv(this.place.x(), 2);
		int end = Math.min(left + CellGrid.ACROSS - SIDE, this.strip.width() - Strip.MARGIN + 1);
		return this.strip.peak(left + SIDE, end);
	}

	/** The cells with ink, from the left. */
	List<Integer> cells() {
		return this.cells;
	}

	/** What each of the cells with ink may hold. */
	List<CellMatch> matches() {
		return this.matches;
	}

	/** How well the characters fit in the middle; 0 without any. */
	double correlation() {
		return middle(this.matches.stream().mapToDouble((match) -> match.first().correlation()).toArray());
	}

	/** The darkness of its ink in the middle; 0 without any. */
	double ink() {
		return middle(this.matches.stream().mapToDouble((match) -> match.first().ink()).toArray());
	}

	private static double middle(double[] values) {
		Arrays.sort(values);
		return (values.length == 0) ? 0 : values[values.length / 2];
	}

}

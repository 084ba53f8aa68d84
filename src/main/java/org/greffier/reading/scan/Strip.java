package org.greffier.reading.scan;

import java.util.Arrays;

import org.greffier.catalogue.FieldFont;
import org.greffier.catalogue.Layout.PlacedField;
import org.greffier.form.Box;

/**
 * One field cut out of its page on the {@link CellGrid}: darkness from 0 to 255, with a
 * margin on all sides.
 */
final class Strip {

	/** Pixels left of the first cell and right of the last. */
	static final int MARGIN = 26;

	/** Pixels above the box and below it. */
	static final int ABOVE = 4;

	/** Pixels of the box's edge that its printed frame may touch. */
	private static final int FRAME = 5;

	/** A scan finer than this many times the grid is averaged. */
	private static final double FINER = 1.5;

	private static final int LEVELS = 256;

	/** Pixels of a spot. */
	private static final int SPOT = 9;

	/**
	 * Pixels at either end of a field that PDFBox, for one, clips, and one for a page off
	 * its place.
	 */
	private static final int CUT = 4;

	/** Of the label above a field, in points. */
	private static final double LABEL_HEIGHT = 11;

	private static final double LABEL_WIDTH = 36;

	/** Print is never paler; where it were, noise would be taken for ink. */
	private static final int PALEST = 24;

	private final float[] pixels;

	private final int width;

	private final int height;

	private final int cells;

	/** Darkness of the paper around each column. */
	private final float[] paper;

	/**
	 * By how much the darkest spot of each column, of three by three pixels, is darker
	 * than the paper.
	 */
	private final float[] peaks;

	private Strip(float[] pixels, int width, int height, int cells) {
		this.pixels = pixels;
		this.width = width;
		this.height = height;
		this.cells = cells;
		this.paper = paperOf();
		this.peaks = peaksOf();
	}

	static Strip of(PageScan page, PlacedField field) {
		Box box = field.box();
		int width = field.cells() * CellGrid.ACROSS + 2 * MARGIN;
		int height = (int) Math.ceil(box.height() * CellGrid.SCALE) + 2 * ABOVE;
		double step = 1 / CellGrid.SCALE;
		double fineness = page.scale(box.x() + box.width() / 2, box.y()) / CellGrid.SCALE;
		int samples = (int) Math.max(1, Math.ceil(fineness / FINER));
		float[] pixels = new float[width * height];
		for (int row = 0; row < height; row++) {
			page.row(box.x() + (0.5 - MARGIN) * step, box.y() + (row + 0.5 - ABOVE) * step, step, samples, pixels,
					row * width, width);
		}
		return new Strip(pixels, width, height, field.cells());
	}

	/**
	 * By how much the blank's own print above a field is darker than its paper: bold
	 * letters, as dark as what is typed.
	 */
	static float labelInk(PageScan page, PlacedField field) {
		int width = (int) (Math.min(LABEL_WIDTH, field.box().width()) * CellGrid.SCALE);
		int height = (int) (LABEL_HEIGHT * CellGrid.SCALE);
		double step = 1 / CellGrid.SCALE;
		float[] row = new float[width];
		int[] counts = new int[LEVELS];
		for (int i = 0; i < height; i++) {
			page.row(field.box().x(), field.box().y() - LABEL_HEIGHT + (i + 0.5) * step, step, 1, row, 0, width);
			for (float dark : row) {
				counts[Math.max(0, Math.min(LEVELS - 1, (int) dark))]++;
			}
		}
		return Math.max(PALEST, rank(counts, width * height * 97 / 100) - rank(counts, width * height / 2));
	}

	private static int rank(int[] counts, int rank) {
		int level = 0;
		for (int seen = counts[0]; seen < rank; seen += counts[level]) {
			level++;
		}
		return level;
	}

	float[] pixels() {
		return this.pixels;
	}

	int width() {
		return this.width;
	}

	int cells() {
		return this.cells;
	}

	/** The column at which a cell begins where nothing is moved. */
	static int left(int cell) {
		return MARGIN + cell * CellGrid.ACROSS;
	}

	/** The row at which a cell's window begins where nothing is moved. */
	int top() {
		double baseline = this.height - ABOVE - FieldFont.BASELINE * CellGrid.SCALE;
		return (int) Math.round(baseline) - CellGrid.ABOVE;
	}

	/** The lowest row at which a window may begin. */
	int lowest() {
		return this.height - CellGrid.HIGH - 1;
	}

	/** The darkest spot in some columns, above the paper's own darkness. */
	float peak(int from, int to) {
		float peak = 0;
		for (int column = Math.max(0, from); column < Math.min(this.width, to); column++) {
			peak = Math.max(peak, this.peaks[column]);
		}
		return peak;
	}

	/** All the darkness in some columns, above the paper's own. */
	double ink(int from, int to) {
		double ink = 0;
		for (int row = ABOVE + FRAME; row < this.height - ABOVE - FRAME; row++) {
			for (int column = from; column < to; column++) {
				ink += this.pixels[row * this.width + column] - this.paper[column];
			}
		}
		return ink;
	}

	/**
	 * The darkest spot above the windows of a line and below them, but within the frame.
	 * @param top the row at which the windows begin
	 */
	float beside(int top) {
		float dark = 0;
		for (int row = ABOVE + FRAME; row < this.height - ABOVE - FRAME; row++) {
			if (row < top - 1 || row > top + CellGrid.HIGH) {
				for (int column = MARGIN; column < this.width - MARGIN; column++) {
					dark = Math.max(dark, spot(row, column) / SPOT - this.paper[column]);
				}
			}
		}
		return dark;
	}

	private float spot(int row, int column) {
		float sum = 0;
		for (int at = (row - 1) * this.width + column; at <= (row + 1) * this.width + column; at += this.width) {
			sum += this.pixels[at - 1] + this.pixels[at] + this.pixels[at + 1];
		}
		return sum;
	}

	/**
	 * What a character leaves unexplained of a window, and where most. Columns that a
	 * viewer may have cut off count as explained.
	 * @param template the character, its mean taken off
	 * @param ink the darkness of its ink
	 */
	Unexplained unexplained(int left, int top, float[] template, float ink) {
		float[] apart = new float[CellGrid.PIXELS];
		float sum = 0;
		int seen = 0;
		for (int i = 0; i < apart.length; i++) {
			int column = left + i % CellGrid.ACROSS;
			if (!cut(column)) {
				apart[i] = this.pixels[(top + i / CellGrid.ACROSS) * this.width + column] - ink * template[i];
				sum += apart[i];
				seen++;
			}
		}
		float mean = sum / Math.max(1, seen);
		float squares = 0;
		for (int i = 0; i < apart.length; i++) {
			apart[i] = cut(left + i % CellGrid.ACROSS) ? 0 : apart[i] - mean;
			squares += apart[i] * apart[i];
		}
		return new Unexplained(Math.sqrt(squares / CellGrid.PIXELS), oddest(apart));
	}

	/** Viewers draw within a field less a point at either end: wide letters lose it. */
	private boolean cut(int column) {
		return column < MARGIN + CUT || column >= this.width - MARGIN - CUT;
	}

	private static float oddest(float[] apart) {
		float oddest = 0;
		for (int row = 1; row < CellGrid.HIGH - 1; row++) {
			for (int column = 1; column < CellGrid.ACROSS - 1; column++) {
				float spot = 0;
				for (int at = (row - 1) * CellGrid.ACROSS + column; at <= (row + 1) * CellGrid.ACROSS
						+ column; at += CellGrid.ACROSS) {
					spot += apart[at - 1] + apart[at] + apart[at + 1];
				}
				oddest = Math.max(oddest, Math.abs(spot / SPOT));
			}
		}
		return oddest;
	}

	/** Paper is most of what lies within the frame, some cells around. */
	private float[] paperOf() {
		float[] paper = new float[this.width];
		int[] counts = new int[LEVELS];
		int step = CellGrid.ACROSS;
		for (int column = 0; column < this.width; column += step) {
			Arrays.fill(counts, 0);
			int all = 0;
			int from = Math.max(MARGIN, column - 2 * step);
			int to = Math.min(this.width - MARGIN, column + 3 * step);
			for (int row = ABOVE + FRAME; row < this.height - ABOVE - FRAME; row += 2) {
				for (int x = from; x < to; x += 2) {
					counts[(int) Math.max(0, Math.min(LEVELS - 1, this.pixels[row * this.width + x]))]++;
					all++;
				}
			}
			Arrays.fill(paper, column, Math.min(this.width, column + step), rank(counts, all / 2));
		}
		return paper;
	}

	private float[] peaksOf() {
		float[] peaks = new float[this.width];
		float[] columns = new float[this.width];
		for (int row = ABOVE + FRAME; row < this.height - ABOVE - FRAME; row++) {
			int above = (row - 1) * this.width;
			int at = row * this.width;
			int below = (row + 1) * this.width;
			for (int column = 0; column < this.width; column++) {
				columns[column] = this.pixels[above + column] + this.pixels[at + column] + this.pixels[below + column];
			}
			for (int column = 1; column < this.width - 1; column++) {
				float spot = columns[column - 1] + columns[column] + columns[column + 1];
				peaks[column] = (spot > peaks[column]) ? spot : peaks[column];
			}
		}
		for (int column = 0; column < this.width; column++) {
			peaks[column] = Math.max(0, peaks[column] / SPOT - this.paper[column]);
		}
		return peaks;
	}

	/**
	 * What is left of a window when its character is taken off.
	 *
	 * @param residual in the mean of squares, in darkness
	 * @param odd of the spot that differs most, three by three pixels, likewise
	 */
	record Unexplained(double residual, double odd) {
	}

}

package org.greffier.reading.scan;

import org.greffier.form.Box;

/**
 * Reads boxes to tick by the share of ink inside their frame (READING 11).
 *
 * @param off a smaller share is an empty box
 * @param on a larger share is a ticked one
 * @param struck a still larger one was blackened, perhaps to take a tick back
 */
public record TickReader(double off, double on, double struck) {

	/** Pixels a point at which a box is looked at. */
	private static final double SCALE = 4;

	/** Around the box, in points. */
	private static final double AROUND = 5;

	/** The frame, and by how much it blurs into the box, in points. */
	private static final double FRAME = 2;

	/** By which the frame may be off its place, in points. */
	private static final double REACH = 2;

	private static final double PAPER = 0.8;

	private static final double DARKER = 0.2;

	private static final double LEAST = 25;

	/** What stands in one box. */
	public Tick read(PageScan scan, PageScan blank, Box box) {
		Box around = box.grown(AROUND);
		Grey seen = scan.cut(around, SCALE);
		boolean[] ink = ink(seen);
		boolean[] frame = ink(blank.cut(around, SCALE));
		int width = seen.width();
		for (int row = 0; row < seen.height(); row++) {
			double y = (row + 0.5) / SCALE - AROUND - box.height() / 2;
			for (int column = 0; column < width; column++) {
				double x = (column + 0.5) / SCALE - AROUND - box.width() / 2;
				frame[row * width + column] &= Math.max(Math.abs(x) - box.width() / 2,
						Math.abs(y) - box.height() / 2) < 1;
			}
		}
		Alignment shift = Alignment.of(frame, ink, width, 0, width, (int) (REACH * SCALE));
		int from = (int) Math.round((AROUND + FRAME) * SCALE);
		int right = (int) Math.round((AROUND + box.width() - FRAME) * SCALE);
		int bottom = (int) Math.round((AROUND + box.height() - FRAME) * SCALE);
		int inked = 0;
		for (int y = from; y < bottom; y++) {
			for (int x = from; x < right; x++) {
				inked += ink[(y + shift.dy()) * width + x + shift.dx()] ? 1 : 0;
			}
		}
		double share = inked / (double) ((right - from) * (bottom - from));
		boolean sure = share < this.off || (share > this.on && share < this.struck);
		return new Tick(share >= (this.off + this.on) / 2, sure, share);
	}

	private static boolean[] ink(Grey picture) {
		double paper = picture.share(0, 0, picture.width() - 1, picture.height() - 1, PAPER);
		double dark = paper - Math.max(LEAST, DARKER * paper);
		boolean[] ink = new boolean[picture.width() * picture.height()];
		for (int i = 0; i < ink.length; i++) {
			ink[i] = picture.at(i % picture.width(), i / picture.width()) < dark;
		}
		return ink;
	}

	/**
	 * One box.
	 *
	 * @param share of its inside that is ink, from 0 to 1
	 */
	public record Tick(boolean on, boolean sure, double share) {
	}

}

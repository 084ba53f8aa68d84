package org.greffier.reading.scan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import org.greffier.form.Box;

/**
 * What a scan has in a signature box that its blank has not: ink, as patches. Nothing of
 * the picture is kept.
 */
public final class InkBox {

	/** Pixels a point. */
	static final double SCALE = 3;

	/** By which the box may be off its place, in pixels (READING 12). */
	private static final int REACH = 6;

	/** The blank is laid over the scan in so many parts from left to right. */
	private static final int PARTS = 4;

	/** By which what the blank prints is spread before it is taken away, in pixels. */
	private static final int SPREAD = 2;

	/** Of the surroundings that ink is darker than, in pixels. */
	private static final int AROUND = 30;

	/** Of the nine dots around and with one: fewer are a speck, more have a hole. */
	private static final int FEW = 2;

	private static final int MANY = 5;

	private static final double DARKER = 0.15;

	private static final double LEAST = 16;

	private final int width;

	private final int height;

	private final int[] labels;

	private final List<Blob> blobs;

	private InkBox(int width, int height, boolean[] ink, int speck) {
		this.width = width;
		this.height = height;
		this.labels = new int[ink.length];
		this.blobs = List.copyOf(Blob.of(ink, width, height, speck, this.labels));
	}

	/**
	 * The ink in a box.
	 * @param blanks the page in each language in which it may have been printed
	 * @param box in points, its margin included
	 * @param speck smaller patches are dirt, in square points
	 */
	public static InkBox of(PageScan scan, List<PageScan> blanks, Box box, double speck) {
		Grey seen = scan.cut(box, SCALE);
		boolean[] ink = seen.ink(AROUND, DARKER, LEAST);
		boolean[] left = ink.clone();
		for (PageScan blank : blanks) {
			boolean[] printed = blank.cut(box, SCALE).ink(AROUND, DARKER, LEAST);
			int width = seen.width();
			for (int part = 0; part < PARTS; part++) {
				int from = part * width / PARTS;
				int to = (part + 1) * width / PARTS;
				Alignment shift = Alignment.of(printed, ink, width, from, to, REACH);
				erase(left, printed, width, new int[] { from, to }, shift);
			}
		}
		return new InkBox(seen.width(), seen.height(), smooth(left, seen.width()),
				(int) Math.round(speck * SCALE * SCALE));
	}

	/** Without single dots and holes, which would lengthen every outline. */
	private static boolean[] smooth(boolean[] ragged, int width) {
		boolean[] smooth = new boolean[ragged.length];
		for (int at = width + 1; at < ragged.length - width - 1; at++) {
			int around = 0;
			for (int row = at - width; row <= at + width; row += width) {
				around += (ragged[row - 1] ? 1 : 0) + (ragged[row] ? 1 : 0) + (ragged[row + 1] ? 1 : 0);
			}
			smooth[at] = ragged[at] ? around > FEW : around > MANY;
		}
		return smooth;
	}

	private static void erase(boolean[] ink, boolean[] printed, int width, int[] part, Alignment shift) {
		int height = ink.length / width;
		for (int y = 0; y < height; y++) {
			for (int x = part[0]; x < part[1]; x++) {
				if (!printed[y * width + x]) {
					continue;
				}
				for (int py = y + shift.dy() - SPREAD; py <= y + shift.dy() + SPREAD; py++) {
					for (int px = x + shift.dx() - SPREAD; px <= x + shift.dx() + SPREAD; px++) {
						if (px >= 0 && py >= 0 && px < width && py < height) {
							ink[py * width + px] = false;
						}
					}
				}
			}
		}
	}

	/** The patches that are no specks. */
	List<Blob> blobs() {
		return this.blobs;
	}

	private boolean inked(Blob blob, int x, int y) {
		return x >= 0 && y >= 0 && x < this.width && y < this.height && this.labels[y * this.width + x] == blob.label();
	}

	/**
	 * The length of the strokes of a patch, in points: half its outline, which a raster
	 * lengthens by 4/pi on average.
	 */
	double length(Blob blob) {
		int sides = 0;
		for (int y = blob.top(); y <= blob.bottom(); y++) {
			for (int x = blob.left(); x <= blob.right(); x++) {
				if (inked(blob, x, y)) {
					sides += inked(blob, x - 1, y) ? 0 : 1;
					sides += inked(blob, x + 1, y) ? 0 : 1;
					sides += inked(blob, x, y - 1) ? 0 : 1;
					sides += inked(blob, x, y + 1) ? 0 : 1;
				}
			}
		}
		return sides * Math.PI / 8 / SCALE;
	}

	/**
	 * How often a line across a patch meets ink, in the tenth of its rows that meet it
	 * most: a stroke once, a cross twice, writing more often.
	 */
	int crossings(Blob blob) {
		List<Integer> rows = new ArrayList<>();
		for (int y = blob.top(); y <= blob.bottom(); y++) {
			int runs = 0;
			for (int x = blob.left(); x <= blob.right(); x++) {
				runs += (inked(blob, x, y) && !inked(blob, x - 1, y)) ? 1 : 0;
			}
			rows.add(runs);
		}
		rows.sort(null);
		return rows.get((int) (rows.size() * 0.9));
	}

	/**
	 * The share of the inked columns whose lowest ink stands on one line, which may lean
	 * a little: type stands on a line, a hand does not.
	 */
	double onLine() {
		int[] lowest = new int[this.width];
		int columns = 0;
		Arrays.fill(lowest, -1);
		for (Blob blob : this.blobs) {
			for (int x = blob.left(); x <= blob.right(); x++) {
				for (int y = blob.bottom(); y > lowest[x]; y--) {
					if (inked(blob, x, y)) {
						lowest[x] = y;
					}
				}
			}
		}
		for (int y : lowest) {
			columns += (y >= 0) ? 1 : 0;
		}
		int most = 0;
		for (int lean = -4; lean <= 4; lean++) {
			int[] counts = new int[this.height + this.width / 12 + 4];
			for (int x = 0; x < this.width; x++) {
				if (lowest[x] >= 0) {
					int line = lowest[x] + (int) Math.round((lean * x) / 100.0);
					for (int y = Math.max(0, line - 1); y <= Math.min(counts.length - 1, line + 1); y++) {
						counts[y]++;
						most = Math.max(most, counts[y]);
					}
				}
			}
		}
		return (columns == 0) ? 0 : most / (double) columns;
	}

	/** The ink shrunk to its own extent, soft, for comparing two boxes; empty if none. */
	Thumbnail thumbnail() {
		return Thumbnail.of(this.labels, this.width, this.blobs);
	}

	/** How alike the ink of two boxes is, from -1 to 1 (READING 13). */
	public double likeness(InkBox other) {
		return thumbnail().correlation(other.thumbnail());
	}

}

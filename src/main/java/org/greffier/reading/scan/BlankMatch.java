package org.greffier.reading.scan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import org.greffier.catalogue.Layout;
import org.greffier.form.Box;

/**
 * Holds a registered page against its blank, patch by patch where the blank prints
 * something and nobody writes: whether it is this blank, in this language, and lies where
 * the map says.
 *
 * @param likeness the correlation of the patch in the middle, from -1 to 1
 * @param off how far off the patches are, the third quarter of them, in points
 */
public record BlankMatch(double likeness, double off) {

	/** Pixels a point at which patches are compared. */
	private static final double SCALE = 1.5;

	private static final double WIDTH = 72;

	private static final double HEIGHT = 24;

	/** By which a patch is looked for around its place, in points. */
	private static final double REACH = 10 / 3.0;

	private static final int MOST_PATCHES = 12;

	/** A patch with less print than this share of the fullest is left out. */
	private static final double PALE = 0.3;

	/** The patches of a blank's page, from all its parts. */
	public static List<Box> patches(PageScan blank, Layout layout, int page) {
		List<Box> taken = new ArrayList<>();
		layout.fields().stream().filter((f) -> f.page() == page).forEach((f) -> taken.add(f.box().grown(4)));
		layout.ticks().stream().filter((t) -> t.page() == page).forEach((t) -> taken.add(t.box().grown(4)));
		layout.signatures()
			.values()
			.stream()
			.filter((s) -> s.page() == page)
			.forEach((s) -> taken.add(s.box().grown(14)));
		List<Patch> printed = new ArrayList<>();
		for (double y = 104; y + HEIGHT < layout.height() - 24; y += HEIGHT / 2) {
			for (double x = 50; x + WIDTH < layout.width() - 50; x += WIDTH / 2) {
				Box box = new Box(x, y, WIDTH, HEIGHT);
				if (taken.stream().noneMatch(box::intersects)) {
					printed.add(new Patch(box, spread(blank.cut(box, SCALE))));
				}
			}
		}
		printed.sort(Comparator.comparingDouble((Patch patch) -> -patch.spread()));
		List<Box> chosen = new ArrayList<>();
		// no part of the page bears more than three, so that all of it is held
		for (Patch patch : printed) {
			long near = chosen.stream()
				.filter((box) -> Math.abs(box.y() - patch.box().y()) < layout.height() / 6)
				.count();
			boolean free = chosen.stream().noneMatch((box) -> box.intersects(patch.box()));
			if (near < 3 && free && chosen.size() < MOST_PATCHES && patch.spread() > PALE * printed.get(0).spread()) {
				chosen.add(patch.box());
			}
		}
		return chosen;
	}

	/** Compares the patches of a page with those of its blank. */
	public static BlankMatch of(PageScan scan, PageScan blank, List<Box> patches) {
		List<double[]> found = patches.stream().map((box) -> best(scan, blank, box)).toList();
		if (found.isEmpty()) {
			return new BlankMatch(0, REACH);
		}
		double[] likeness = found.stream().mapToDouble((f) -> f[0]).sorted().toArray();
		double[] off = found.stream().mapToDouble((f) -> f[1]).sorted().toArray();
		return new BlankMatch(likeness[likeness.length / 2], off[Math.min(off.length - 1, off.length * 3 / 4)]);
	}

	/** The highest correlation around a place, and how far from it. */
	private static double[] best(PageScan scan, PageScan blank, Box box) {
		Grey wanted = blank.cut(box, SCALE);
		Grey seen = scan.cut(box.grown(REACH), SCALE);
		int reachX = (seen.width() - wanted.width()) / 2;
		int reachY = (seen.height() - wanted.height()) / 2;
		double[] best = { -1, REACH };
		for (int dy = -reachY; dy <= reachY; dy++) {
			for (int dx = -reachX; dx <= reachX; dx++) {
				double score = correlation(wanted, seen, reachX + dx, reachY + dy);
				if (score > best[0]) {
					best = new double[] { score, Math.hypot(dx, dy) / SCALE };
				}
			}
		}
		return best;
	}

	private static double correlation(Grey wanted, Grey seen, int left, int top) {
		int n = wanted.width() * wanted.height();
		long a = 0;
		long b = 0;
		long aa = 0;
		long bb = 0;
		long ab = 0;
		for (int y = 0; y < wanted.height(); y++) {
			for (int x = 0; x < wanted.width(); x++) {
				long p = wanted.at(x, y);
				long q = seen.at(left + x, top + y);
				a += p;
				b += q;
				aa += p * p;
				bb += q * q;
				ab += p * q;
			}
		}
		double spread = ((double) n * aa - (double) a * a) * ((double) n * bb - (double) b * b);
		return (spread > 0) ? ((double) n * ab - (double) a * b) / Math.sqrt(spread) : 0;
	}

	private static double spread(Grey part) {
		double sum = 0;
		double squares = 0;
		for (int i = 0; i < part.pixels().length; i++) {
			double value = part.at(i % part.width(), i / part.width());
			sum += value;
			squares += value * value;
		}
		double mean = sum / part.pixels().length;
		return squares / part.pixels().length - mean * mean;
	}

	private record Patch(Box box, double spread) {
	}

}

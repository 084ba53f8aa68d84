package org.greffier.reading;

import java.awt.geom.AffineTransform;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

import org.greffier.form.Box;
import org.greffier.reading.PageMarks.Glyph;
import org.greffier.reading.PageMarks.Picture;
import org.greffier.reading.PageMarks.Shape;

/**
 * What a page has that its blank has not, and the other way round. What people add, and
 * what a forger changes, is in here; the places are the blank's.
 *
 * @param glyphs of the page that the blank has not, also those that nobody sees
 * @param shapes of the page that the blank has not
 * @param pictures of the page that the blank has not
 * @param missing of the blank's characters, of which the page shows none in that place
 * @param matched share of the blank's characters that the page shows, from 0 to 1
 * @param moved whether the page had to be scaled or shifted to lie over the blank
 */
record Difference(PageMarks page, List<Glyph> glyphs, List<Shape> shapes, List<Picture> pictures, List<Glyph> missing,
		double matched, boolean moved) {

	/** Two characters stand in the same place if they are no further apart, in points. */
	private static final double SAME_PLACE = 2;

	/** Above this a page lies over its blank as it is. */
	static final double ALIKE = 0.9;

	static Difference of(PageMarks page, PageMarks blank) {
		Difference straight = compare(page, blank, false);
		if (straight.matched >= ALIKE) {
			return straight;
		}
		Optional<AffineTransform> fit = PageFit.of(page, blank);
		return fit.map((f) -> compare(PageFit.moved(page, f), blank, true))
			.filter((fitted) -> fitted.matched > straight.matched)
			.orElse(straight);
	}

	private static Difference compare(PageMarks page, PageMarks blank, boolean moved) {
		List<Glyph> wanted = blank.glyphs().stream().filter((g) -> g.visible() && !g.blank()).toList();
		Places<Glyph> glyphs = new Places<>(wanted, Glyph::box);
		List<Glyph> extra = new ArrayList<>();
		for (Glyph glyph : page.glyphs()) {
			boolean known = glyph.visible() && !glyph.blank()
					&& glyphs.take(glyph.box(), (g) -> sameSize(g.box(), glyph.box()) && g.look().same(glyph.look()));
			if (!known) {
				extra.add(glyph);
			}
		}
		Places<Shape> shapes = new Places<>(blank.shapes(), Shape::box);
		List<Shape> added = page.shapes()
			.stream()
			.filter((s) -> !shapes.take(s.box(), (b) -> b.filled() == s.filled() && sameSize(b.box(), s.box())))
			.toList();
		Places<Picture> pictures = new Places<>(blank.pictures(), Picture::box);
		List<Picture> pasted = page.pictures()
			.stream()
			.filter((p) -> !pictures.take(p.box(), (b) -> sameSize(b.box(), p.box())))
			.toList();
		List<Glyph> missing = glyphs.left();
		double matched = wanted.isEmpty() ? 1 : 1 - (double) missing.size() / wanted.size();
		return new Difference(page, extra, added, pasted, missing, matched, moved);
	}

	private static boolean sameSize(Box a, Box b) {
		return Math.abs(a.width() - b.width()) < SAME_PLACE && Math.abs(a.height() - b.height()) < SAME_PLACE;
	}

	/** Marks by place, each of which can be taken once. */
	private static final class Places<T> {

		private static final double CELL = 4;

		private final Map<Long, List<T>> cells = new HashMap<>();

		private final Function<T, Box> box;

		private Places(List<T> marks, Function<T, Box> box) {
			this.box = box;
			for (T mark : marks) {
				Box at = box.apply(mark);
				this.cells.computeIfAbsent(cell(at.x(), at.bottom()), (c) -> new ArrayList<>()).add(mark);
			}
		}

		private boolean take(Box at, Predicate<T> same) {
			for (int dx = -1; dx <= 1; dx++) {
				for (int dy = -1; dy <= 1; dy++) {
					List<T> near = this.cells.getOrDefault(cell(at.x() + dx * CELL, at.bottom() + dy * CELL),
							List.of());
					for (T mark : near) {
						Box b = this.box.apply(mark);
						if (Math.abs(b.x() - at.x()) <= SAME_PLACE && Math.abs(b.bottom() - at.bottom()) <= SAME_PLACE
								&& same.test(mark)) {
							near.remove(mark);
							return true;
						}
					}
				}
			}
			return false;
		}

		private List<T> left() {
			return this.cells.values().stream().flatMap(List::stream).toList();
		}

		private static long cell(double x, double y) {
			return (long) Math.floor(x / CELL) * 1_000_003L + (long) Math.floor(y / CELL);
		}

	}

}

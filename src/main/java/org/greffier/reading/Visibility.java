package org.greffier.reading;

import java.util.ArrayList;
import java.util.List;

import org.greffier.reading.PageMarks.Glyph;
import org.greffier.reading.PageMarks.Picture;
import org.greffier.reading.PageMarks.Shape;

/**
 * Takes from the characters of a page the ones that nobody sees: painted over later, or
 * in the colour of what lies below (FAULTS P-14, P-15).
 */
final class Visibility {

	/** Less difference of brightness than this is not seen. */
	private static final double CONTRAST = 0.12;

	/** A smaller fill hides no character, in points of a side. */
	private static final double SMALLEST_COVER = 3;

	private Visibility() {
	}

	/**
	 * Judges the characters of a page.
	 * @param judged orders below this were judged among themselves before
	 */
	static PageMarks of(PageMarks page, int judged) {
		List<Shape> covers = page.shapes()
			.stream()
			.filter((s) -> s.filled() && s.visible() && s.box().width() >= SMALLEST_COVER
					&& s.box().height() >= SMALLEST_COVER)
			.toList();
		List<Shape> later = covers.stream().filter((s) -> s.order() >= judged).toList();
		List<Glyph> glyphs = new ArrayList<>(page.glyphs().size());
		for (Glyph glyph : page.glyphs()) {
			boolean visible = glyph.visible() && (glyph.order() < judged ? !hidden(glyph, later, page.pictures())
					: seen(glyph, covers, page.pictures()));
			glyphs.add((visible == glyph.visible()) ? glyph : glyph.unseen());
		}
		return new PageMarks(page.width(), page.height(), glyphs, page.shapes(), page.pictures(), page.layers(),
				page.flawed());
	}

	private static boolean seen(Glyph glyph, List<Shape> covers, List<Picture> pictures) {
		double ground = 1;
		for (Shape cover : covers) {
			if (cover.order() < glyph.order() && covers(cover, glyph)) {
				ground = cover.ink();
			}
		}
		return Math.abs(ground - glyph.ink()) >= CONTRAST && !hidden(glyph, covers, pictures);
	}

	/** Whether something is painted over a character. */
	private static boolean hidden(Glyph glyph, List<Shape> covers, List<Picture> pictures) {
		return covers.stream().anyMatch((cover) -> cover.order() > glyph.order() && covers(cover, glyph)) || pictures
			.stream()
			.anyMatch(
					(p) -> p.visible() && p.order() > glyph.order() && p.box().contains(glyph.middle(), middle(glyph)));
	}

	private static boolean covers(Shape cover, Glyph glyph) {
		double x = glyph.middle();
		double y = middle(glyph);
		return cover.box().contains(x, y) && cover.area().filter((area) -> area.contains(x, y)).isPresent();
	}

	private static double middle(Glyph glyph) {
		return glyph.box().y() + glyph.box().height() / 2;
	}

}

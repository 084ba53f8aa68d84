package org.greffier.reading;

import java.util.ArrayList;
import java.util.List;

import org.greffier.form.Box;
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

	static PageMarks of(PageMarks page) {
		List<Shape> covers = page.shapes()
			.stream()
			.filter((s) -> s.filled() && s.visible() && s.box().width() >= SMALLEST_COVER
					&& s.box().height() >= SMALLEST_COVER)
			.toList();
		List<Glyph> glyphs = new ArrayList<>(page.glyphs().size());
		for (Glyph glyph : page.glyphs()) {
			boolean visible = glyph.visible() && seen(glyph, covers, page.pictures());
			glyphs.add((visible == glyph.visible()) ? glyph : glyph.unseen());
		}
		return new PageMarks(page.width(), page.height(), glyphs, page.shapes(), page.pictures(), page.layers(),
				page.flawed());
	}

	private static boolean seen(Glyph glyph, List<Shape> covers, List<Picture> pictures) {
		double x = glyph.middle();
		double y = glyph.box().y() + glyph.box().height() / 2;
		double ground = 1;
		for (Shape cover : covers) {
			if (cover.box().contains(x, y) && cover.area().filter((area) -> area.contains(x, y)).isPresent()) {
				if (cover.order() > glyph.order()) {
					return false;
				}
				ground = cover.ink();
			}
		}
		for (Picture picture : pictures) {
			Box box = picture.box();
			if (picture.visible() && picture.order() > glyph.order() && box.contains(x, y)) {
				return false;
			}
		}
		return Math.abs(ground - glyph.ink()) >= CONTRAST;
	}

}

package org.greffier.reading;

import java.util.ArrayList;
import java.util.List;

import org.greffier.catalogue.Layout;
import org.greffier.form.Box;
import org.greffier.reading.PageMarks.Glyph;

/**
 * Whether a page says something else than its blank, outside the boxes that people fill
 * (FAULTS B-06).
 */
final class Alteration {

	/** Where browsers print their headers and footers, in points from the edge. */
	private static final double EDGE = 24;

	/**
	 * Characters that a producer who wrote the page anew may have changed: accents and
	 * ligatures it has no names for. The page as we drew it may lack none.
	 */
	private static final double REWRITTEN = 0.01;

	private final List<Box> boxes = new ArrayList<>();

	Alteration(Layout layout, int page, ReadingLimits limits) {
		layout.fields()
			.stream()
			.filter((f) -> f.page() == page)
			.forEach((f) -> this.boxes.add(f.box().grown(limits.boxTolerance())));
		layout.ticks().stream().filter((t) -> t.page() == page).forEach((t) -> this.boxes.add(t.box().grown(1)));
		layout.signatures()
			.values()
			.stream()
			.filter((s) -> s.page() == page)
			.forEach((s) -> this.boxes.add(s.box().grown(limits.signatureMargin())));
	}

	boolean of(Difference page) {
		long added = page.glyphs().stream().filter((glyph) -> counts(glyph, page)).count();
		long changed = added + page.missing().size();
		double share = changed / Math.max(1.0, page.page().glyphs().size());
		return page.moved() ? share > REWRITTEN : changed > 0;
	}

	private boolean counts(Glyph glyph, Difference page) {
		if (!glyph.visible() || glyph.blank() || this.boxes.stream().anyMatch((box) -> Values.in(glyph, box))) {
			return false;
		}
		boolean edge = glyph.box().y() < EDGE || glyph.box().bottom() > page.page().height() - EDGE;
		return !(page.moved() && edge);
	}

}

package org.greffier.reading;

import java.awt.geom.AffineTransform;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToDoubleFunction;

import org.greffier.form.Box;
import org.greffier.reading.PageMarks.Glyph;
import org.greffier.reading.PageMarks.Picture;
import org.greffier.reading.PageMarks.Shape;

/**
 * Lays a page that was printed to a file over its blank: printing at "fit to page" scales
 * by some per cent and shifts. Words that stand once on each show by how much.
 */
final class PageFit {

	/** Words that both pages share at least. */
	private static final int FEWEST = 8;

	private static final int SHORTEST_WORD = 4;

	/** A word further off than this after the fit does not take part, in points. */
	private static final double OUTLIER = 4;

	private PageFit() {
	}

	/** The map from the page to the blank; empty when they share too few words. */
	static Optional<AffineTransform> of(PageMarks page, PageMarks blank) {
		Map<String, double[]> there = unique(blank);
		List<double[]> pairs = new ArrayList<>();
		unique(page).forEach((word, at) -> {
			double[] to = there.get(word);
			if (to != null) {
				pairs.add(new double[] { at[0], at[1], to[0], to[1] });
			}
		});
		Optional<AffineTransform> first = fit(pairs);
		if (first.isEmpty()) {
			return first;
		}
		AffineTransform rough = first.get();
		pairs.removeIf((p) -> Math.abs(p[0] * rough.getScaleX() + rough.getTranslateX() - p[2]) > OUTLIER
				|| Math.abs(p[1] * rough.getScaleY() + rough.getTranslateY() - p[3]) > OUTLIER);
		return fit(pairs);
	}

	/** The page as if it had been drawn where its blank is. */
	static PageMarks moved(PageMarks page, AffineTransform fit) {
		return new PageMarks(page.width() * fit.getScaleX(), page.height() * fit.getScaleY(),
				page.glyphs().stream().map((g) -> g.at(moved(g.box(), fit))).toList(),
				page.shapes()
					.stream()
					.map((s) -> new Shape(moved(s.box(), fit), s.strokes().stream().map((l) -> moved(l, fit)).toList(),
							s.area(), s.ink(), s.visible(), s.layer(), s.order()))
					.toList(),
				page.pictures()
					.stream()
					.map((p) -> new Picture(moved(p.box(), fit), p.visible(), p.layer(), p.order(), p.source()))
					.toList(),
				page.layers(), page.flawed());
	}

	/** The words of a page in the order of reading. */
	static List<String> words(PageMarks page) {
		List<String> words = new ArrayList<>();
		eachWord(page, (word, at) -> words.add(word));
		return words;
	}

	private static Optional<AffineTransform> fit(List<double[]> pairs) {
		if (pairs.size() < FEWEST) {
			return Optional.empty();
		}
		double[] x = line(pairs, (p) -> p[0], (p) -> p[2]);
		double[] y = line(pairs, (p) -> p[1], (p) -> p[3]);
		boolean sane = x[0] > 0.5 && x[0] < 2 && y[0] > 0.5 && y[0] < 2;
		return sane ? Optional.of(new AffineTransform(x[0], 0, 0, y[0], x[1], y[1])) : Optional.empty();
	}

	/** Slope and offset of least squares. */
	private static double[] line(List<double[]> pairs, ToDoubleFunction<double[]> from, ToDoubleFunction<double[]> to) {
		double meanFrom = pairs.stream().mapToDouble(from).average().orElse(0);
		double meanTo = pairs.stream().mapToDouble(to).average().orElse(0);
		double along = 0;
		double spread = 0;
		for (double[] pair : pairs) {
			double d = from.applyAsDouble(pair) - meanFrom;
			along += d * (to.applyAsDouble(pair) - meanTo);
			spread += d * d;
		}
		double slope = (spread > 1) ? along / spread : 1;
		return new double[] { slope, meanTo - slope * meanFrom };
	}

	private static Map<String, double[]> unique(PageMarks page) {
		Map<String, double[]> once = new HashMap<>();
		Set<String> again = new HashSet<>();
		eachWord(page, (word, at) -> {
			if (word.length() >= SHORTEST_WORD && once.put(word, at) != null) {
				again.add(word);
			}
		});
		once.keySet().removeAll(again);
		return once;
	}

	private static void eachWord(PageMarks page, WordSink sink) {
		List<Glyph> glyphs = page.glyphs()
			.stream()
			.filter((g) -> g.upright() && g.visible() && g.layer() == PageMarks.PAGE)
			.sorted(Comparator.comparingLong((Glyph g) -> Math.round(g.baseline()))
				.thenComparingDouble((g) -> g.box().x()))
			.toList();
		StringBuilder word = new StringBuilder();
		double[] at = new double[2];
		Glyph before = null;
		for (Glyph glyph : glyphs) {
			boolean apart = before == null || Math.round(before.baseline()) != Math.round(glyph.baseline())
					|| glyph.box().x() - before.box().right() > 0.25 * glyph.box().height();
			if ((apart || glyph.blank()) && !word.isEmpty()) {
				sink.word(word.toString(), at);
				word.setLength(0);
			}
			if (!glyph.blank()) {
				if (word.isEmpty()) {
					at = new double[] { glyph.box().x(), glyph.baseline() };
				}
				word.append(glyph.text());
			}
			before = glyph;
		}
		if (!word.isEmpty()) {
			sink.word(word.toString(), at);
		}
	}

	private static Box moved(Box box, AffineTransform fit) {
		return new Box(box.x() * fit.getScaleX() + fit.getTranslateX(), box.y() * fit.getScaleY() + fit.getTranslateY(),
				box.width() * fit.getScaleX(), box.height() * fit.getScaleY());
	}

	private static double[] moved(double[] line, AffineTransform fit) {
		double[] moved = new double[line.length];
		fit.transform(line, 0, moved, 0, line.length / 2);
		return moved;
	}

	@FunctionalInterface
	private interface WordSink {

		void word(String word, double[] at);

	}

}

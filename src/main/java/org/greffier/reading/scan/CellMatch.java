package org.greffier.reading.scan;

import java.util.Comparator;
import java.util.List;

import org.greffier.reading.scan.Strip.Unexplained;

/**
 * What a cell may hold.
 *
 * @param candidates the best fit first
 */
record CellMatch(Glyphs glyphs, List<Candidate> candidates) {

	/** By how much one character may be paler or darker than its field. */
	private static final float UNEVEN = 0.3f;

	CellMatch {
		candidates = List.copyOf(candidates);
	}

	Candidate first() {
		return this.candidates.get(0);
	}

	/**
	 * Judges the candidates by the ink of the whole field.
	 * @param ink the field's darkness of ink
	 */
	Verdict verdict(Strip strip, float ink) {
		List<Candidate> order = this.candidates.stream()
			.sorted(Comparator.comparingDouble((candidate) -> candidate.left(ink)))
			.toList();
		Candidate best = order.get(0);
		Candidate second = order.get(1);
		float apart = this.glyphs.apart(best.glyph(), second.glyph()) * ink * ink;
		Unexplained rest = unexplained(strip, best, ink);
		return new Verdict(this.glyphs.character(best.glyph()), best.correlation(),
				(second.left(ink) - best.left(ink)) / apart, rest.residual() / ink, rest.odd() / ink);
	}

	private Unexplained unexplained(Strip strip, Candidate best, float ink) {
		int phase = (best.x() & 1) | ((best.y() & 1) << 1);
		float[] template = this.glyphs.window(best.glyph(), phase);
		return strip.unexplained(best.x() >> 1, best.y() >> 1, template, best.own(ink));
	}

	/**
	 * One character, where it fits best.
	 *
	 * @param product of the print with it
	 * @param energy its own sum of squares
	 * @param print the print's sum of squares, its mean taken off
	 * @param x in half pixels of the strip
	 * @param y likewise
	 */
	record Candidate(int glyph, float product, float energy, float print, int x, int y) {

		/** How well it fits, however dark the ink: from -1 to 1. */
		double correlation() {
			return this.product / Math.sqrt(this.energy * this.print);
		}

		/** The darkness of its ink. */
		float ink() {
			return this.product / this.energy;
		}

		/** Its own ink, if that is not too far off the field's. */
		private float own(float ink) {
			return Math.max(ink * (1 - UNEVEN), Math.min(ink * (1 + UNEVEN), ink()));
		}

		/** What it leaves unexplained of the print, a sum of squares. */
		private float left(float ink) {
			float own = own(ink);
			return this.print - 2 * own * this.product + own * own * this.energy;
		}

	}

	/**
	 * What a cell holds.
	 *
	 * @param fit the correlation of the print with the character
	 * @param margin by how much the next likeliest is farther, as a share of what lies
	 * between the two: 1 for a perfect print, 0 for a tie
	 * @param residual what is left unexplained, as a share of the ink's darkness
	 * @param odd the same of the oddest spot
	 */
	record Verdict(char character, double fit, double margin, double residual, double odd) {

		/** The worse of two, measure by measure. */
		Verdict worse(Verdict other) {
			return new Verdict(this.character, Math.min(this.fit, other.fit), Math.min(this.margin, other.margin),
					Math.max(this.residual, other.residual), Math.max(this.odd, other.odd));
		}

	}

}

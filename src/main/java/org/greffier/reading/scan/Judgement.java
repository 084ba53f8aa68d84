package org.greffier.reading.scan;

import java.util.Locale;

import org.greffier.reading.scan.CellMatch.Verdict;

/**
 * What was seen of a typed field, measure by measure. Holds personal data:
 * {@code toString} does not show the value.
 *
 * @param value as it would be read
 * @param page the correlation with our font in the middle of the page
 * @param field likewise of the field; 1 for an empty one
 * @param worst of all its characters, measure by measure
 * @param stray the darkest spot outside of all characters, as a share of the blank's own
 * print
 * @param whole whether the cells are filled as typing leaves them
 */
record Judgement(String value, double page, double field, Verdict worst, double stray, boolean whole) {

	/** What a rule asks for at least is 0.90; what is doubtful stays well below. */
	private static final double SURE = 0.9;

	private static final double DOUBTFUL = 0.85;

	/** From 0 to 1; at {@link #SURE} every measure is just within its limit. */
	double confidence(GlyphLimits limits) {
		double least = Math.min(above(this.page, limits.trusted(), 1), above(this.field, limits.trusted(), 1));
		least = Math.min(least, above(this.worst.fit(), limits.fit(), 1));
		least = Math.min(least, above(this.worst.margin(), limits.margin(), 1));
		least = Math.min(least, above(-this.worst.residual(), -limits.residual(), 0));
		least = Math.min(least, above(-this.worst.odd(), -limits.odd(), 0));
		least = Math.min(least, above(-this.stray, -limits.stray(), 0));
		return this.whole ? least : Math.min(least, DOUBTFUL);
	}

	/** A measure's own confidence, for the larger the better. */
	private static double above(double measure, double limit, double perfect) {
		double beyond = (measure - limit) / (perfect - limit);
		if (beyond >= 0) {
			return SURE + (1 - SURE) * Math.min(1, beyond);
		}
		return Math.max(0, DOUBTFUL * (1 + Math.max(-1, beyond)));
	}

	@Override
	public String toString() {
		return String.format(Locale.ROOT,
				"Judgement[%d characters, page %.3f, field %.3f, fit %.3f, residual %.3f, odd %.3f, margin %.3f, stray %.3f%s]",
				this.value.length(), this.page, this.field, this.worst.fit(), this.worst.residual(), this.worst.odd(),
				this.worst.margin(), this.stray, this.whole ? "" : ", with holes");
	}

}

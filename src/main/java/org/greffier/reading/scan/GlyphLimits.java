package org.greffier.reading.scan;

/**
 * When a typed field is sure enough. {@code jobs/reading.yaml} says where each number was
 * measured.
 *
 * @param trusted the correlation with our font in the middle of a page and of a field
 * @param fit the correlation of each character at least
 * @param residual what may be left unexplained of a character, as a share of its ink
 * @param odd by how much one spot of a character may differ, likewise
 * @param ragged by how much more both may be where a machine saw only black and white
 * @param margin between a character and the next likeliest, as a share of what lies
 * between the two
 * @param ink by how much a spot must be darker than paper, as a share of the blank's own
 * print
 * @param stray by how much a spot outside of all characters may be darker, likewise
 */
public record GlyphLimits(double trusted, double fit, double residual, double odd, double ragged, double margin,
		double ink, double stray) {

	/** What {@code jobs/reading.yaml} says as it is shipped. */
	public static GlyphLimits standard() {
		return new GlyphLimits(0.94, 0.8, 0.1, 0.27, 1.6, 0.25, 0.18, 0.12);
	}

	/** These limits for a scan in black and white. */
	GlyphLimits bilevel() {
		return new GlyphLimits(this.trusted, this.fit, this.residual * this.ragged, this.odd * this.ragged, 1,
				this.margin, this.ink, this.stray);
	}

}

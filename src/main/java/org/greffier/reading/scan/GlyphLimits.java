package org.greffier.reading.scan;

/**
 * When a typed field is sure enough. {@code jobs/reading.yaml} says where each number was
 * measured.
 *
 * @param trusted the correlation with our font in the middle of a page and of a field
 * @param fits the correlation of each character at least
 * @param residual what may be left unexplained of a character, as a share of its ink
 * @param margin between a character and the next likeliest, as a share of what lies
 * between the two
 * @param ink by how much a spot must be darker than paper, as a share of the blank's own
 * print
 * @param stray by how much a spot outside of all characters may be darker, likewise
 */
public record GlyphLimits(double trusted, double fits, double residual, double margin, double ink, double stray) {

	/** What {@code jobs/reading.yaml} says as it is shipped. */
	public static GlyphLimits standard() {
		return new GlyphLimits(0.87, 0.7, 0.25, 0.3, 0.25, 0.15);
	}

}

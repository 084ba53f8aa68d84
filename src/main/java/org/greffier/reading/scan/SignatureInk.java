package org.greffier.reading.scan;

import java.util.List;

import org.greffier.form.SignatureReading;
import org.greffier.form.SignatureState;

/**
 * Tells what the ink in a signature box of a scan is (READING 12). Only what is surely
 * writing by hand is called so: a patch of strokes that is long, wide and crosses itself
 * or turns back often. What is nothing of all this clearly is doubtful.
 *
 * @param speck smaller patches are dirt, in square points
 * @param nothing strokes of this length in all are no signature, in points
 * @param length of the strokes of a signature at least, in points
 * @param crossings of a line across its most busy patch at least
 * @param width of that patch at least, in points
 * @param thickness of strokes at most, in points
 * @param share of all strokes that its largest patch has at least: letters stand apart
 * @param onLine a share of columns that stand on one line at which ink may be type
 */
public record SignatureInk(double speck, double nothing, double length, int crossings, double width, double thickness,
		double share, double onLine) {

	/** What is clear. */
	private static final double SURE = 0.95;

	/** What a clerk must see. */
	private static final double UNSURE = 0.5;

	/** Type is no larger than this, in points. */
	private static final double LARGEST_TYPE = 16;

	/** Of the columns of printed letters, which have descenders. */
	private static final double TYPE_ON_LINE = 0.5;

	private static final int FEWEST_LETTERS = 4;

	/** What stands in a box. */
	public SignatureReading of(InkBox box) {
		List<Blob> blobs = box.blobs();
		double length = 0;
		double area = 0;
		double busiest = 0;
		double widest = 0;
		double longest = 0;
		for (Blob blob : blobs) {
			double own = box.length(blob);
			length += own;
			longest = Math.max(longest, own);
			area += blob.area() / (InkBox.SCALE * InkBox.SCALE);
			if (own >= this.length / 2 && box.crossings(blob) >= busiest) {
				busiest = box.crossings(blob);
				widest = Math.max(widest, blob.width() / InkBox.SCALE);
			}
		}
		if (length < this.nothing) {
			return reading(SignatureState.ABSENT, SURE);
		}
		if (typed(box)) {
			return reading(SignatureState.TYPED, SURE);
		}
		if (length < this.length) {
			return reading(SignatureState.MARK, SURE);
		}
		boolean hand = busiest >= this.crossings && widest >= this.width && area / length <= this.thickness
				&& longest >= this.share * length && box.onLine() < this.onLine;
		return hand ? reading(SignatureState.HANDWRITTEN, SURE) : reading(SignatureState.DOUBTFUL, UNSURE);
	}

	/** Letters of one size that stand on a line, each for itself. */
	private boolean typed(InkBox box) {
		List<Blob> letters = box.blobs().stream().filter((blob) -> blob.height() / InkBox.SCALE > 3).toList();
		long small = letters.stream()
			.filter((blob) -> blob.height() / InkBox.SCALE < LARGEST_TYPE && blob.width() < 1.6 * blob.height())
			.count();
		return letters.size() >= FEWEST_LETTERS && small >= 0.8 * letters.size() && box.onLine() >= TYPE_ON_LINE;
	}

	private static SignatureReading reading(SignatureState state, double confidence) {
		return SignatureReading.of(state, confidence);
	}

}

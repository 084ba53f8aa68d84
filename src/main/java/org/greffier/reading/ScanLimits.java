package org.greffier.reading;

import java.util.Map;

import org.greffier.reading.scan.SignatureInk;
import org.greffier.reading.scan.TickReader;

/**
 * The thresholds of reading scans, from {@code jobs/reading.yaml}.
 *
 * @param pixels of the picture of a page; a larger one is made smaller
 * @param whitePage the share of a page that ink covers at most for it to be white
 * @param blankLikeness by which a page must be like its blank, from 0 to 1
 * @param blankOff by which its print may be off its place, in points
 * @param secondOpinion how far apart two readings of one line may be, from 0 to 1
 * @param samePicture by which the ink of two boxes is alike if it is the same picture
 */
record ScanLimits(long pixels, double whitePage, double blankLikeness, double blankOff, double secondOpinion,
		double samePicture, TickReader ticks, SignatureInk signature) {

	/** Takes the keys that begin with {@code scan-}, {@code tick-} and {@code hand-}. */
	static ScanLimits of(Map<String, Number> rest) {
		return new ScanLimits(ReadingLimits.take(rest, "scan-pixels", 12_000_000).longValue(),
				take(rest, "scan-white", 0.0005), take(rest, "scan-likeness", 0.4), take(rest, "scan-off", 2),
				take(rest, "scan-second-opinion", 0.45), take(rest, "scan-same-picture", 0.8),
				new TickReader(take(rest, "tick-off", 0.05), take(rest, "tick-on", 0.12),
						take(rest, "tick-struck", 0.9)),
				new SignatureInk(take(rest, "hand-speck", 1), take(rest, "hand-nothing", 15),
						take(rest, "hand-length", 210), ReadingLimits.take(rest, "hand-crossings", 3).intValue(),
						take(rest, "hand-width", 27), take(rest, "hand-thickness", 5), take(rest, "hand-share", 0.25),
						take(rest, "hand-on-line", 0.8)));
	}

	private static double take(Map<String, Number> rest, String key, double standard) {
		return ReadingLimits.take(rest, key, standard).doubleValue();
	}

}

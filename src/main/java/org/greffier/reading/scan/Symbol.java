package org.greffier.reading.scan;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

import com.google.zxing.DecodeHintType;
import com.google.zxing.PlanarYUVLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.ResultPoint;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.common.DetectorResult;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.decoder.Decoder;
import com.google.zxing.qrcode.detector.Detector;

/**
 * A QR code that was found on a picture.
 *
 * @param modules of a side
 * @param finders the centres of its three large squares in pixels: bottom left, top left
 * and top right as the code stands, x and y each
 */
record Symbol(String text, int modules, List<double[]> finders) {

	/** Dots of the long side at which a code on a page is large enough to be found. */
	private static final int COARSE = 1800;

	private static final int FINDERS = 3;

	/** Quarters overlap, so that a code on the border of two lies whole in one. */
	private static final double QUARTER = 0.55;

	private static final Map<DecodeHintType, ?> HARDER = Map.of(DecodeHintType.TRY_HARDER, true);

	/**
	 * Looks at the quarters of the picture, made smaller, then at all of it, then at the
	 * quarters as they are. Our code stands in a corner of the page, whichever way it
	 * lies.
	 * @param ours what a code must say, for a page may bear other codes
	 */
	static Optional<Symbol> find(Grey picture, Predicate<String> ours) {
		int factor = Math.max(1, Math.max(picture.width(), picture.height()) / COARSE);
		Grey coarse = picture.shrunk(factor);
		Optional<Symbol> found = quarters(coarse, factor, ours).or(() -> in(coarse, new int[] { 0, 0 }, factor, ours));
		return (found.isPresent() || factor == 1) ? found : quarters(picture, 1, ours);
	}

	private static Optional<Symbol> quarters(Grey picture, int factor, Predicate<String> ours) {
		int width = (int) (picture.width() * QUARTER);
		int height = (int) (picture.height() * QUARTER);
		int right = picture.width() - width;
		int bottom = picture.height() - height;
		for (int[] corner : List.of(new int[] { right, 0 }, new int[] { 0, bottom }, new int[] { 0, 0 },
				new int[] { right, bottom })) {
			Optional<Symbol> found = in(picture.part(corner[0], corner[1], width, height), corner, factor, ours);
			if (found.isPresent()) {
				return found;
			}
		}
		return Optional.empty();
	}

	private static Optional<Symbol> in(Grey part, int[] corner, int factor, Predicate<String> ours) {
		try {
			BitMatrix bits = new HybridBinarizer(new PlanarYUVLuminanceSource(part.pixels(), part.width(),
					part.height(), 0, 0, part.width(), part.height(), false))
				.getBlackMatrix();
			DetectorResult code = new Detector(bits).detect(HARDER);
			// the decoder writes into the matrix
			int modules = code.getBits().getWidth();
			String text = new Decoder().decode(code.getBits(), HARDER).getText();
			if (!ours.test(text)) {
				return Optional.empty();
			}
			ResultPoint[] points = code.getPoints();
			List<double[]> finders = new ArrayList<>();
			for (int i = 0; i < FINDERS; i++) {
				finders.add(new double[] { (points[i].getX() + corner[0]) * factor - 0.5,
						(points[i].getY() + corner[1]) * factor - 0.5 });
			}
			return Optional.of(new Symbol(text, modules, finders));
		}
		catch (ReaderException | IllegalArgumentException | ArrayIndexOutOfBoundsException ex) {
			// no code, or one that cannot be read
			return Optional.empty();
		}
	}

}

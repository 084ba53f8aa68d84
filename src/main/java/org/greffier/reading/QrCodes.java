package org.greffier.reading;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.PlanarYUVLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.greffier.form.KindVersion;

/**
 * Finds {@code kind|version|page} in the QR code of a page. Costs a rendering: only for
 * pages whose text does not say what they are.
 */
final class QrCodes {

	/** 144 dots an inch: 4 dots and more for a module of our code. */
	private static final double SCALE = 2;

	/** Pixels of a rendering at most. */
	private static final double MOST_PIXELS = 4_000_000;

	private static final Pattern CODE = Pattern.compile("([a-z][a-z0-9-]{1,39})\\|([1-9]\\d{0,3})\\|([1-9]\\d{0,2})");

	private QrCodes() {
	}

	/** What the code of a page says; empty when there is none of ours. */
	static Optional<PageName> find(PDDocument document, int index, PageMarks page) {
		double scale = Math.min(SCALE, Math.sqrt(MOST_PIXELS / Math.max(1, page.width() * page.height())));
		PDFRenderer renderer = new PDFRenderer(document);
		renderer.setSubsamplingAllowed(true);
		try {
			return decode(renderer.renderImage(index, (float) scale, ImageType.GRAY));
		}
		catch (IOException | RuntimeException | StackOverflowError ex) {
			// a page that cannot be drawn shows no code
			return Optional.empty();
		}
	}

	/** The page that a text names, such as {@code ramq-delegation|3|1}. */
	static Optional<PageName> parse(String text) {
		Matcher matcher = CODE.matcher(text);
		return matcher.matches()
				? Optional.of(new PageName(new KindVersion(matcher.group(1), Integer.parseInt(matcher.group(2))),
						Integer.parseInt(matcher.group(3))))
				: Optional.empty();
	}

	private static Optional<PageName> decode(BufferedImage image) {
		byte[] grey = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
		PlanarYUVLuminanceSource source = new PlanarYUVLuminanceSource(grey, image.getWidth(), image.getHeight(), 0, 0,
				image.getWidth(), image.getHeight(), false);
		try {
			return parse(new QRCodeReader()
				.decode(new BinaryBitmap(new HybridBinarizer(source)), Map.of(DecodeHintType.TRY_HARDER, true))
				.getText());
		}
		catch (ReaderException ex) {
			return Optional.empty();
		}
	}

	/**
	 * One page of one blank.
	 *
	 * @param page from 1
	 */
	record PageName(KindVersion kind, int page) {
	}

}

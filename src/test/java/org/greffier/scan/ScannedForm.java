package org.greffier.scan;

import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.contentstream.PDFStreamEngine;
import org.apache.pdfbox.contentstream.operator.DrawObject;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.contentstream.operator.OperatorName;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.graphics.PDXObject;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.greffier.reading.scan.Grey;

/**
 * A form that was printed, signed and scanned.
 *
 * @param pdf as the scanner wrote it
 * @param truth what stands on it
 */
@SuppressWarnings("ArrayRecordComponent")
public record ScannedForm(byte[] pdf, ScanTruth truth) {

	/**
	 * The pictures of its pages as they lie in the file: decoded, in grey, strips put
	 * together, {@code /Rotate} not applied.
	 */
	public List<Grey> pages() {
		return pages(this.pdf);
	}

	static List<Grey> pages(byte[] pdf) {
		try (PDDocument document = Loader.loadPDF(pdf)) {
			List<Grey> pages = new ArrayList<>();
			for (PDPage page : document.getPages()) {
				Pictures pictures = new Pictures();
				pictures.processPage(page);
				pages.add(grey(pictures.found));
			}
			return pages;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static Grey grey(List<BufferedImage> strips) {
		int width = strips.get(0).getWidth();
		int height = strips.stream().mapToInt(BufferedImage::getHeight).sum();
		byte[] pixels = new byte[width * height];
		int at = 0;
		for (BufferedImage strip : strips) {
			Raster raster = strip.getRaster();
			boolean grey = raster.getNumBands() == 1 && strip.getColorModel().getPixelSize() == Byte.SIZE;
			for (int y = 0; y < strip.getHeight(); y++) {
				for (int x = 0; x < width; x++) {
					pixels[at++] = (byte) (grey ? raster.getSample(x, y, 0) : luminance(strip.getRGB(x, y)));
				}
			}
		}
		return new Grey(width, height, pixels);
	}

	/** ITU-R BT.601. */
	private static int luminance(int rgb) {
		return (299 * (rgb >> 16 & 0xff) + 587 * (rgb >> 8 & 0xff) + 114 * (rgb & 0xff)) / 1000;
	}

	/** Collects what a page draws, in its order. */
	private static final class Pictures extends PDFStreamEngine {

		private final List<BufferedImage> found = new ArrayList<>();

		Pictures() {
			addOperator(new DrawObject(this));
		}

		@Override
		protected void processOperator(Operator operator, List<COSBase> operands) throws IOException {
			if (operator.getName().equals(OperatorName.DRAW_OBJECT)) {
				PDXObject drawn = getResources().getXObject((COSName) operands.get(0));
				if (drawn instanceof PDImageXObject picture) {
					this.found.add(picture.getImage());
				}
			}
		}

	}

}

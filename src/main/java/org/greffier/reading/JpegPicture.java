package org.greffier.reading;

import java.awt.image.DataBufferByte;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;

import org.apache.pdfbox.pdmodel.graphics.image.PDImage;
import org.greffier.reading.scan.Grey;

/**
 * The brightness of a JPEG, without converting colours: the only component of a grey one,
 * the first of one in YCbCr, which nearly all are.
 */
final class JpegPicture {

	private static final int YCBCR = 3;

	/** More bytes than this of a colour picture are never held at once. */
	private static final long MOST_BYTES = 64L << 20;

	private static final int BYTE = 0xff;

	private JpegPicture() {
	}

	/**
	 * Decodes; empty for the rarer kinds (CMYK, RGB).
	 * @throws LimitException if it has more pixels than allowed, whatever the PDF says
	 */
	static Optional<Grey> of(PDImage image, ReadingLimits limits) throws IOException {
		byte[] coded;
		try (InputStream in = image.createInputStream(List.of("DCTDecode", "DCT"))) {
			coded = in.readAllBytes();
		}
		JpegSize.check(new ByteArrayInputStream(coded), limits.imagePixels());
		Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName("JPEG");
		while (readers.hasNext()) {
			ImageReader reader = readers.next();
			try {
				if (reader.canReadRaster()) {
					reader.setInput(new MemoryCacheImageInputStream(new ByteArrayInputStream(coded)), true, true);
					return read(reader, coded, limits);
				}
			}
			finally {
				reader.dispose();
			}
		}
		return Optional.empty();
	}

	private static Optional<Grey> read(ImageReader reader, byte[] coded, ReadingLimits limits) throws IOException {
		long pixels = (long) reader.getWidth(0) * reader.getHeight(0);
		ImageReadParam whole = reader.getDefaultReadParam();
		int skipped = StoredPicture.factor(pixels * YCBCR, MOST_BYTES);
		whole.setSourceSubsampling(skipped, skipped, 0, 0);
		Raster raster = reader.readRaster(0, whole);
		boolean bright = raster.getNumBands() == 1 || (raster.getNumBands() == YCBCR && !rgb(coded));
		if (!bright || !(raster.getDataBuffer() instanceof DataBufferByte buffer)) {
			return Optional.empty();
		}
		byte[] first = buffer.getData();
		if (raster.getNumBands() == YCBCR) {
			byte[] all = first;
			first = new byte[all.length / YCBCR];
			for (int i = 0; i < first.length; i++) {
				first[i] = all[YCBCR * i];
			}
		}
		Grey grey = new Grey(raster.getWidth(), raster.getHeight(), first);
		return Optional.of(grey.shrunk(StoredPicture.factor(first.length, limits.scan().pixels())));
	}

	/**
	 * Whether three components are red, green and blue: an Adobe segment says so, or the
	 * components bear these letters.
	 */
	private static boolean rgb(byte[] coded) {
		int at = 2;
		while (at + 12 < coded.length && (coded[at] & BYTE) == BYTE) {
			int marker = coded[at + 1] & BYTE;
			int length = ((coded[at + 2] & BYTE) << 8) | (coded[at + 3] & BYTE);
			if (marker == 0xee && length >= 14 && coded[at + 4] == 'A' && at + 15 < coded.length) {
				return coded[at + 15] == 0;
			}
			if (marker >= 0xc0 && marker <= 0xc2) {
				return coded[at + 10] == 'R';
			}
			at += 2 + length;
		}
		return false;
	}

}

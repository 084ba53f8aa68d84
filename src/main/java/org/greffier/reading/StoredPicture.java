package org.greffier.reading;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;

import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSNumber;
import org.apache.pdfbox.pdmodel.graphics.color.PDColorSpace;
import org.apache.pdfbox.pdmodel.graphics.color.PDDeviceGray;
import org.apache.pdfbox.pdmodel.graphics.color.PDDeviceRGB;
import org.apache.pdfbox.pdmodel.graphics.color.PDICCBased;
import org.apache.pdfbox.pdmodel.graphics.color.PDIndexed;
import org.apache.pdfbox.pdmodel.graphics.image.PDImage;
import org.greffier.reading.scan.Grey;

/**
 * Decodes an image of a PDF to grey as it is stored, without drawing it (READING 5): JPEG
 * in grey or colour, fax codes and plain samples in black and white, grey, colour or with
 * a palette. What is rarer is empty, and drawn by whoever asked.
 */
final class StoredPicture {

	private static final int BYTE = 0xff;

	private static final int BITS = 8;

	private static final int WHITE = 255;

	private StoredPicture() {
	}

	/**
	 * The picture, made smaller by a whole factor until it has no more pixels than asked.
	 * @throws LimitException if its own header says more pixels than the limits allow
	 */
	static Optional<Grey> of(PDImage image, ReadingLimits limits) throws IOException {
		int factor = factor((long) image.getWidth() * image.getHeight(), limits.scan().pixels());
		String suffix = (image.getSuffix() != null) ? image.getSuffix() : "";
		PDColorSpace space = image.isStencil() ? PDDeviceGray.INSTANCE : image.getColorSpace();
		int components = space.getNumberOfComponents();
		if (suffix.equals("jpg") && !(space instanceof PDIndexed) && grey(space, components)) {
			boolean inverted = inverted(image, components);
			return JpegPicture.of(image, limits).map((grey) -> inverted ? grey.inverted() : grey);
		}
		boolean samples = suffix.equals("png") || suffix.equals("tiff");
		Optional<int[]> levels = samples ? levels(image, space) : Optional.empty();
		if (levels.isEmpty()) {
			return Optional.empty();
		}
		try (InputStream in = image.createInputStream()) {
			return Optional.of(rows(in, image, levels.get(), components, factor));
		}
	}

	/** The whole number by which both sides of a picture are to be divided. */
	static int factor(long pixels, long most) {
		return (int) Math.max(1, Math.ceil(Math.sqrt(pixels / (double) most)));
	}

	/** Whether the brightness of a colour is a plain sum over its components. */
	private static boolean grey(PDColorSpace space, int components) {
		boolean device = space == PDDeviceGray.INSTANCE || space == PDDeviceRGB.INSTANCE || space instanceof PDICCBased
				|| space.getName().startsWith("Cal");
		return device && (components == 1 || components == 3);
	}

	/**
	 * The brightness of each value of a sample; of one component of the three of a
	 * colour. Empty for what is not decoded here.
	 */
	private static Optional<int[]> levels(PDImage image, PDColorSpace space) throws IOException {
		int bits = image.isStencil() ? 1 : image.getBitsPerComponent();
		if (bits != 1 && bits != 2 && bits != 4 && bits != BITS) {
			return Optional.empty();
		}
		int[] levels = new int[1 << bits];
		if (space instanceof PDIndexed indexed) {
			if (image.getDecode() != null) {
				return Optional.empty();
			}
			for (int i = 0; i < levels.length; i++) {
				float[] rgb = indexed.toRGB(new float[] { i });
				levels[i] = (int) Math.round(WHITE * (0.299 * rgb[0] + 0.587 * rgb[1] + 0.114 * rgb[2]));
			}
			return Optional.of(levels);
		}
		if (!grey(space, space.getNumberOfComponents()) || (space.getNumberOfComponents() == 3 && bits != BITS)) {
			return Optional.empty();
		}
		boolean inverted = inverted(image, space.getNumberOfComponents());
		for (int i = 0; i < levels.length; i++) {
			int level = Math.round((float) WHITE * i / (levels.length - 1));
			levels[i] = inverted ? WHITE - level : level;
		}
		return Optional.of(levels);
	}

	/** Whether {@code /Decode} turns light into dark; a mask paints where it is 0. */
	private static boolean inverted(PDImage image, int components) {
		COSArray decode = image.getDecode();
		return decode != null && decode.size() >= 2 * components && decode.getObject(0) instanceof COSNumber first
				&& decode.getObject(1) instanceof COSNumber second && first.floatValue() > second.floatValue();
	}

	/** Reads row by row and averages blocks of {@code factor} by {@code factor}. */
	private static Grey rows(InputStream in, PDImage image, int[] levels, int components, int factor)
			throws IOException {
		int bits = Integer.numberOfTrailingZeros(levels.length);
		byte[] row = new byte[Math.toIntExact(((long) image.getWidth() * components * bits + BITS - 1) / BITS)];
		int width = Math.max(1, image.getWidth() / factor);
		int height = Math.max(1, image.getHeight() / factor);
		byte[] pixels = new byte[Math.multiplyExact(width, height)];
		int[] sums = new int[width];
		for (int y = 0; y < height; y++) {
			Arrays.fill(sums, 0);
			for (int i = 0; i < factor && y * factor + i < image.getHeight(); i++) {
				if (in.readNBytes(row, 0, row.length) < row.length) {
					throw new EOFException("an image ends after row " + (y * factor + i));
				}
				for (int x = 0; x < width * factor && x < image.getWidth(); x++) {
					sums[x / factor] += level(row, x, bits, components, levels);
				}
			}
			for (int x = 0; x < width; x++) {
				pixels[y * width + x] = (byte) (sums[x] / (factor * factor));
			}
		}
		return new Grey(width, height, pixels);
	}

	private static int level(byte[] row, int x, int bits, int components, int[] levels) {
		if (components == 3) {
			return (299 * levels[row[3 * x] & BYTE] + 587 * levels[row[3 * x + 1] & BYTE]
					+ 114 * levels[row[3 * x + 2] & BYTE]) / 1000;
		}
		int at = x * bits;
		return levels[(row[at / BITS] >> (BITS - bits - at % BITS)) & (levels.length - 1)];
	}

	/** Whether an image is coded in a way that nothing on the class path decodes. */
	static boolean unreadable(PDImage image) {
		String suffix = image.getSuffix();
		return "jb2".equals(suffix) || "jpx".equals(suffix);
	}

}

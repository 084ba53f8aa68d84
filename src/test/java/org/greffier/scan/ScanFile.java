package org.greffier.scan;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.SplittableRandom;

import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.image.CCITTFactory;
import org.apache.pdfbox.pdmodel.graphics.image.JPEGFactory;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.greffier.scan.Scanner.Seen;

/**
 * The PDF that a scanner writes: a picture a page, or a picture in strips; of a sheet
 * that went in sideways perhaps with a page that says so.
 */
final class ScanFile implements AutoCloseable {

	private static final int STRIP = 512;

	private final PDDocument document = new PDDocument();

	private final Optics optics;

	private final boolean strips;

	private final boolean upright;

	/**
	 * Takes how this machine writes from the seed: one file in six in strips, half of the
	 * turned ones with {@code /Rotate}.
	 */
	ScanFile(Optics optics, SplittableRandom random) {
		this.optics = optics;
		this.strips = random.nextInt(6) == 0;
		this.upright = random.nextBoolean();
		this.document.setDocumentId(random.nextLong());
	}

	void add(Seen seen) throws IOException {
		boolean sideways = this.optics.quarters() % 2 != 0;
		float width = (float) (sideways ? Scanner.HEIGHT : Scanner.WIDTH);
		float height = (float) (sideways ? Scanner.WIDTH : Scanner.HEIGHT);
		PDPage page = new PDPage(new PDRectangle(width, height));
		if (this.upright) {
			page.setRotation(Math.floorMod(-90 * this.optics.quarters(), 360));
		}
		this.document.addPage(page);
		int rows = this.strips ? STRIP : seen.height();
		try (PDPageContentStream content = new PDPageContentStream(this.document, page)) {
			for (int top = 0; top < seen.height(); top += rows) {
				int tall = Math.min(rows, seen.height() - top);
				float part = height * tall / seen.height();
				content.drawImage(encoded(picture(seen, top, tall)), 0, height - height * top / seen.height() - part,
						width, part);
			}
		}
	}

	private PDImageXObject encoded(BufferedImage picture) throws IOException {
		return switch (this.optics.coding()) {
			case JPEG_GREY, JPEG_RGB ->
				JPEGFactory.createFromImage(this.document, picture, (float) this.optics.quality(), this.optics.dpiX());
			case CCITT_G4 -> CCITTFactory.createFromImage(this.document, picture);
			case FLATE_BILEVEL -> LosslessFactory.createFromImage(this.document, picture);
		};
	}

	private BufferedImage picture(Seen seen, int top, int tall) {
		int type = this.optics.coding().bilevel() ? BufferedImage.TYPE_BYTE_BINARY
				: (seen.planes().length == 1) ? BufferedImage.TYPE_BYTE_GRAY : BufferedImage.TYPE_INT_RGB;
		BufferedImage picture = new BufferedImage(seen.width(), tall, type);
		int[] row = new int[seen.width()];
		for (int y = 0; y < tall; y++) {
			for (int plane = 0; plane < seen.planes().length; plane++) {
				for (int x = 0; x < row.length; x++) {
					int value = seen.planes()[plane][(top + y) * row.length + x] & Paper.WHITE;
					row[x] = this.optics.coding().bilevel() ? value / Paper.WHITE : value;
				}
				picture.getRaster().setSamples(0, y, row.length, 1, plane, row);
			}
		}
		return picture;
	}

	byte[] bytes() throws IOException {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		this.document.save(out);
		return out.toByteArray();
	}

	@Override
	public void close() throws IOException {
		this.document.close();
	}

}

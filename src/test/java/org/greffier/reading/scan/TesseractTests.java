package org.greffier.reading.scan;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Objects;

import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class TesseractTests {

	private static final int SIZE = 44;

	@Test
	void readsALineOfFrench() throws IOException {
		try (Tesseract tesseract = Tesseract.open().orElseThrow()) {
			Tesseract.Line line = tesseract.read(line("Françoise Bélanger"), 300);

			assertThat(line.text()).isEqualTo("Françoise Bélanger");
			assertThat(line.sureness()).isBetween(0.5, 1.0);
			assertThat(line.toString()).doesNotContain("Bélanger");
		}
	}

	@Test
	void leavesNoFileOfItsLibraries(@TempDir Path folder) throws IOException {
		assertThat(TesseractLibrary.load(folder).TessVersion()).startsWith("5.");

		assertThat(folder).isEmptyDirectory();
	}

	/** Black on white, by the outlines of a font. */
	private static Grey line(String text) throws IOException {
		BufferedImage image = new BufferedImage(SIZE * text.length(), 2 * SIZE, BufferedImage.TYPE_BYTE_GRAY);
		Graphics2D graphics = image.createGraphics();
		graphics.setColor(Color.WHITE);
		graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
		graphics.setColor(Color.BLACK);
		try (InputStream in = TesseractTests.class
			.getResourceAsStream("/net/sf/jasperreports/fonts/dejavu/DejaVuSans.ttf")) {
			TrueTypeFont font = new TTFParser().parse(new RandomAccessReadBuffer(Objects.requireNonNull(in)));
			double scale = (double) SIZE / font.getUnitsPerEm();
			double x = SIZE;
			for (int i = 0; i < text.length(); i++) {
				int glyph = font.getUnicodeCmapLookup().getGlyphId(text.charAt(i));
				AffineTransform place = new AffineTransform(scale, 0, 0, -scale, x, 1.4 * SIZE);
				if (font.getGlyph().getGlyph(glyph) != null) {
					graphics.fill(place.createTransformedShape(font.getGlyph().getGlyph(glyph).getPath()));
				}
				x += scale * font.getAdvanceWidth(glyph);
			}
		}
		return new Grey(image.getWidth(), image.getHeight(),
				((DataBufferByte) image.getRaster().getDataBuffer()).getData());
	}

}

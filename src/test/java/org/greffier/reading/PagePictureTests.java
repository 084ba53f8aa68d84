package org.greffier.reading;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.apache.pdfbox.pdmodel.graphics.image.CCITTFactory;
import org.apache.pdfbox.pdmodel.graphics.image.JPEGFactory;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.util.Matrix;
import org.greffier.form.Language;
import org.greffier.reading.scan.Grey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class PagePictureTests {

	private static final ReadingLimits LIMITS = ReadingLimits.standard();

	/** In grey levels on average, by which PDFBox stores a grey image otherwise. */
	private static final double GAMMA = 6;

	private static final BufferedImage PAPER = paper();

	private static BufferedImage paper() {
		try (PDDocument blank = Loader.loadPDF(PdfForm.blank("ramq", "ramq-delegation", Language.FR))) {
			return new PDFRenderer(blank).renderImageWithDPI(0, 100, ImageType.GRAY);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static BufferedImage as(int type) {
		BufferedImage copy = new BufferedImage(PAPER.getWidth(), PAPER.getHeight(), type);
		Graphics2D graphics = copy.createGraphics();
		graphics.drawImage(PAPER, 0, 0, null);
		graphics.dispose();
		return copy;
	}

	static Stream<Arguments> codings() {
		return Stream.of(coding("grey JPEG", 3, (d) -> JPEGFactory.createFromImage(d, PAPER, 0.9f)),
				coding("colour JPEG", 3, (d) -> JPEGFactory.createFromImage(d, as(BufferedImage.TYPE_INT_RGB), 0.9f)),
				coding("fax", 12, (d) -> CCITTFactory.createFromImage(d, as(BufferedImage.TYPE_BYTE_BINARY))),
				coding("bilevel", 12, (d) -> LosslessFactory.createFromImage(d, as(BufferedImage.TYPE_BYTE_BINARY))),
				coding("grey", GAMMA, (d) -> LosslessFactory.createFromImage(d, PAPER)),
				coding("colour", 1, (d) -> LosslessFactory.createFromImage(d, as(BufferedImage.TYPE_INT_RGB))),
				coding("negative", GAMMA, (d) -> {
					PDImageXObject image = LosslessFactory.createFromImage(d, negative(PAPER));
					image.setDecode(decode(1, 0));
					return image;
				}), coding("mask", 12, (d) -> {
					PDImageXObject image = CCITTFactory.createFromImage(d, as(BufferedImage.TYPE_BYTE_BINARY));
					image.getCOSObject().setBoolean(COSName.IMAGE_MASK, true);
					image.getCOSObject().removeItem(COSName.COLORSPACE);
					return image;
				}));
	}

	private static Arguments coding(String name, double off, Coding coding) {
		return Arguments.of(name, off, coding);
	}

	private static COSArray decode(float... values) {
		COSArray decode = new COSArray();
		decode.setFloatArray(values);
		return decode;
	}

	private static BufferedImage negative(BufferedImage image) {
		BufferedImage negative = new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_BYTE_GRAY);
		byte[] from = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
		byte[] to = ((DataBufferByte) negative.getRaster().getDataBuffer()).getData();
		for (int i = 0; i < from.length; i++) {
			to[i] = (byte) ~from[i];
		}
		return negative;
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("codings")
	void takesStoredImageAsItIs(String name, double off, Coding coding) throws IOException {
		PagePicture picture = only(page((d, content) -> content.drawImage(coding.of(d), 0, 0, 612, 792), 0));

		assertThat(picture.stored()).isTrue();
		assertThat(difference(picture.grey(), PAPER)).isLessThan(off);
	}

	@Test
	void putsStripsTogether() throws IOException {
		PagePicture picture = only(page((d, content) -> {
			int rows = 100;
			for (int top = 0; top < PAPER.getHeight(); top += rows) {
				int height = Math.min(rows, PAPER.getHeight() - top);
				BufferedImage strip = PAPER.getSubimage(0, top, PAPER.getWidth(), height);
				float scale = 792f / PAPER.getHeight();
				content.drawImage(LosslessFactory.createFromImage(d, strip), 0, 792 - (top + height) * scale, 612,
						height * scale);
			}
		}, 0));

		assertThat(picture.stored()).isTrue();
		assertThat(difference(picture.grey(), PAPER)).isLessThan(GAMMA);
	}

	@Test
	void keepsPositionOfTurnedPage() throws IOException {
		PagePicture picture = only(
				page((d, content) -> content.drawImage(LosslessFactory.createFromImage(d, PAPER), 0, 0, 612, 792), 90));

		assertThat(difference(picture.grey(), PAPER)).isLessThan(GAMMA);
	}

	@Test
	void turnsMirroredImageRound() throws IOException {
		BufferedImage mirrored = new BufferedImage(PAPER.getWidth(), PAPER.getHeight(), BufferedImage.TYPE_BYTE_GRAY);
		mirrored.createGraphics().drawImage(PAPER, PAPER.getWidth(), 0, -PAPER.getWidth(), PAPER.getHeight(), null);

		PagePicture picture = only(page((d, content) -> content.drawImage(LosslessFactory.createFromImage(d, mirrored),
				new Matrix(-612, 0, 0, 792, 612, 0)), 0));

		assertThat(picture.stored()).isTrue();
		assertThat(difference(picture.grey(), PAPER)).isLessThan(GAMMA);
	}

	@Test
	void drawsPageThatShowsMoreThanItsScan() throws IOException {
		PagePicture picture = only(page((d, content) -> {
			content.drawImage(LosslessFactory.createFromImage(d, PAPER), 0, 0, 612, 792);
			content.beginText();
			content.setFont(new PDType1Font(FontName.HELVETICA), 20);
			content.newLineAtOffset(100, 392);
			content.showText("X");
			content.endText();
		}, 0));

		assertThat(picture.stored()).isFalse();
		assertThat(picture.added()).singleElement()
			.satisfies((at) -> assertThat(at.getX()).isCloseTo(100 * 200 / 72.0, within(1.0)));
	}

	@Test
	void makesLargeScanSmaller() throws IOException {
		BufferedImage large = new BufferedImage(5100, 6600, BufferedImage.TYPE_BYTE_BINARY);
		Graphics2D graphics = large.createGraphics();
		graphics.drawImage(PAPER, 0, 0, 5100, 6600, null);

		PagePicture picture = only(
				page((d, content) -> content.drawImage(CCITTFactory.createFromImage(d, large), 0, 0, 612, 792), 0));

		assertThat(picture.grey().width()).isEqualTo(2550);
		assertThat(picture.stored()).isTrue();
	}

	@Test
	void leavesWhatNobodyCanDecodeToClerk() throws IOException {
		assertThat(of(page((d, content) -> {
			PDImageXObject image = LosslessFactory.createFromImage(d, PAPER);
			image.getCOSObject().setItem(COSName.FILTER, COSName.JBIG2_DECODE);
			content.drawImage(image, 0, 0, 612, 792);
		}, 0))).isEmpty();
	}

	private static double difference(Grey grey, BufferedImage image) {
		assertThat(grey.width()).isEqualTo(image.getWidth());
		assertThat(grey.height()).isEqualTo(image.getHeight());
		long sum = 0;
		for (int y = 0; y < grey.height(); y++) {
			for (int x = 0; x < grey.width(); x++) {
				sum += Math.abs(grey.at(x, y) - image.getRaster().getSample(x, y, 0));
			}
		}
		return sum / (double) (grey.width() * grey.height());
	}

	private static PagePicture only(byte[] file) throws IOException {
		return of(file).orElseThrow();
	}

	private static Optional<PagePicture> of(byte[] file) throws IOException {
		try (PDDocument document = Loader.loadPDF(file)) {
			List<PDPage> pages = List.of(document.getPage(0));
			PageMarks marks = DrawnPages.of(document, pages, FieldTree.of(null, 1), new KnownPages(), LIMITS).get(0);
			return PagePicture.of(document, 0, marks, LIMITS);
		}
	}

	private static byte[] page(Drawing drawing, int rotation) throws IOException {
		try (PDDocument document = new PDDocument()) {
			PDPage page = new PDPage(PDRectangle.LETTER);
			page.setRotation(rotation);
			document.addPage(page);
			try (PDPageContentStream content = new PDPageContentStream(document, page)) {
				drawing.on(document, content);
			}
			ByteArrayOutputStream out = new ByteArrayOutputStream();
			document.save(out);
			return out.toByteArray();
		}
	}

	@FunctionalInterface
	interface Drawing {

		void on(PDDocument document, PDPageContentStream content) throws IOException;

	}

	@FunctionalInterface
	interface Coding {

		PDImageXObject of(PDDocument document) throws IOException;

	}

}

package org.greffier.reading.scan;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.SplittableRandom;

import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDTrueTypeFont;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.apache.pdfbox.pdmodel.font.encoding.WinAnsiEncoding;
import org.greffier.catalogue.FieldFont;
import org.greffier.catalogue.FieldType;
import org.greffier.catalogue.Layout;
import org.greffier.catalogue.Layout.PlacedField;
import org.greffier.form.Box;
import org.greffier.form.FieldName;
import org.greffier.form.KindVersion;
import org.greffier.scan.Printer;
import org.greffier.scan.ScanClass;
import org.greffier.scan.ScannedSheets;
import org.greffier.scan.ScannedSheets.Scan;

/**
 * Pages full of typed fields that look like those of our blanks, so that a thousand
 * values need few pages.
 */
final class TypedPages {

	static final int ROWS = 21;

	private static final double WIDTH = 612;

	private static final double HEIGHT = 792;

	private static final int CELLS = 60;

	private TypedPages() {
	}

	/** Where the fields of such a page stand. */
	static Layout layout(FieldType type) {
		List<PlacedField> fields = new ArrayList<>();
		for (int i = 0; i < ROWS; i++) {
			fields.add(new PlacedField(name(i), type, 1, new Box(60, 50 + i * 34, CELLS * FieldFont.CELL, 20), CELLS));
		}
		return new Layout(new KindVersion("typed", 1), 1, WIDTH, HEIGHT, fields, List.of(), Map.of());
	}

	static FieldName name(int row) {
		return new FieldName("row.n" + row);
	}

	/**
	 * How a line is typed.
	 *
	 * @param font the file of one, or the name of one that every viewer has
	 * @param cells whether each letter stands in the middle of its cell
	 */
	record Typing(String font, double size, double right, double baseline, boolean cells) {

		static Typing own(double right, double baseline) {
			return new Typing("/net/sf/jasperreports/fonts/dejavu/DejaVuSansMono.ttf", FieldFont.SIZE, right, baseline,
					false);
		}

	}

	/** A PDF of one page of values. */
	static byte[] pdf(List<String> values, Typing typing) throws IOException {
		return pdf(values, typing, (pen) -> {
		});
	}

	/** Likewise, with what was drawn on it by hand. */
	static byte[] pdf(List<String> values, Typing typing, Drawing drawing) throws IOException {
		try (PDDocument pdf = new PDDocument()) {
			add(pdf, values, typing, drawing);
			ByteArrayOutputStream out = new ByteArrayOutputStream();
			pdf.save(out);
			return out.toByteArray();
		}
	}

	private static void add(PDDocument pdf, List<String> values, Typing typing, Drawing drawing) throws IOException {
		PDPage page = new PDPage(new PDRectangle((float) WIDTH, (float) HEIGHT));
		pdf.addPage(page);
		PDFont bold = font(pdf, "/net/sf/jasperreports/fonts/dejavu/DejaVuSansCondensed-Bold.ttf");
		PDFont mono = font(pdf, typing.font());
		try (PDPageContentStream content = new PDPageContentStream(pdf, page)) {
			for (int i = 0; i < ROWS; i++) {
				Box box = layout(FieldType.EMAIL).fields().get(i).box();
				content.setStrokingColor(0x8c / 255f, 0x9a / 255f, 0xad / 255f);
				content.setLineWidth(0.7f);
				content.addRect((float) box.x() - 2.65f, (float) (HEIGHT - box.bottom()) + 0.35f,
						(float) box.width() + 5.3f, (float) box.height() - 0.7f);
				content.stroke();
				write(content, bold, 8, box.x() - 3, HEIGHT - box.y() + 4, "Adresse de courriel");
				if (i < values.size() && !values.get(i).isEmpty()) {
					type(content, mono, typing, box, values.get(i));
				}
			}
			content.setLineWidth(1.1f);
			content.setStrokingColor(0.1f, 0.1f, 0.3f);
			drawing.draw(new Pen(content));
		}
	}

	private static void type(PDPageContentStream content, PDFont font, Typing typing, Box box, String value)
			throws IOException {
		double y = HEIGHT - box.bottom() + typing.baseline();
		if (!typing.cells()) {
			write(content, font, typing.size(), box.x() + typing.right(), y, value);
			return;
		}
		for (int i = 0; i < value.length(); i++) {
			String letter = value.substring(i, i + 1);
			double beside = (FieldFont.CELL - font.getStringWidth(letter) / 1000 * typing.size()) / 2;
			write(content, font, typing.size(), box.x() + typing.right() + i * FieldFont.CELL + beside, y, letter);
		}
	}

	private static void write(PDPageContentStream content, PDFont font, double size, double x, double y, String text)
			throws IOException {
		content.beginText();
		content.setFont(font, (float) size);
		content.newLineAtOffset((float) x, (float) y);
		content.showText(text);
		content.endText();
	}

	private static PDFont font(PDDocument pdf, String name) throws IOException {
		if (!name.contains("/")) {
			return new PDType1Font(FontName.valueOf(name));
		}
		try (InputStream face = name.startsWith("/net/")
				? Objects.requireNonNull(TypedPages.class.getResourceAsStream(name))
				: Files.newInputStream(Path.of(name))) {
			return name.endsWith(".t1") ? new PDType1Font(pdf, face, WinAnsiEncoding.INSTANCE)
					: PDTrueTypeFont.load(pdf, face, WinAnsiEncoding.INSTANCE);
		}
	}

	/** One page of values as a machine scans it, laid over its blank almost exactly. */
	static PageScan scan(byte[] pdf, Printer printer, ScanClass scan, long seed) {
		return laid(ScannedSheets.print(pdf, printer).as(scan, seed).get(0), new SplittableRandom(seed));
	}

	/** Registration is off by a tenth of a point or so at each corner. */
	static PageScan laid(Scan scan, SplittableRandom random) {
		double[][] corners = { { 0, 0 }, { WIDTH, 0 }, { 0, HEIGHT }, { WIDTH, HEIGHT } };
		double[][] pixels = new double[corners.length][];
		for (int i = 0; i < corners.length; i++) {
			double x = corners[i][0] + 0.1 * random.nextGaussian();
			double y = corners[i][1] + 0.1 * random.nextGaussian();
			pixels[i] = new double[] { scan.place().x(x, y) - 0.5, scan.place().y(x, y) - 0.5 };
		}
		return new PageScan(scan.picture(), Homography.of(corners, pixels).orElseThrow());
	}

	/** What a person adds. */
	@FunctionalInterface
	interface Drawing {

		void draw(Pen pen) throws IOException;

	}

	/** A pen of about a point. */
	record Pen(PDPageContentStream content) {

		/**
		 * Draws from point to point.
		 * @param points x and y in turn, from a field's top left
		 */
		void line(int row, double... points) throws IOException {
			Box box = layout(FieldType.EMAIL).fields().get(row).box();
			this.content.moveTo((float) (box.x() + points[0]), (float) (HEIGHT - box.y() - points[1]));
			for (int i = 2; i < points.length; i += 2) {
				this.content.lineTo((float) (box.x() + points[i]), (float) (HEIGHT - box.y() - points[i + 1]));
			}
			this.content.stroke();
		}

		/** Writes something that nobody can read, as wide as a word. */
		void scrawl(int row, Random random) throws IOException {
			double[] points = new double[60];
			for (int i = 0; i < points.length; i += 2) {
				points[i] = 4 + i * 2.5 + 4 * random.nextDouble();
				points[i + 1] = 4 + 12 * random.nextDouble();
			}
			line(row, points);
		}

	}

	/** An invented address; one in three has what is easily mistaken. */
	static String address(Random random) {
		String plain = "abcdefghijklmnopqrstuvwxyz";
		boolean confusing = random.nextInt(3) == 0;
		StringBuilder address = new StringBuilder();
		int words = 1 + random.nextInt(3);
		for (int w = 0; w < words; w++) {
			if (w > 0) {
				address.append("._-+".charAt(random.nextInt(4)));
			}
			int letters = 1 + random.nextInt(8);
			for (int i = 0; i < letters; i++) {
				String from = (confusing && random.nextInt(2) == 0) ? "l1i0ornmj" : plain;
				address.append(from.charAt(random.nextInt(from.length())));
			}
		}
		if (random.nextInt(3) == 0) {
			address.append(random.nextInt(2000));
		}
		address.append('@');
		int labels = 1 + random.nextInt(2);
		for (int l = 0; l < labels; l++) {
			int letters = 2 + random.nextInt(8);
			for (int i = 0; i < letters; i++) {
				String from = (confusing && random.nextInt(2) == 0) ? "l1i0ornmj" : plain;
				address.append(from.charAt(random.nextInt(from.length())));
			}
			address.append((random.nextInt(4) == 0 && l == 0) ? "-" + plain.charAt(random.nextInt(26)) + "." : ".");
		}
		String[] ends = { "ca", "com", "qc.ca", "org", "net", "example", "io", "info", "gouv.qc.ca" };
		address.append(ends[random.nextInt(ends.length)]);
		return (address.length() <= CELLS) ? address.toString() : address(random);
	}

}

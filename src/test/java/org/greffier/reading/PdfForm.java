package org.greffier.reading;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDPageContentStream.AppendMode;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.apache.pdfbox.pdmodel.graphics.image.JPEGFactory;
import org.apache.pdfbox.pdmodel.interactive.form.PDCheckBox;
import org.apache.pdfbox.pdmodel.interactive.form.PDField;
import org.greffier.catalogue.Agency;
import org.greffier.catalogue.Blanks;
import org.greffier.catalogue.Catalogue;
import org.greffier.catalogue.CatalogueLoader;
import org.greffier.catalogue.FormKind;
import org.greffier.catalogue.Layout;
import org.greffier.form.AgencyId;
import org.greffier.form.Box;
import org.greffier.form.FieldName;
import org.greffier.form.Language;
import org.greffier.form.Party;
import org.slf4j.LoggerFactory;

/**
 * Makes filled and signed forms as people would, and as forgers would, from our own
 * blanks. All names and addresses are invented.
 */
final class PdfForm {

	static final Path JOBS = Path.of("jobs");

	static final Map<String, String> RAMQ = Map.of("grantor.familyName", "Tremblay-Côté", "grantor.givenName", "Zoé",
			"grantor.providerNumber", "123456", "grantor.email", "zoe.tremblay@cabinet.example", "grantor.signedOn",
			"2026-10-05", "user.familyName", "D'Amours", "user.givenName", "Noël", "user.email",
			"noel.damours@courriel.example", "user.signedOn", "2026-10-06");

	static {
		// what a hostile file makes PDFBox say is said by the thousand
		((Logger) LoggerFactory.getLogger("org.apache")).setLevel(Level.OFF);
	}

	private static final Catalogue CATALOGUE = CatalogueLoader.loadOffline(JOBS);

	private static final Map<String, byte[]> BLANKS = new ConcurrentHashMap<>();

	private final PDDocument document;

	private final Layout layout;

	private PdfForm(PDDocument document, Layout layout) {
		this.document = document;
		this.layout = layout;
	}

	static Agency agency(String id) {
		return CATALOGUE.agency(new AgencyId(id));
	}

	static FormKind kind(String agency, String kind) {
		return Objects.requireNonNull(agency(agency).kinds().get(kind));
	}

	static byte[] blank(String agency, String kind, Language language) {
		return BLANKS.computeIfAbsent(kind + language, (k) -> Blanks.draw(kind(agency, kind), agency(agency), language))
			.clone();
	}

	/** An empty form of the kind that most tests use. */
	static PdfForm ramq(Language language) {
		return of("ramq", "ramq-delegation", language);
	}

	static PdfForm of(String agency, String kind, Language language) {
		try {
			return new PdfForm(Loader.loadPDF(blank(agency, kind, language)), Blanks.layout(kind(agency, kind)));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** A form of another blank than the catalogue's. */
	static PdfForm of(byte[] blank, Layout layout) throws IOException {
		return new PdfForm(Loader.loadPDF(blank), layout);
	}

	/** A form with all its fields filled, its first service ticked, and no signature. */
	static PdfForm filled() throws IOException {
		PdfForm form = ramq(Language.FR).fill(RAMQ).tick(0);
		((PDCheckBox) form.field("grantor.billing.agency")).check();
		return form;
	}

	/** A form that a clerk need not see. */
	static PdfForm good() throws IOException {
		return filled().sign(Party.GRANTOR).sign(Party.USER);
	}

	PdfForm fill(Map<String, String> values) throws IOException {
		for (Map.Entry<String, String> value : values.entrySet()) {
			field(value.getKey()).setValue(value.getValue());
		}
		return this;
	}

	PdfForm tick(int index) throws IOException {
		((PDCheckBox) field(this.layout.ticks().get(index).name().value())).check();
		return this;
	}

	/** Draws a signature as Fill &amp; Sign leaves it: stroked curves in the page. */
	PdfForm sign(Party party) throws IOException {
		return ink(signature(party), 9);
	}

	PdfForm ink(Spot spot, int loops) throws IOException {
		Box box = spot.box();
		try (PDPageContentStream content = append(spot)) {
			content.setLineWidth(1.2f);
			double step = (box.width() - 40) / loops;
			double x = box.x() + 15;
			double low = y(box.bottom() - 6);
			double high = y(box.y() + 6);
			content.moveTo((float) x, (float) low);
			for (int i = 0; i < loops; i++) {
				content.curveTo((float) (x + 2 * step), (float) (low + 3), (float) (x - step), (float) (high + i),
						(float) (x + step), (float) (low + i % 3));
				x += step;
			}
			content.stroke();
		}
		return this;
	}

	PdfForm lines(Spot spot, double... points) throws IOException {
		Box box = spot.box();
		try (PDPageContentStream content = append(spot)) {
			for (int i = 0; i + 3 < points.length; i += 4) {
				content.moveTo((float) (box.x() + points[i]), (float) y(box.y() + points[i + 1]));
				content.lineTo((float) (box.x() + points[i + 2]), (float) y(box.y() + points[i + 3]));
			}
			content.stroke();
		}
		return this;
	}

	PdfForm text(Spot spot, String text) throws IOException {
		Box box = spot.box();
		try (PDPageContentStream content = append(spot)) {
			content.beginText();
			content.setFont(new PDType1Font(FontName.TIMES_ITALIC), 14);
			content.newLineAtOffset((float) box.x() + 4, (float) y(box.bottom() - 6));
			content.showText(text);
			content.endText();
		}
		return this;
	}

	PdfForm picture(Spot spot) throws IOException {
		Box box = spot.box();
		BufferedImage image = new BufferedImage(80, 30, BufferedImage.TYPE_INT_RGB);
		image.createGraphics().drawLine(3, 3, 70, 25);
		try (PDPageContentStream content = append(spot)) {
			content.drawImage(JPEGFactory.createFromImage(this.document, image), (float) box.x() + 5,
					(float) y(box.bottom()), (float) box.width() / 2, (float) box.height());
		}
		return this;
	}

	/** Fields become part of the page, as printing to a file leaves them. */
	PdfForm flatten() throws IOException {
		this.document.getDocumentCatalog().getAcroForm().flatten();
		this.document.getDocumentCatalog().setAcroForm(null);
		return this;
	}

	PdfForm change(Change change) throws IOException {
		change.apply(this.document);
		return this;
	}

	PDField field(String name) {
		return this.document.getDocumentCatalog().getAcroForm().getField(name);
	}

	Spot spot(String name) {
		return this.layout.fields()
			.stream()
			.filter((field) -> field.name().equals(new FieldName(name)))
			.map((field) -> new Spot(field.page(), field.box()))
			.findFirst()
			.orElseThrow();
	}

	Spot signature(Party party) {
		Layout.PlacedSignature place = Objects.requireNonNull(this.layout.signatures().get(party));
		return new Spot(place.page(), place.box());
	}

	PDPage page(Spot spot) {
		return this.document.getPage(spot.page() - 1);
	}

	Layout layout() {
		return this.layout;
	}

	PDDocument document() {
		return this.document;
	}

	/** A rectangle of user space. */
	PDRectangle rectangle(Box box) {
		return new PDRectangle((float) box.x(), (float) y(box.bottom()), (float) box.width(), (float) box.height());
	}

	byte[] bytes() throws IOException {
		try (PDDocument closed = this.document) {
			ByteArrayOutputStream out = new ByteArrayOutputStream();
			closed.save(out);
			return out.toByteArray();
		}
	}

	private PDPageContentStream append(Spot spot) throws IOException {
		return new PDPageContentStream(this.document, page(spot), AppendMode.APPEND, true, true);
	}

	private double y(double fromTop) {
		return this.layout.height() - fromTop;
	}

	/** A minimal PDF of some objects, numbered from 1; the first is the catalogue. */
	static byte[] raw(String... objects) {
		StringBuilder pdf = new StringBuilder("%PDF-1.7\n");
		StringBuilder table = new StringBuilder("0000000000 65535 f \n");
		for (int i = 0; i < objects.length; i++) {
			table.append(String.format(Locale.ROOT, "%010d 00000 n \n", pdf.length()));
			pdf.append(i + 1).append(" 0 obj\n").append(objects[i]).append("\nendobj\n");
		}
		int start = pdf.length();
		pdf.append("xref\n0 ").append(objects.length + 1).append('\n').append(table);
		pdf.append("trailer\n<< /Root 1 0 R /Size ").append(objects.length + 1).append(" >>\nstartxref\n");
		pdf.append(start).append("\n%%EOF\n");
		return pdf.toString().getBytes(StandardCharsets.ISO_8859_1);
	}

	static COSName name(String name) {
		return COSName.getPDFName(name);
	}

	/** A place on a page, from 1. */
	record Spot(int page, Box box) {

		Spot moved(double x, double y) {
			return new Spot(this.page,
					new Box(this.box.x() + x, this.box.y() + y, this.box.width(), this.box.height()));
		}

	}

	@FunctionalInterface
	interface Change {

		void apply(PDDocument document) throws IOException;

	}

}

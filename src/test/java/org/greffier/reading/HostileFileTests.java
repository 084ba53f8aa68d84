package org.greffier.reading;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.DeflaterOutputStream;

import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.multipdf.PDFMergerUtility;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionJavaScript;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.greffier.form.FindingCode;
import org.greffier.form.KindVersion;
import org.greffier.form.Language;
import org.greffier.form.Party;
import org.greffier.form.Problem;
import org.greffier.form.Reading;
import org.greffier.form.SignatureState;
import org.greffier.form.Source;
import org.greffier.platform.Row;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Files that are no plain form, in the reader itself: each ends in a named problem. */
class HostileFileTests {

	private static Reading read(byte[] file) {
		return FormReaderTests.read(file);
	}

	@Test
	@Row({ "MAIL-16", "MAIL-17" })
	@DisplayName("P-09: a password is needed; the empty one opens")
	void passwords() throws IOException {
		assertThat(FormReaderTests.codes(read(locked("secret")))).containsExactly(FindingCode.PDF_PASSWORD);

		Reading open = read(locked(""));
		assertThat(open.problems()).isEmpty();
		assertThat(open.signature(Party.USER).state()).isEqualTo(SignatureState.INK);
	}

	@Test
	@Row("MAIL-18")
	@DisplayName("P-24: a file cut off at each 10 %")
	void cutOff() throws IOException {
		byte[] whole = PdfForm.good().bytes();
		for (int tenth = 1; tenth < 10; tenth++) {
			byte[] part = Arrays.copyOf(whole, whole.length * tenth / 10);

			assertThat(FormReaderTests.codes(read(part))).as(tenth + "0 %").containsExactly(FindingCode.PDF_DAMAGED);
		}
	}

	@Test
	@Row("MAIL-18")
	void junk() {
		byte[] junk = "%PDF-1.7\nnothing of the kind\n%%EOF\n".getBytes(StandardCharsets.US_ASCII);

		assertThat(FormReaderTests.codes(read(junk))).containsExactly(FindingCode.PDF_DAMAGED);
	}

	@Test
	@Row("MAIL-11")
	@DisplayName("RAMQ-03: two forms in one file, with the pages at which they begin")
	void severalForms() throws IOException {
		PDFMergerUtility merger = new PDFMergerUtility();
		try (PDDocument both = new PDDocument();
				PDDocument one = org.apache.pdfbox.Loader.loadPDF(PdfForm.good().bytes());
				PDDocument two = org.apache.pdfbox.Loader.loadPDF(PdfForm.good().bytes())) {
			merger.appendDocument(both, one);
			merger.appendDocument(both, two);

			assertThat(read(save(both)).problems())
				.containsExactly(Problem.of(FindingCode.SEVERAL_FORMS_IN_ONE_FILE, "1, 3"));
		}
	}

	@Test
	@Row("MAIL-12")
	void missingPage() throws IOException {
		Reading reading = read(PdfForm.good().change((document) -> document.removePage(1)).bytes());

		assertThat(reading.problems()).contains(Problem.of(FindingCode.PAGES_MISSING, "2"));
		assertThat(reading.signature(Party.USER).state()).isEqualTo(SignatureState.DOUBTFUL);
		assertThat(reading.signature(Party.GRANTOR).state()).isEqualTo(SignatureState.INK);
	}

	@Test
	@DisplayName("P-19: too many pages")
	void tooManyPages() throws IOException {
		Reading reading = read(PdfForm.good().change((document) -> {
			for (int i = 0; i < 5; i++) {
				document.addPage(new PDPage());
			}
		}).bytes());

		assertThat(reading.problems()).containsExactly(Problem.of(FindingCode.TOO_MANY_PAGES, "6"));
	}

	@Test
	void emptyPageAtTheEndIsNothing() throws IOException {
		Reading reading = read(PdfForm.good().change((document) -> document.addPage(new PDPage())).bytes());

		assertThat(reading.problems()).isEmpty();
	}

	@Test
	void foreignDocumentIsUnknown() throws IOException {
		try (PDDocument document = new PDDocument()) {
			PDPage page = new PDPage();
			document.addPage(page);
			try (PDPageContentStream content = new PDPageContentStream(document, page)) {
				content.beginText();
				content.setFont(new org.apache.pdfbox.pdmodel.font.PDType1Font(
						org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName.HELVETICA), 12);
				content.newLineAtOffset(50, 700);
				content.showText("An invoice of something that has nothing to do with any form of ours.");
				content.endText();
			}

			assertThat(FormReaderTests.codes(read(save(document)))).containsExactly(FindingCode.KIND_UNKNOWN);
		}
	}

	@Test
	void scanIsKnownByItsCode() throws IOException {
		byte[] form = PdfForm.good().bytes();
		try (PDDocument source = org.apache.pdfbox.Loader.loadPDF(form); PDDocument scan = new PDDocument()) {
			for (int i = 0; i < source.getNumberOfPages(); i++) {
				PDPage page = new PDPage(source.getPage(i).getMediaBox());
				scan.addPage(page);
				try (PDPageContentStream content = new PDPageContentStream(scan, page)) {
					content.drawImage(
							LosslessFactory.createFromImage(scan,
									new PDFRenderer(source).renderImageWithDPI(i, 150, ImageType.GRAY)),
							0, 0, page.getMediaBox().getWidth(), page.getMediaBox().getHeight());
				}
			}

			Reading reading = read(save(scan));
			assertThat(reading.kind()).contains(PdfForm.kind("ramq", "ramq-delegation").current());
			assertThat(reading.source()).isEqualTo(Source.SCAN);
			assertThat(reading.signature(Party.USER).state()).isEqualTo(SignatureState.HANDWRITTEN);
		}
	}

	@Test
	@Row("MAIL-18")
	@DisplayName("P-12: what a file could do is told and never done")
	void activeContent() throws IOException {
		Reading reading = read(PdfForm.good()
			.change((document) -> document.getDocumentCatalog().setOpenAction(new PDActionJavaScript("app.alert(1)")))
			.bytes());

		assertThat(reading.problems())
			.containsExactly(Problem.of(FindingCode.ACTIVE_CONTENT, "JS, JavaScript, OpenAction"));
	}

	@Test
	@Row("MAIL-18")
	@DisplayName("P-10: a form of XFA alone")
	void xfa() throws IOException {
		Reading reading = read(PdfForm.ramq(Language.FR).change((document) -> {
			COSDictionary form = new COSDictionary();
			form.setItem(COSName.XFA, document.getDocument().createCOSStream());
			document.getDocumentCatalog().getCOSObject().setItem(COSName.ACRO_FORM, form);
		}).bytes());

		assertThat(FormReaderTests.codes(reading)).containsExactly(FindingCode.XFA);
	}

	@Test
	@DisplayName("P-01: a gigabyte in a megabyte, as content and as object stream")
	void deflateBomb() throws IOException {
		byte[] bomb = bomb(1 << 30);
		assertThat(read(withStream("/Filter /FlateDecode", bomb)).problems())
			.containsExactly(Problem.of(FindingCode.LIMIT_EXCEEDED, "stream-bytes"));
		assertThat(read(withStream("/Type /ObjStm /N 1 /First 4 /Filter /FlateDecode", bomb)).problems())
			.containsExactly(Problem.of(FindingCode.LIMIT_EXCEEDED, "stream-bytes"));
	}

	@Test
	@DisplayName("P-01: a bomb in a bomb")
	void doubleBomb() throws IOException {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		try (DeflaterOutputStream deflater = new DeflaterOutputStream(out)) {
			deflater.write(bomb(1 << 28));
		}
		assertThat(read(withStream("/Filter [/FlateDecode /FlateDecode]", out.toByteArray())).problems())
			.containsExactly(Problem.of(FindingCode.LIMIT_EXCEEDED, "stream-bytes"));
	}

	@Test
	@DisplayName("P-02: a picture of 32,768 by 32,768")
	void imageBomb() throws IOException {
		assertThat(read(withStream("/Type /XObject /Subtype /Image /Width 32768 /Height 32768 /BitsPerComponent 8"
				+ " /ColorSpace /DeviceGray /Filter /FlateDecode", bomb(1000)))
			.problems()).containsExactly(Problem.of(FindingCode.LIMIT_EXCEEDED, "image-pixels"));
	}

	@Test
	@DisplayName("P-03: a page of a million points")
	void hugePage() {
		byte[] file = PdfForm.raw("<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
				"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 1000000 1000000] >>");

		assertThat(read(file).problems()).containsExactly(Problem.of(FindingCode.LIMIT_EXCEEDED, "page-points"));
	}

	@Test
	@DisplayName("P-04: a page tree that loops")
	void pageTreeLoop() {
		byte[] file = PdfForm.raw("<< /Type /Catalog /Pages 2 0 R >>",
				"<< /Type /Pages /Kids [2 0 R 2 0 R] /Parent 2 0 R /Count 2147483647 >>");

		assertThat(FormReaderTests.codes(read(file))).containsExactly(FindingCode.PDF_DAMAGED);
	}

	@Test
	@DisplayName("P-05: a field that is its own child")
	void fieldLoop() {
		byte[] file = PdfForm.raw("<< /Type /Catalog /Pages 2 0 R /AcroForm << /Fields [4 0 R] >> >>",
				"<< /Type /Pages /Kids [3 0 R] /Count 1 >>", "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] >>",
				"<< /T (a) /Kids [4 0 R] /Parent 4 0 R >>");

		assertThat(FormReaderTests.codes(read(file))).containsExactly(FindingCode.KIND_UNKNOWN);
	}

	@Test
	@DisplayName("P-07: form XObjects that call themselves and each other, again and again")
	void nestedForms() {
		StringBuilder calls = new StringBuilder();
		for (int i = 0; i < 30; i++) {
			calls.append("/A Do /B Do ");
		}
		String form = "<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /A 4 0 R /B 5 0 R >> >>"
				+ " /Length " + calls.length() + " >>\nstream\n" + calls + "\nendstream";
		byte[] file = PdfForm.raw("<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
				"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R"
						+ " /Resources << /XObject << /A 4 0 R /B 5 0 R >> >> >>",
				form, form);

		assertThat(read(file).problems()).containsAnyOf(Problem.of(FindingCode.LIMIT_EXCEEDED, "operators"),
				Problem.of(FindingCode.KIND_UNKNOWN));
	}

	@Test
	void otherVersionIsReadByNameForAClerk() throws IOException {
		Reading reading = read(PdfForm.good()
			.change((document) -> document.getDocumentInformation()
				.setCustomMetadataValue("GreffierForm", "ramq-delegation|2"))
			.change((document) -> document.getPages()
				.forEach((page) -> page.setContents((org.apache.pdfbox.pdmodel.common.PDStream) null)))
			.bytes());

		assertThat(reading.kind()).contains(new KindVersion("ramq-delegation", 2));
		assertThat(FormReaderTests.codes(reading)).contains(FindingCode.LOW_CONFIDENCE);
		assertThat(reading.fields()).isNotEmpty();
		assertThat(reading.signature(Party.USER).state()).isEqualTo(SignatureState.DOUBTFUL);
	}

	private static byte[] locked(String password) throws IOException {
		return PdfForm.good().change((document) -> {
			StandardProtectionPolicy policy = new StandardProtectionPolicy("owner", password, new AccessPermission());
			policy.setEncryptionKeyLength(256);
			document.protect(policy);
		}).bytes();
	}

	/** So many zeros, deflated. */
	static byte[] bomb(int size) throws IOException {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		try (DeflaterOutputStream deflater = new DeflaterOutputStream(out)) {
			byte[] zeros = new byte[1 << 16];
			for (int left = size; left > 0; left -= zeros.length) {
				deflater.write(zeros, 0, Math.min(left, zeros.length));
			}
		}
		return out.toByteArray();
	}

	/** A page whose content, its picture too, is this stream. */
	static byte[] withStream(String entries, byte[] stream) {
		return PdfForm.raw("<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
				"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R"
						+ " /Resources << /XObject << /Im 4 0 R >> >> >>",
				"<< " + entries + " /Length " + stream.length + " >>\nstream\n"
						+ new String(stream, StandardCharsets.ISO_8859_1) + "\nendstream");
	}

	private static byte[] save(PDDocument document) throws IOException {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		document.save(out);
		return out.toByteArray();
	}

}

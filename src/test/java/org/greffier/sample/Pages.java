package org.greffier.sample;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.multipdf.PDFMergerUtility;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.pdfbox.pdmodel.graphics.image.CCITTFactory;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionJavaScript;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.interactive.form.PDAcroForm;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;

/** What people do to whole files before they send them. */
final class Pages {

	private static final long DOCUMENT_ID = 20_261_116L;

	/** A grey picture of 8 by 8 pixels; what counts is how it begins. */
	private static final String JPEG = "/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAP//////////////////////////////////////////"
			+ "////////////////////////////////////////////wAALCAAIAAgBAREA/8QAFAABAAAAAAAAAAAAAAAAAAAAA//EABQQAQAAAAAA"
			+ "AAAAAAAAAAAAAAD/2gAIAQEAAD8AN//Z";

	private Pages() {
	}

	/** Only the first page was printed to a file. */
	static byte[] firstOf(byte[] form) {
		try (PDDocument document = Loader.loadPDF(form)) {
			document.setDocumentId(DOCUMENT_ID);
			document.getDocumentCatalog().getAcroForm(null).flatten();
			while (document.getNumberOfPages() > 1) {
				document.removePage(1);
			}
			return saved(document);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Two forms in one file, as a scanner's feeder makes it. */
	static byte[] joined(byte[] first, byte[] second) {
		try (PDDocument target = new PDDocument();
				PDDocument one = Loader.loadPDF(first);
				PDDocument two = Loader.loadPDF(second)) {
			target.setDocumentId(DOCUMENT_ID);
			PDFMergerUtility merger = new PDFMergerUtility();
			merger.appendDocument(target, one);
			merger.appendDocument(target, two);
			return saved(target);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Printed, and scanned in black and white: a page that is one picture.
	 * @param dotsPerInch too few, and nothing can be read
	 */
	static byte[] scanned(byte[] pdf, float dotsPerInch) {
		try (PDDocument source = Loader.loadPDF(pdf); PDDocument scan = new PDDocument()) {
			scan.setDocumentId(DOCUMENT_ID + 1);
			PDFRenderer renderer = new PDFRenderer(source);
			for (int page = 0; page < source.getNumberOfPages(); page++) {
				PDRectangle size = source.getPage(page).getMediaBox();
				BufferedImage picture = renderer.renderImageWithDPI(page, dotsPerInch, ImageType.BINARY);
				PDPage to = new PDPage(size);
				scan.addPage(to);
				try (PDPageContentStream content = new PDPageContentStream(scan, to)) {
					content.drawImage(CCITTFactory.createFromImage(scan, picture), 0, 0, size.getWidth(),
							size.getHeight());
				}
			}
			return saved(scan);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * That asks for a password before it opens, in the one old way that draws no lots.
	 */
	static byte[] locked(byte[] pdf) {
		try (PDDocument document = Loader.loadPDF(pdf)) {
			StandardProtectionPolicy policy = new StandardProtectionPolicy("owner", "secret", new AccessPermission());
			policy.setEncryptionKeyLength(128);
			document.setDocumentId(DOCUMENT_ID + 2);
			document.protect(policy);
			return saved(document);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** Fields that stand in a second language inside the PDF, and a page that says so. */
	static byte[] xfa() {
		try (PDDocument document = new PDDocument()) {
			document.setDocumentId(DOCUMENT_ID + 3);
			document.addPage(new PDPage(PDRectangle.LETTER));
			PDAcroForm form = new PDAcroForm(document);
			COSStream template = document.getDocument().createCOSStream();
			try (OutputStream out = template.createOutputStream()) {
				out.write("<xdp:xdp xmlns:xdp=\"http://ns.adobe.com/xdp/\"/>".getBytes(StandardCharsets.US_ASCII));
			}
			form.getCOSObject().setItem(COSName.getPDFName("XFA"), template);
			document.getDocumentCatalog().setAcroForm(form);
			return saved(document);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** With empty pages behind it, until there are so many. */
	static byte[] ofPages(byte[] pdf, int pages) {
		try (PDDocument document = (pdf.length == 0) ? new PDDocument() : Loader.loadPDF(pdf)) {
			document.setDocumentId(DOCUMENT_ID + 3 + pages);
			while (document.getNumberOfPages() < pages) {
				document.addPage(new PDPage(PDRectangle.LETTER));
			}
			return saved(document);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** With a script, words of its own, and a field that holds what it does not show. */
	static byte[] tampered(byte[] pdf, String field) {
		try (PDDocument document = Loader.loadPDF(pdf)) {
			document.setDocumentId(DOCUMENT_ID + 20);
			document.getDocumentCatalog().setOpenAction(new PDActionJavaScript("app.alert('Bonjour');"));
			try (PDPageContentStream content = new PDPageContentStream(document, document.getPage(0),
					PDPageContentStream.AppendMode.APPEND, true, true)) {
				content.beginText();
				content.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 12);
				content.newLineAtOffset(60, 740);
				content.showText("Ce formulaire vaut pour tous les services.");
				content.endText();
			}
			document.getDocumentCatalog()
				.getAcroForm(null)
				.getField(field)
				.getCOSObject()
				.setString(COSName.V, "quelqu.un@courriel.test");
			return saved(document);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** One page, seven metres wide and high. */
	static byte[] poster() {
		try (PDDocument document = new PDDocument()) {
			document.setDocumentId(DOCUMENT_ID + 21);
			document.addPage(new PDPage(new PDRectangle(20_000, 20_000)));
			return saved(document);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	static byte[] photo() {
		return Base64.getDecoder().decode(JPEG);
	}

	private static byte[] saved(PDDocument document) throws IOException {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		document.save(out);
		return out.toByteArray();
	}

}

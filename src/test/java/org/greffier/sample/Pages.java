package org.greffier.sample;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Base64;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.multipdf.PDFMergerUtility;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.image.CCITTFactory;
import org.apache.pdfbox.rendering.ImageType;
import org.apache.pdfbox.rendering.PDFRenderer;

/** What people do to whole files before they send them. */
final class Pages {

	private static final float DOTS_PER_INCH = 150;

	private static final long DOCUMENT_ID = 20_261_116L;

	/** A grey picture of 8 by 8 pixels; what counts is how it begins. */
	private static final String JPEG = "/9j/4AAQSkZJRgABAQEASABIAAD/2wBDAP//////////////////////////////////////////"
			+ "////////////////////////////////////////////wAALCAAIAAgBAREA/8QAFAABAAAAAAAAAAAAAAAAAAAAA//EABQQAQAAAAAA"
			+ "AAAAAAAAAAAAAAD/2gAIAQEAAD8AN//Z";

	private Pages() {
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

	/** Printed, and scanned in black and white: a page that is one picture. */
	static byte[] scanned(byte[] pdf) {
		try (PDDocument source = Loader.loadPDF(pdf); PDDocument scan = new PDDocument()) {
			scan.setDocumentId(DOCUMENT_ID + 1);
			PDFRenderer renderer = new PDFRenderer(source);
			for (int page = 0; page < source.getNumberOfPages(); page++) {
				PDRectangle size = source.getPage(page).getMediaBox();
				BufferedImage picture = renderer.renderImageWithDPI(page, DOTS_PER_INCH, ImageType.BINARY);
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

	static byte[] photo() {
		return Base64.getDecoder().decode(JPEG);
	}

	private static byte[] saved(PDDocument document) throws IOException {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		document.save(out);
		return out.toByteArray();
	}

}

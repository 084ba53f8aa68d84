package org.greffier.scan;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Map;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDPageContentStream.AppendMode;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.greffier.catalogue.Layout;
import org.greffier.catalogue.Layout.PlacedField;
import org.greffier.form.FieldName;
import org.jspecify.annotations.Nullable;

/** With what the values were put into the fields. */
public enum Typing {

	/** The form's own font, as most viewers write. */
	OWN(null, false),
	/** A viewer that writes Helvetica, each letter in the middle of its cell. */
	HELVETICA_CELLS(FontName.HELVETICA, true),
	/** A viewer, or a typewriter, that knows no cells. */
	HELVETICA(FontName.HELVETICA, false), COURIER_CELLS(FontName.COURIER, true), COURIER(FontName.COURIER, false),
	TIMES(FontName.TIMES_ROMAN, false),
	/** No machine: a pen, after the empty form was printed. */
	HAND(null, false);

	private static final float SIZE = 10.5f;

	private static final double EM = 1000;

	private final @Nullable FontName font;

	private final boolean cells;

	Typing(@Nullable FontName font, boolean cells) {
		this.font = font;
		this.cells = cells;
	}

	/**
	 * Whether the viewer kept the form's font: nothing else may be read without a clerk.
	 */
	public boolean own() {
		return this == OWN;
	}

	/** Writes values over a form whose fields are empty. */
	byte[] write(byte[] pdf, Layout layout, Map<FieldName, String> values) throws IOException {
		if (this.font == null) {
			throw new IllegalStateException("no printed font: " + this);
		}
		PDFont face = new PDType1Font(this.font);
		try (PDDocument document = Loader.loadPDF(pdf)) {
			document.setDocumentId(1L);
			for (PlacedField field : layout.fields()) {
				String value = values.getOrDefault(field.name(), "");
				if (!value.isEmpty()) {
					write(document, face, field, (float) (layout.height() - field.box().bottom() + 6), value);
				}
			}
			ByteArrayOutputStream out = new ByteArrayOutputStream();
			document.save(out);
			return out.toByteArray();
		}
	}

	private void write(PDDocument document, PDFont face, PlacedField field, float base, String value)
			throws IOException {
		try (PDPageContentStream content = new PDPageContentStream(document, document.getPage(field.page() - 1),
				AppendMode.APPEND, true, true)) {
			content.setFont(face, SIZE);
			content.beginText();
			content.newLineAtOffset((float) field.box().x() + (this.cells ? 0 : 2), base);
			if (this.cells) {
				inCells(content, face, field.box().width() / field.cells(), value);
			}
			else {
				content.showText(value);
			}
			content.endText();
		}
	}

	private static void inCells(PDPageContentStream content, PDFont face, double cell, String value)
			throws IOException {
		double at = 0;
		for (int i = 0; i < value.length(); i++) {
			String letter = value.substring(i, i + 1);
			double x = i * cell + (cell - face.getStringWidth(letter) * SIZE / EM) / 2;
			content.newLineAtOffset((float) (x - at), 0);
			content.showText(letter);
			at = x;
		}
	}

}

package org.greffier.sample;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.form.PDAcroForm;
import org.apache.pdfbox.pdmodel.interactive.form.PDCheckBox;
import org.apache.pdfbox.pdmodel.interactive.form.PDField;

import org.greffier.catalogue.Agency;
import org.greffier.catalogue.Blanks;
import org.greffier.catalogue.FormKind;
import org.greffier.catalogue.Layout;
import org.greffier.form.Language;
import org.greffier.form.Party;

/**
 * A blank that somebody filled on a computer: values with the appearances that a viewer
 * writes, then what was drawn over it.
 */
public final class FilledForm {

	private static final Map<String, byte[]> BLANKS = new LinkedHashMap<>();

	private final byte[] blank;

	private final Layout layout;

	private final long documentId;

	private final Map<String, String> values = new LinkedHashMap<>();

	private final List<String> ticks = new ArrayList<>();

	private final List<Mark> marks = new ArrayList<>();

	private FilledForm(byte[] blank, Layout layout, long documentId) {
		this.blank = blank;
		this.layout = layout;
		this.documentId = documentId;
	}

	/**
	 * A new blank to fill.
	 * @param documentId makes the file's id; the same number makes the same file
	 */
	public static FilledForm of(FormKind kind, Agency agency, Language language, long documentId) {
		byte[] blank = BLANKS.computeIfAbsent(kind.current() + language.key(),
				(key) -> Blanks.draw(kind, agency, language));
		return new FilledForm(blank, Blanks.layout(kind), documentId);
	}

	/** Types a value; an empty one leaves the field as it is. */
	public FilledForm with(String field, String value) {
		this.values.put(field, value);
		return this;
	}

	public FilledForm ticked(String choice, String... options) {
		for (String option : options) {
			this.ticks.add(choice + "." + option);
		}
		return this;
	}

	/** Leaves its own mark in the signature box of a party. */
	public FilledForm signed(Party party, Hand hand, String name) {
		this.marks.add(new Mark(this.layout.signatures().get(party), hand, name));
		return this;
	}

	/** The PDF as it was saved. */
	public byte[] pdf() {
		try (PDDocument document = Loader.loadPDF(this.blank)) {
			document.setDocumentId(this.documentId);
			fill(document.getDocumentCatalog().getAcroForm(null));
			for (Mark mark : this.marks) {
				mark.hand().sign(document, mark.place(), mark.name());
			}
			ByteArrayOutputStream out = new ByteArrayOutputStream();
			document.save(out);
			return out.toByteArray();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private void fill(PDAcroForm form) throws IOException {
		for (Map.Entry<String, String> value : this.values.entrySet()) {
			if (!value.getValue().isEmpty()) {
				field(form, value.getKey()).setValue(value.getValue());
			}
		}
		for (String tick : this.ticks) {
			((PDCheckBox) field(form, tick)).check();
		}
	}

	private static PDField field(PDAcroForm form, String name) {
		PDField field = form.getField(name);
		if (field == null) {
			throw new IllegalArgumentException("the blank has no field " + name);
		}
		return field;
	}

	private record Mark(Layout.PlacedSignature place, Hand hand, String name) {
	}

}

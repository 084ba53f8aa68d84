package org.greffier.reading;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Calendar;
import java.util.List;
import java.util.TimeZone;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationWidget;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAppearanceDictionary;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAppearanceStream;
import org.apache.pdfbox.pdmodel.interactive.digitalsignature.PDSignature;
import org.apache.pdfbox.pdmodel.interactive.form.PDAcroForm;
import org.apache.pdfbox.pdmodel.interactive.form.PDField;
import org.apache.pdfbox.pdmodel.interactive.form.PDSignatureField;
import org.greffier.form.Party;
import org.greffier.reading.PdfForm.Spot;

/**
 * A form that grows by revisions, as the programs of its signers leave it: fill, sign,
 * fill, sign. Each step gives a new one, so that a test can go back.
 */
final class SignedPdf {

	private static final COSName DOC_MDP = COSName.getPDFName("DocMDP");

	private final PdfForm form;

	private final byte[] bytes;

	private SignedPdf(PdfForm form, byte[] bytes) {
		this.form = form;
		this.bytes = bytes;
	}

	/** The form, not signed yet. */
	static SignedPdf of(PdfForm form) throws IOException {
		return new SignedPdf(form, form.bytes());
	}

	byte[] bytes() {
		return this.bytes.clone();
	}

	PdfForm form() {
		return this.form;
	}

	/** What the first signature says that it signs. */
	int[] range() throws IOException {
		try (PDDocument document = Loader.loadPDF(this.bytes)) {
			return document.getSignatureDictionaries().get(0).getByteRange();
		}
	}

	/** The first signature's own bytes, with its padding. */
	byte[] contents() throws IOException {
		try (PDDocument document = Loader.loadPDF(this.bytes)) {
			return document.getSignatureDictionaries().get(0).getContents();
		}
	}

	SignedPdf with(byte[] other) {
		return new SignedPdf(this.form, other);
	}

	/** Signs in the party's box. */
	SignedPdf sign(Party party, TestSigner signer) throws IOException {
		return sign(signer, field(party), this.form.signature(party), 0);
	}

	/** Signs in the party's box and allows the changes of that number afterwards. */
	SignedPdf certify(Party party, TestSigner signer, int allowed) throws IOException {
		return sign(signer, field(party), this.form.signature(party), allowed);
	}

	/** The field of a blank that takes digital signatures, or one that a viewer adds. */
	private String field(Party party) throws IOException {
		String own = party.field("signature").value();
		try (PDDocument document = Loader.loadPDF(this.bytes)) {
			return (document.getDocumentCatalog().getAcroForm().getField(own) != null) ? own : party.key() + "Seal";
		}
	}

	/** Signs in any place. */
	SignedPdf signAt(TestSigner signer, String field, Spot spot) throws IOException {
		return sign(signer, field, spot, 0);
	}

	/** Signs without a place. */
	SignedPdf signInvisibly(String field, TestSigner signer) throws IOException {
		Spot nowhere = new Spot(1, new org.greffier.form.Box(0, this.form.layout().height(), 0, 0));
		return sign(signer, field, nowhere, 0);
	}

	/** Changes the document in a revision of its own. */
	SignedPdf change(PdfForm.Change change) throws IOException {
		try (PDDocument document = Loader.loadPDF(this.bytes)) {
			change.apply(document);
			ByteArrayOutputStream out = new ByteArrayOutputStream();
			document.saveIncremental(out);
			return with(out.toByteArray());
		}
	}

	/**
	 * Puts another dictionary in the place of the first signature's, in a revision that
	 * no library writes.
	 * @param entries beside its type and filters
	 */
	SignedPdf forge(String entries) throws IOException {
		try (PDDocument document = Loader.loadPDF(this.bytes)) {
			COSDictionary field = document.getSignatureFields()
				.stream()
				.map(PDSignatureField::getCOSObject)
				.filter((one) -> one.containsKey(COSName.V))
				.findFirst()
				.orElseThrow();
			COSObject value = (COSObject) field.getItem(COSName.V);
			COSObject root = (COSObject) document.getDocument().getTrailer().getItem(COSName.ROOT);
			String text = new String(this.bytes, StandardCharsets.ISO_8859_1);
			String previous = text.substring(text.lastIndexOf("startxref") + 9, text.lastIndexOf("%%EOF")).strip();
			int at = text.length() + 1;
			String added = "\n%d 0 obj\n<< /Type /Sig /Filter /Adobe.PPKLite /SubFilter /adbe.pkcs7.detached %s >>\nendobj\n"
				.formatted(value.getKey().getNumber(), entries);
			String table = "xref\n%d 1\n%010d 00000 n \ntrailer\n<< /Size %d /Root %d 0 R /Prev %s >>\nstartxref\n%d\n%%%%EOF\n"
				.formatted(value.getKey().getNumber(), at, document.getDocument().getTrailer().getInt(COSName.SIZE),
						root.getKey().getNumber(), previous, text.length() + added.length());
			return with((text + added + table).getBytes(StandardCharsets.ISO_8859_1));
		}
	}

	/** Fills fields as a viewer does, name and value in turn. */
	SignedPdf fill(String... values) throws IOException {
		return change((document) -> {
			for (int i = 0; i < values.length; i += 2) {
				PDField field = document.getDocumentCatalog().getAcroForm().getField(values[i]);
				field.setValue(values[i + 1]);
				touch(field.getCOSObject());
				field.getWidgets().forEach((widget) -> touch(widget.getCOSObject()));
			}
		});
	}

	private SignedPdf sign(TestSigner signer, String name, Spot spot, int allowed) throws IOException {
		try (PDDocument document = Loader.loadPDF(this.bytes)) {
			PDSignature signature = new PDSignature();
			signature.setFilter(PDSignature.FILTER_ADOBE_PPKLITE);
			signature.setSubFilter(PDSignature.SUBFILTER_ADBE_PKCS7_DETACHED);
			Calendar now = Calendar.getInstance(TimeZone.getTimeZone("UTC"));
			signature.setSignDate(now);
			PDPage page = document.getPage(spot.page() - 1);
			PDSignatureField field = field(document, name, page, signature);
			if (allowed > 0) {
				certify(document, signature, allowed);
			}
			document.addSignature(signature, signer);
			show(document, field.getWidgets().get(0), this.form.rectangle(spot.box()));
			ByteArrayOutputStream out = new ByteArrayOutputStream();
			document.saveIncremental(out);
			return with(out.toByteArray());
		}
	}

	private static PDSignatureField field(PDDocument document, String name, PDPage page, PDSignature signature)
			throws IOException {
		PDAcroForm acro = document.getDocumentCatalog().getAcroForm();
		if (acro.getField(name) instanceof PDSignatureField own) {
			own.getCOSObject().setItem(COSName.V, signature);
			touch(own.getCOSObject());
			return own;
		}
		PDSignatureField field = new PDSignatureField(acro);
		field.setPartialName(name);
		field.getCOSObject().setItem(COSName.V, signature);
		attach(document, page, field);
		return field;
	}

	/** Puts a field's widget on a page. */
	static void attach(PDDocument document, PDPage page, PDSignatureField field) throws IOException {
		PDAcroForm acro = document.getDocumentCatalog().getAcroForm();
		PDAnnotationWidget widget = field.getWidgets().get(0);
		widget.setPage(page);
		widget.setPrinted(true);
		page.getAnnotations().add(widget);
		List<PDField> fields = acro.getFields();
		fields.add(field);
		touch(page.getCOSObject());
		touch(acro.getCOSObject());
		touch(page.getCOSObject().getDictionaryObject(COSName.ANNOTS));
		touch(acro.getCOSObject().getDictionaryObject(COSName.FIELDS));
	}

	private static void certify(PDDocument document, PDSignature signature, int allowed) {
		COSDictionary parameters = new COSDictionary();
		parameters.setItem(COSName.TYPE, COSName.getPDFName("TransformParams"));
		parameters.setInt(COSName.P, allowed);
		parameters.setName(COSName.V, "1.2");
		COSDictionary reference = new COSDictionary();
		reference.setItem(COSName.TYPE, COSName.getPDFName("SigRef"));
		reference.setItem(COSName.getPDFName("TransformMethod"), DOC_MDP);
		reference.setItem(COSName.getPDFName("TransformParams"), parameters);
		COSArray references = new COSArray();
		references.add(reference);
		signature.getCOSObject().setItem(COSName.getPDFName("Reference"), references);
		COSDictionary permissions = new COSDictionary();
		permissions.setItem(DOC_MDP, signature);
		COSDictionary catalog = document.getDocumentCatalog().getCOSObject();
		catalog.setItem(COSName.getPDFName("Perms"), permissions);
		touch(catalog);
	}

	/** Draws a small frame on an annotation. */
	static void show(PDDocument document, PDAnnotation annotation, PDRectangle place) throws IOException {
		annotation.setRectangle(place);
		PDAppearanceStream seal = new PDAppearanceStream(document);
		seal.setBBox(new PDRectangle(place.getWidth(), place.getHeight()));
		try (var out = seal.getCOSObject().createOutputStream()) {
			out.write("0 0 0.6 RG 1 1 40 20 re S".getBytes(StandardCharsets.US_ASCII));
		}
		PDAppearanceDictionary appearance = new PDAppearanceDictionary();
		appearance.setNormalAppearance(seal);
		annotation.setAppearance(appearance);
	}

	/** Marks for the next revision; without it PDFBox leaves an object as it was. */
	static void touch(COSBase object) {
		COSBase target = (object instanceof COSObject reference) ? reference.getObject() : object;
		if (target instanceof COSDictionary dictionary) {
			dictionary.setNeedToBeUpdated(true);
		}
		else if (target instanceof COSArray array) {
			array.setNeedToBeUpdated(true);
		}
	}

}

package org.greffier.reading;

import java.awt.Color;
import java.io.IOException;

import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSFloat;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;
import org.apache.pdfbox.pdmodel.interactive.form.PDSignatureField;
import org.greffier.form.Party;
import org.greffier.form.SignatureState;
import org.greffier.reading.PdfForm.Spot;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The states of a signature box of a PDF that was not scanned (READING 12). */
class SignatureReaderTests {

	private static SignatureState grantor(PdfForm form) throws IOException {
		return FormReaderTests.read(form.bytes()).signature(Party.GRANTOR).state();
	}

	@Test
	void nothingIsAbsent() throws IOException {
		assertThat(grantor(PdfForm.filled())).isEqualTo(SignatureState.ABSENT);
	}

	@Test
	void drawnCurvesAreInk() throws IOException {
		assertThat(grantor(PdfForm.filled().sign(Party.GRANTOR))).isEqualTo(SignatureState.INK);
	}

	@Test
	void inkAnnotationIsInkWithOrWithoutItsOwnDrawing() throws IOException {
		PdfForm bare = PdfForm.filled();
		inkAnnotation(bare);
		assertThat(grantor(bare)).isEqualTo(SignatureState.INK);

		PdfForm drawn = PdfForm.filled();
		inkAnnotation(drawn).constructAppearances(drawn.document());
		assertThat(grantor(drawn)).isEqualTo(SignatureState.INK);
	}

	@Test
	void hiddenInkAnnotationIsAbsent() throws IOException {
		PdfForm form = PdfForm.filled();
		inkAnnotation(form).setHidden(true);

		assertThat(grantor(form)).isEqualTo(SignatureState.ABSENT);
	}

	@Test
	void crossTickAndLineAreMarks() throws IOException {
		PdfForm cross = PdfForm.filled();
		cross.lines(cross.signature(Party.GRANTOR), 10, 5, 60, 45, 60, 5, 10, 45);
		assertThat(grantor(cross)).isEqualTo(SignatureState.MARK);

		PdfForm tick = PdfForm.filled();
		tick.lines(tick.signature(Party.GRANTOR), 10, 25, 20, 40, 20, 40, 45, 5);
		assertThat(grantor(tick)).isEqualTo(SignatureState.MARK);

		PdfForm line = PdfForm.filled();
		line.lines(line.signature(Party.GRANTOR), 10, 40, 300, 40);
		assertThat(grantor(line)).isEqualTo(SignatureState.MARK);
	}

	@Test
	void typedCrossIsMark() throws IOException {
		PdfForm form = PdfForm.filled();

		assertThat(grantor(form.text(form.signature(Party.GRANTOR), "X"))).isEqualTo(SignatureState.MARK);
	}

	@Test
	void lettersAreTyped() throws IOException {
		PdfForm form = PdfForm.filled();

		assertThat(grantor(form.text(form.signature(Party.GRANTOR), "Zoe Tremblay"))).isEqualTo(SignatureState.TYPED);
	}

	@Test
	void pastedImageIsPicture() throws IOException {
		PdfForm form = PdfForm.filled();

		assertThat(grantor(form.picture(form.signature(Party.GRANTOR)))).isEqualTo(SignatureState.PICTURE);
	}

	@Test
	void inkOverLettersIsDoubtful() throws IOException {
		PdfForm form = PdfForm.filled().sign(Party.GRANTOR);

		assertThat(grantor(form.text(form.signature(Party.GRANTOR), "Zoe Tremblay")))
			.isEqualTo(SignatureState.DOUBTFUL);
	}

	@Test
	void filledDrawingIsDoubtful() throws IOException {
		PdfForm form = PdfForm.filled();
		Spot spot = form.signature(Party.GRANTOR);
		try (var content = new org.apache.pdfbox.pdmodel.PDPageContentStream(form.document(), form.page(spot),
				org.apache.pdfbox.pdmodel.PDPageContentStream.AppendMode.APPEND, true, true)) {
			PDRectangle box = form.rectangle(spot.box());
			content.setNonStrokingColor(Color.BLUE);
			content.moveTo(box.getLowerLeftX() + 10, box.getLowerLeftY() + 10);
			content.curveTo(box.getLowerLeftX() + 40, box.getLowerLeftY() + 60, box.getLowerLeftX() + 60,
					box.getLowerLeftY() - 10, box.getLowerLeftX() + 90, box.getLowerLeftY() + 30);
			content.fill();
		}

		assertThat(grantor(form)).isEqualTo(SignatureState.DOUBTFUL);
	}

	@Test
	void inkBesideTheBoxIsDoubtfulAndNotAbsent() throws IOException {
		PdfForm form = PdfForm.filled();
		Spot beside = form.signature(Party.GRANTOR).moved(0, 90);

		assertThat(grantor(form.ink(beside, 9))).isEqualTo(SignatureState.DOUBTFUL);
	}

	@Test
	void inkIsReadOffEachBoxAlone() throws IOException {
		PdfForm form = PdfForm.filled().sign(Party.USER);

		assertThat(grantor(form)).isEqualTo(SignatureState.ABSENT);
	}

	@Test
	void signatureFieldWithValueIsDigital() throws IOException {
		PdfForm form = PdfForm.filled();
		PDSignatureField field = signatureField(form);
		COSDictionary value = new COSDictionary();
		value.setItem(COSName.TYPE, COSName.SIG);
		value.setItem(COSName.FILTER, COSName.getPDFName("Adobe.PPKLite"));
		value.setItem(COSName.CONTENTS, new COSString(new byte[64]));
		field.getCOSObject().setItem(COSName.V, value);

		var signature = FormReaderTests.read(form.bytes()).signature(Party.GRANTOR);
		assertThat(signature.state()).isEqualTo(SignatureState.DIGITAL);
		assertThat(signature.valid()).contains(false);
		assertThat(signature.signer()).isEmpty();
	}

	@Test
	void emptySignatureFieldIsAbsent() throws IOException {
		PdfForm form = PdfForm.filled();
		signatureField(form);

		assertThat(grantor(form)).isEqualTo(SignatureState.ABSENT);
	}

	private static PDSignatureField signatureField(PdfForm form) throws IOException {
		var acro = form.document().getDocumentCatalog().getAcroForm();
		PDSignatureField field = new PDSignatureField(acro);
		Spot spot = form.signature(Party.GRANTOR);
		field.getWidgets().get(0).setRectangle(form.rectangle(spot.box()));
		form.page(spot).getAnnotations().add(field.getWidgets().get(0));
		acro.getFields().add(field);
		return field;
	}

	private static PDAnnotation inkAnnotation(PdfForm form) throws IOException {
		Spot spot = form.signature(Party.GRANTOR);
		PDRectangle box = form.rectangle(spot.box());
		COSArray line = new COSArray();
		for (int i = 0; i < 40; i++) {
			line.add(new COSFloat(box.getLowerLeftX() + 20 + 6 * i));
			line.add(new COSFloat(box.getLowerLeftY() + 8 + (float) (18 * (1 + Math.sin(i * 1.3)))));
		}
		COSArray list = new COSArray();
		list.add(line);
		COSDictionary ink = new COSDictionary();
		ink.setItem(COSName.TYPE, COSName.ANNOT);
		ink.setItem(COSName.SUBTYPE, COSName.getPDFName("Ink"));
		ink.setItem(COSName.RECT, box);
		ink.setItem(COSName.getPDFName("InkList"), list);
		COSArray black = new COSArray();
		for (int i = 0; i < 3; i++) {
			black.add(new COSFloat(0));
		}
		ink.setItem(COSName.C, black);
		PDAnnotation annotation = PDAnnotation.createAnnotation(ink);
		form.page(spot).getAnnotations().add(annotation);
		return annotation;
	}

}

package org.greffier.reading;

import java.awt.Color;
import java.io.IOException;

import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDPageContentStream.AppendMode;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationWidget;
import org.apache.pdfbox.pdmodel.interactive.form.PDNonTerminalField;
import org.greffier.form.FieldName;
import org.greffier.form.FindingCode;
import org.greffier.form.Problem;
import org.greffier.form.Reading;
import org.greffier.reading.PdfForm.Spot;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What a file holds against what its page shows. */
class MismatchTests {

	private static final String EMAIL = "user.email";

	private static final Problem DIFFERS = Problem.of(FindingCode.APPEARANCE_DIFFERS, new FieldName(EMAIL));

	private static Reading read(PdfForm form) throws IOException {
		return FormReaderTests.read(form.bytes());
	}

	private static PDAnnotationWidget widget(PdfForm form) {
		return form.field(EMAIL).getWidgets().get(0);
	}

	@Test
	@DisplayName("P-15: a value that is not what the field shows")
	void valueOtherThanAppearance() throws IOException {
		PdfForm form = PdfForm.good();
		form.field(EMAIL).getCOSObject().setString(COSName.V, "mallory@evil.example");

		assertThat(read(form).problems()).containsExactly(DIFFERS);
	}

	@Test
	@DisplayName("P-15: hidden, not viewed, without area, off the page")
	void fieldThatNobodySees() throws IOException {
		PdfForm hidden = PdfForm.good();
		widget(hidden).setHidden(true);
		assertThat(read(hidden).problems()).containsExactly(DIFFERS);

		PdfForm noView = PdfForm.good();
		widget(noView).setNoView(true);
		assertThat(read(noView).problems()).containsExactly(DIFFERS);

		PdfForm flat = PdfForm.good();
		widget(flat).setRectangle(new PDRectangle(100, 100, 0, 0));
		assertThat(read(flat).problems()).contains(DIFFERS);

		PdfForm off = PdfForm.good();
		widget(off).setRectangle(new PDRectangle(2000, 2000, 300, 20));
		assertThat(read(off).problems()).contains(DIFFERS);
	}

	@Test
	@DisplayName("P-15: white on white")
	void whiteText() throws IOException {
		PdfForm form = PdfForm.good();
		((org.apache.pdfbox.pdmodel.interactive.form.PDTextField) form.field(EMAIL))
			.setDefaultAppearance("/FMono 10.5 Tf 1 g");
		form.field(EMAIL).setValue("noel.damours@courriel.example");

		assertThat(read(form).problems()).containsExactly(DIFFERS);
	}

	@Test
	@DisplayName("P-15: 0.1 point text")
	void tinyText() throws IOException {
		PdfForm form = PdfForm.good();
		((org.apache.pdfbox.pdmodel.interactive.form.PDTextField) form.field(EMAIL))
			.setDefaultAppearance("/FMono 0.1 Tf 0 g");
		form.field(EMAIL).setValue("noel.damours@courriel.example");

		assertThat(read(form).problems()).containsExactly(DIFFERS);
	}

	@Test
	@DisplayName("P-14: a white box with another text drawn over a field")
	void overlayOfAnnotation() throws IOException {
		PdfForm form = PdfForm.good();
		Spot spot = form.spot(EMAIL);
		form.change((document) -> {
			PDRectangle box = form.rectangle(spot.box());
			COSDictionary stamp = new COSDictionary();
			stamp.setItem(COSName.TYPE, COSName.ANNOT);
			stamp.setItem(COSName.SUBTYPE, COSName.getPDFName("FreeText"));
			stamp.setItem(COSName.RECT, box);
			var stream = new org.apache.pdfbox.pdmodel.interactive.annotation.PDAppearanceStream(document);
			stream.setBBox(new PDRectangle(box.getWidth(), box.getHeight()));
			stream.setResources(new org.apache.pdfbox.pdmodel.PDResources());
			try (PDPageContentStream content = new PDPageContentStream(document, stream)) {
				content.setNonStrokingColor(Color.WHITE);
				content.addRect(0, 0, box.getWidth(), box.getHeight());
				content.fill();
			}
			COSDictionary appearance = new COSDictionary();
			appearance.setItem(COSName.N, stream);
			stamp.setItem(COSName.AP, appearance);
			form.page(spot)
				.getAnnotations()
				.add(org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation.createAnnotation(stamp));
		});

		assertThat(read(form).problems()).containsExactly(DIFFERS);
	}

	@Test
	@DisplayName("P-14: page text under a field")
	void textOfPageInField() throws IOException {
		PdfForm form = PdfForm.good();

		assertThat(read(form.text(form.spot(EMAIL), "abc")).problems()).containsExactly(DIFFERS);
	}

	@Test
	void tickThatIsNotShown() throws IOException {
		PdfForm form = PdfForm.good();
		FieldName other = form.layout().ticks().get(1).name();
		form.field(other.value()).getCOSObject().setItem(COSName.V, COSName.getPDFName("Yes"));

		assertThat(read(form).problems()).containsExactly(Problem.of(FindingCode.APPEARANCE_DIFFERS, other));
	}

	@Test
	@DisplayName("P-16: two fields of one name")
	void duplicateName() throws IOException {
		PdfForm form = PdfForm.good();
		COSDictionary copy = new COSDictionary(form.field(EMAIL).getCOSObject());
		copy.setString(COSName.V, "mallory@evil.example");
		((PDNonTerminalField) form.field("user")).getCOSObject().getCOSArray(COSName.KIDS).add(copy);

		assertThat(read(form).problems()).contains(DIFFERS);
	}

	@Test
	@DisplayName("P-16: a value of 5 MB")
	void oversizedValue() throws IOException {
		PdfForm form = PdfForm.good();
		form.field(EMAIL).getCOSObject().setString(COSName.V, "x".repeat(5_000_000));

		Reading reading = read(form);
		assertThat(reading.problems()).contains(Problem.of(FindingCode.LIMIT_EXCEEDED, new FieldName(EMAIL)));
		assertThat(reading.value(new FieldName(EMAIL)).orElseThrow()).hasSize(4_000);
	}

	@Test
	@DisplayName("B-06: the blank's own words painted over")
	void blankTextCovered() throws IOException {
		PdfForm form = PdfForm.good();
		form.change((document) -> {
			try (PDPageContentStream content = new PDPageContentStream(document, document.getPage(0), AppendMode.APPEND,
					true, true)) {
				content.setNonStrokingColor(Color.WHITE);
				content.addRect(50, 600, 400, 60);
				content.fill();
			}
		});

		assertThat(FormReaderTests.codes(read(form))).containsExactly(FindingCode.BLANK_ALTERED);
	}

	@Test
	@DisplayName("B-06: words added beside the fields")
	void wordsAdded() throws IOException {
		PdfForm form = PdfForm.good();
		form.text(new Spot(1, form.spot("grantor.email").moved(385, 0).box()), "ou tout autre");

		assertThat(FormReaderTests.codes(read(form))).contains(FindingCode.BLANK_ALTERED);
	}

}

package org.greffier.reading;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.greffier.catalogue.Blanks;
import org.greffier.catalogue.FormKind;
import org.greffier.catalogue.SectionSpec;
import org.greffier.form.FieldName;
import org.greffier.form.FindingCode;
import org.greffier.form.KindVersion;
import org.greffier.form.Language;
import org.greffier.form.Party;
import org.greffier.form.Reading;
import org.greffier.form.SignatureState;
import org.greffier.platform.Row;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** A blank of an older version, whose places are not known, always goes to a clerk. */
class OlderVersionTests {

	private static final KindVersion OLDER = new KindVersion("ramq-delegation", 2);

	/** The same words in another order, filled. */
	private static PDDocument older() throws IOException {
		FormKind kind = PdfForm.kind("ramq", "ramq-delegation");
		List<SectionSpec> sections = new ArrayList<>(kind.sections());
		Collections.reverse(sections);
		FormKind older = new FormKind(kind.agency(), kind.name(), 2, kind.accepts(), kind.title(), kind.instructions(),
				kind.parties(), sections, kind.fields(), kind.choices(), kind.account(), kind.rules(), kind.term());
		PDDocument document = Loader.loadPDF(Blanks.draw(older, PdfForm.agency("ramq"), Language.FR));
		var form = document.getDocumentCatalog().getAcroForm();
		for (var value : PdfForm.RAMQ.entrySet()) {
			form.getField(value.getKey()).setValue(value.getValue());
		}
		return document;
	}

	private static Reading read(PDDocument document) throws IOException {
		try (PDDocument closed = document) {
			ByteArrayOutputStream out = new ByteArrayOutputStream();
			closed.save(out);
			return FormReaderTests.read(out.toByteArray());
		}
	}

	@Test
	@Row("AMF-07")
	void valuesAreReadByTheirNamesAndNeverSurely() throws IOException {
		Reading reading = read(older());

		assertThat(reading.kind()).contains(OLDER);
		assertThat(FormReaderTests.codes(reading)).containsExactly(FindingCode.LOW_CONFIDENCE);
		PdfForm.RAMQ.forEach((name, value) -> assertThat(reading.value(new FieldName(name))).contains(value));
		assertThat(reading.fields().values()).allSatisfy((field) -> assertThat(field.confidence()).isLessThan(0.9));
		assertThat(reading.signature(Party.GRANTOR).state()).isEqualTo(SignatureState.DOUBTFUL);
	}

	@Test
	void printedPagesTellTheirVersionByTheirCode() throws IOException {
		PDDocument document = older();
		document.getDocumentCatalog().getAcroForm().flatten();
		document.getDocumentCatalog().setAcroForm(null);
		document.setDocumentInformation(new PDDocumentInformation());

		Reading reading = read(document);

		assertThat(reading.kind()).contains(OLDER);
		assertThat(FormReaderTests.codes(reading)).containsExactly(FindingCode.LOW_CONFIDENCE);
		assertThat(reading.fields()).isEmpty();
		assertThat(reading.signature(Party.USER).state()).isEqualTo(SignatureState.DOUBTFUL);
	}

}

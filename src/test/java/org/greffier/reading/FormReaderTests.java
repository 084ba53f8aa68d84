package org.greffier.reading;

import java.io.IOException;
import java.util.List;

import org.greffier.form.FieldName;
import org.greffier.form.FindingCode;
import org.greffier.form.Language;
import org.greffier.form.Party;
import org.greffier.form.Problem;
import org.greffier.form.Reading;
import org.greffier.form.SignatureState;
import org.greffier.form.Source;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class FormReaderTests {

	static final FormReader READER = FormReader.of(PdfForm.JOBS);

	static Reading read(byte[] file) {
		return READER.read(Request.of(6, file));
	}

	static List<FindingCode> codes(Reading reading) {
		return reading.problems().stream().map(Problem::code).toList();
	}

	@Test
	void readsFilledForm() throws IOException {
		Reading reading = read(PdfForm.good().bytes());

		assertThat(reading.problems()).isEmpty();
		assertThat(reading.kind()).contains(PdfForm.kind("ramq", "ramq-delegation").current());
		assertThat(reading.language()).contains(Language.FR);
		assertThat(reading.source()).isEqualTo(Source.ACROFORM);
		PdfForm.RAMQ.forEach((name, value) -> assertThat(reading.value(new FieldName(name))).as(name).contains(value));
		assertThat(reading.ticked(new FieldName("grant.services"))).hasSize(1);
		assertThat(reading.signature(Party.GRANTOR).state()).isEqualTo(SignatureState.INK);
		assertThat(reading.signature(Party.USER).state()).isEqualTo(SignatureState.INK);
	}

	@Test
	void readsFlattenedFormOffItsText() throws IOException {
		Reading reading = read(PdfForm.good().flatten().bytes());

		assertThat(reading.problems()).isEmpty();
		assertThat(reading.source()).isEqualTo(Source.TEXT);
		PdfForm.RAMQ.forEach((name, value) -> assertThat(reading.value(new FieldName(name))).as(name).contains(value));
		assertThat(reading.ticked(new FieldName("grant.services"))).hasSize(1);
		assertThat(reading.signature(Party.USER).state()).isEqualTo(SignatureState.INK);
	}

	@Test
	void readsEmptyBlankOfEachKindAndLanguageWithoutProblems() {
		for (Language language : Language.values()) {
			for (String[] kind : new String[][] { { "ramq", "ramq-delegation" }, { "amp", "amp-user" } }) {
				Reading reading = read(PdfForm.blank(kind[0], kind[1], language));

				assertThat(reading.problems()).isEmpty();
				assertThat(reading.language()).contains(language);
				assertThat(reading.fields().values()).allSatisfy((f) -> assertThat(f.value()).isIn("", "false"));
				assertThat(reading.signature(Party.GRANTOR).state()).isEqualTo(SignatureState.ABSENT);
				assertThat(reading.signature(Party.USER).state()).isEqualTo(SignatureState.ABSENT);
			}
		}
	}

}

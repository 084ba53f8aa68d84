package org.greffier.catalogue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.List;

import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.greffier.form.Language;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

import static org.assertj.core.api.Assertions.assertThat;

/** Every blank keeps PDF/UA-1, as veraPDF sees it. */
class BlankAccessibilityTests {

	@BeforeAll
	static void startVeraPdf() {
		VeraGreenfieldFoundryProvider.initialise();
	}

	@ParameterizedTest
	@EnumSource(Language.class)
	void everyBlankKeepsPdfUa1(Language language) throws Exception {
		for (Agency agency : ShippedCatalogue.load().agencies().values()) {
			for (FormKind kind : agency.kinds().values()) {
				assertThat(failures(Blanks.draw(kind, agency, language))).as(kind.name()).isEmpty();
			}
		}
	}

	@ParameterizedTest
	@EnumSource(Language.class)
	void aFieldForDigitalSignaturesKeepsItToo(Language language) throws Exception {
		Agency agency = ShippedCatalogue.load().agencies().values().iterator().next();

		assertThat(failures(Blanks.draw(BlanksTests.digitallySigned(), agency, language))).isEmpty();
	}

	@Test
	void aDocumentWithoutTagsIsSeenToFail() throws Exception {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		try (PDDocument pdf = new PDDocument()) {
			pdf.addPage(new PDPage());
			pdf.save(out);
		}

		assertThat(failures(out.toByteArray())).isNotEmpty();
	}

	private static List<String> failures(byte[] pdf) throws Exception {
		try (PDFAParser parser = Foundries.defaultInstance()
			.createParser(new ByteArrayInputStream(pdf), PDFAFlavour.PDFUA_1);
				PDFAValidator validator = Foundries.defaultInstance().createValidator(PDFAFlavour.PDFUA_1, false)) {
			ValidationResult result = validator.validate(parser);
			assertThat(result.getTotalAssertions()).isPositive();
			return result.getTestAssertions()
				.stream()
				.filter((assertion) -> assertion.getStatus() == TestAssertion.Status.FAILED)
				.map((assertion) -> assertion.getRuleId().getClause() + "-" + assertion.getRuleId().getTestNumber()
						+ " " + assertion.getMessage() + " " + assertion.getLocation().getContext())
				.distinct()
				.toList();
		}
	}

}

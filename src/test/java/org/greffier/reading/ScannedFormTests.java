package org.greffier.reading;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.greffier.form.FieldName;
import org.greffier.form.FieldReading;
import org.greffier.form.FindingCode;
import org.greffier.form.Party;
import org.greffier.form.Problem;
import org.greffier.form.Reading;
import org.greffier.form.SignatureState;
import org.greffier.form.Source;
import org.greffier.platform.Row;
import org.greffier.scan.Marking;
import org.greffier.scan.PageOrder;
import org.greffier.scan.ScanClass;
import org.greffier.scan.ScannedForm;
import org.greffier.scan.Scans;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Forms that were printed, signed and scanned, from the file to the reading. */
class ScannedFormTests {

	private static final String KIND = "ramq-delegation";

	private static final FieldName EMAIL = new FieldName("grantor.email");

	private static Scans scan(long seed, String kind) {
		return Scans.of(seed).kind(kind);
	}

	private static Set<FieldName> ticked(Reading reading) {
		return reading.fields()
			.entrySet()
			.stream()
			.filter((field) -> field.getValue().value().equals("true"))
			.map(Map.Entry::getKey)
			.collect(Collectors.toSet());
	}

	/** The pages of a file that are so and so page of the form. */
	private static String pages(List<Integer> pages, int wanted) {
		return KindFinder.join(IntStream.rangeClosed(1, pages.size())
			.filter((page) -> pages.get(page - 1) == wanted)
			.boxed()
			.toList());
	}

	@ParameterizedTest
	@EnumSource(names = { "FAX_G4", "ROTATED_90" })
	void findsPageTicksAndSignatures(ScanClass machine) {
		ScannedForm form = scan(31, KIND).signed(Party.USER, Marking.EMPTY).as(machine);

		Reading reading = FormReaderTests.read(form.pdf());

		assertThat(reading.problems()).isEmpty();
		assertThat(reading.kind()).contains(form.truth().kind());
		assertThat(reading.language()).contains(form.truth().language());
		assertThat(reading.source()).isEqualTo(Source.SCAN);
		assertThat(ticked(reading)).isEqualTo(form.truth().ticks());
		assertThat(reading.signature(Party.GRANTOR).state()).isIn(SignatureState.HANDWRITTEN, SignatureState.DOUBTFUL);
		assertThat(reading.signature(Party.USER).state()).isEqualTo(SignatureState.ABSENT);
	}

	/** The first letters are wide: viewers cut them at the edge of their field. */
	@ParameterizedTest
	@Row("MAIL-19")
	@EnumSource(names = { "DPI_200", "FAX_G4", "BILEVEL_300", "ROTATED_180" })
	void readsWhatIsTypedSurely(ScanClass machine) {
		ScannedForm form = scan(37, KIND).with("user.familyName", "Werner-L’Écuyer")
			.with("user.givenName", "Marc-Wilfrid")
			.with("user.email", "w1lf.rn0@vv-cl.example")
			.as(machine);

		Reading reading = FormReaderTests.read(form.pdf());

		form.truth().values().forEach((name, value) -> {
			FieldReading field = Objects.requireNonNull(reading.fields().get(name));
			assertThat(field.value()).as(name.value()).isEqualTo(value);
			assertThat(field.confidence()).as(name.value()).isGreaterThanOrEqualTo(0.9);
		});
	}

	@Test
	void readsPagesInAnyOrderWithTheirPlaces() {
		ScannedForm form = scan(32, "amp-user").in(PageOrder.REVERSED).as(ScanClass.DPI_150);

		Reading reading = FormReaderTests.read(form.pdf());

		assertThat(reading.problems()).isEmpty();
		assertThat(reading.fields().values()).extracting(FieldReading::page)
			.contains(form.truth().pages().indexOf(1) + 1, form.truth().pages().indexOf(2) + 1);
		assertThat(ticked(reading)).isEqualTo(form.truth().ticks());
	}

	@ParameterizedTest
	@EnumSource(names = { "BLANK_BACKS", "COVER_PAGE" })
	void namesPagesThatAreNoPartOfTheForm(PageOrder order) {
		ScannedForm form = scan(33, KIND).in(order).as(ScanClass.DPI_150);

		Reading reading = FormReaderTests.read(form.pdf());

		assertThat(reading.problems())
			.containsExactly(Problem.of(FindingCode.PAGES_IGNORED, pages(form.truth().pages(), 0)));
		assertThat(reading.kind()).contains(form.truth().kind());
	}

	@Test
	void tellsWhereSecondFormBegins() {
		ScannedForm form = scan(34, KIND).in(PageOrder.TWO_FORMS).as(ScanClass.DPI_150);

		Reading reading = FormReaderTests.read(form.pdf());

		int second = form.truth().pages().indexOf(0) + 1;
		assertThat(reading.problems())
			.containsExactly(Problem.of(FindingCode.SEVERAL_FORMS_IN_ONE_FILE, "1, " + second));
		assertThat(reading.fields()).isEmpty();
	}

	/** Whoever wants both to agree to the last stroke finds what they differ in. */
	@Test
	void asksASecondReader(@TempDir Path folder) throws IOException {
		try (Stream<Path> files = Files.walk(PdfForm.JOBS)) {
			for (Path file : files.filter((path) -> !path.equals(PdfForm.JOBS)).toList()) {
				Files.copy(file, folder.resolve(PdfForm.JOBS.relativize(file)));
			}
		}
		Path settings = folder.resolve("reading.yaml");
		Files.writeString(settings,
				Files.readString(settings).replaceAll("scan-second-opinion: \\S+", "scan-second-opinion: 0.000001"));
		ScannedForm form = scan(36, KIND).with("grantor.email", "a__b--c__d--e--f__g@x--y.example")
			.as(ScanClass.DPI_200);

		FieldReading usual = FormReaderTests.read(form.pdf()).fields().get(EMAIL);
		FieldReading strict = FormReader.of(folder).read(Request.of(6, form.pdf())).fields().get(EMAIL);

		assertThat(Objects.requireNonNull(usual).confidence()).isGreaterThan(0.9);
		assertThat(Objects.requireNonNull(strict).confidence()).isLessThanOrEqualTo(0.5);
		assertThat(strict.value()).isEqualTo(usual.value()).isEqualTo("a__b--c__d--e--f__g@x--y.example");
	}

	@ParameterizedTest
	@EnumSource(names = { "DIRT", "CROSS", "TYPED" })
	void takesNothingElseForSignature(Marking marking) {
		ScannedForm form = scan(35, KIND).signed(Party.GRANTOR, marking).as(ScanClass.DPI_200);

		SignatureState state = FormReaderTests.read(form.pdf()).signature(Party.GRANTOR).state();

		assertThat(state).isNotEqualTo(SignatureState.HANDWRITTEN);
	}

}

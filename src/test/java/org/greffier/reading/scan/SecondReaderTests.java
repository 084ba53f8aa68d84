package org.greffier.reading.scan;

import java.io.IOException;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

import org.greffier.catalogue.Blanks;
import org.greffier.catalogue.Layout;
import org.greffier.catalogue.ShippedCatalogue;
import org.greffier.form.AgencyId;
import org.greffier.form.Box;
import org.greffier.form.FieldName;
import org.greffier.form.FieldReading;
import org.greffier.form.Source;
import org.greffier.scan.Projection;
import org.greffier.scan.ScanClass;
import org.greffier.scan.ScannedForm;
import org.greffier.scan.Scans;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SecondReaderTests {

	private static final String KIND = "ramq-delegation";

	private static final FieldName NAME = new FieldName("grantor.familyName");

	private static final FieldName EMAIL = new FieldName("grantor.email");

	private static final Layout LAYOUT = Blanks
		.layout(Objects.requireNonNull(ShippedCatalogue.load().agency(new AgencyId("ramq")).kinds().get(KIND)));

	private static final ScannedForm FORM = Scans.of(6000)
		.kind(KIND)
		.with("grantor.familyName", "Bélanger-L’Écuyer")
		.with("grantor.email", "z1l.belanger@clinique-rn.example")
		.as(ScanClass.DPI_200);

	private static Tesseract tesseract;

	private static SecondReader reader;

	private static PageScan page;

	@BeforeAll
	static void open() throws IOException {
		tesseract = Tesseract.open().orElseThrow();
		reader = new SecondReader(tesseract, 0.45);
		Projection place = FORM.truth().places().get(0);
		double[][] corners = { { 0, 0 }, { 612, 0 }, { 0, 792 }, { 612, 792 } };
		double[][] pixels = new double[corners.length][];
		for (int i = 0; i < corners.length; i++) {
			pixels[i] = new double[] { place.x(corners[i][0], corners[i][1]) - 0.5,
					place.y(corners[i][0], corners[i][1]) - 0.5 };
		}
		page = new PageScan(FORM.pages().get(0), Homography.of(corners, pixels).orElseThrow());
	}

	@AfterAll
	static void close() {
		tesseract.close();
	}

	@Test
	void leavesWhatBothCanHaveSeenAsItWas() {
		Map<FieldName, FieldReading> read = Map.of(NAME, reading("Bélanger-L’Écuyer", 0.97), EMAIL,
				reading("z1l.belanger@clinique-rn.example", 0.93));

		assertThat(reader.weigh(page, LAYOUT, read)).isEqualTo(new TreeMap<>(read));
	}

	@Test
	void doubtsAValueThatStandsElsewhere() {
		FieldReading weighed = reader
			.weigh(page, LAYOUT, Map.of(EMAIL, reading("olivier.quirion@ailleurs.example", 0.99)))
			.get(EMAIL);

		assertThat(Objects.requireNonNull(weighed).value()).isEqualTo("olivier.quirion@ailleurs.example");
		assertThat(weighed.confidence()).isEqualTo(0.5);
	}

	@Test
	void showsAClerkWordsForWhatWasDoubtfulAlready() {
		FieldReading weighed = reader.weigh(page, LAYOUT, Map.of(NAME, reading("8#mmnn", 0.2))).get(NAME);

		assertThat(SecondOpinion.distance(Objects.requireNonNull(weighed).value(), "Bélanger-L’Écuyer"))
			.isLessThan(0.2);
		assertThat(weighed.confidence()).isEqualTo(0.2);
	}

	@Test
	void inventsNothingWhereNothingStands() {
		Map<FieldName, FieldReading> empty = Map.of(NAME, reading("", 0.99));

		assertThat(reader.weigh(page, LAYOUT, empty)).isEqualTo(new TreeMap<>(empty));
	}

	private static FieldReading reading(String value, double confidence) {
		return new FieldReading(value, Source.SCAN, confidence, 1, new Box(0, 0, 1, 1));
	}

}

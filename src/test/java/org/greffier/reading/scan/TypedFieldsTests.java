package org.greffier.reading.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

import org.greffier.catalogue.FieldType;
import org.greffier.form.FieldName;
import org.greffier.form.FieldReading;
import org.greffier.form.Source;
import org.greffier.reading.scan.TypedPages.Typing;
import org.greffier.scan.Printer;
import org.greffier.scan.ScanClass;
import org.junit.jupiter.api.Test;

class TypedFieldsTests {

	private static final double SURE = 0.9;

	private final TypedFields fields = new TypedFields(GlyphLimits.standard());

	@Test
	void readsWhatGoodScansShow() throws Exception {
		List<String> values = addresses(new Random(5000), TypedPages.ROWS - 1);

		for (ScanClass scan : List.of(ScanClass.CLEAN_300, ScanClass.JPEG_Q40, ScanClass.PHOTO)) {
			Map<FieldName, FieldReading> read = read(values, Typing.own(0, 5.1), scan, 5000);

			for (int i = 0; i < values.size(); i++) {
				FieldReading reading = read.get(TypedPages.name(i));
				assertThat(reading.value()).as(scan.key()).isEqualTo(values.get(i));
				assertThat(reading.source()).isEqualTo(Source.SCAN);
				assertThat(reading.page()).isEqualTo(3);
			}
			assertThat(read.values()).filteredOn((reading) -> reading.confidence() >= SURE)
				.as(scan.key())
				.hasSizeGreaterThan(TypedPages.ROWS - 3);
		}
	}

	@Test
	void readsWhatIsTypedBesideItsCells() throws Exception {
		List<String> values = addresses(new Random(5001), TypedPages.ROWS);

		Map<FieldName, FieldReading> read = read(values, Typing.own(2.4, 6.9), ScanClass.DPI_200, 5001);

		for (int i = 0; i < values.size(); i++) {
			assertThat(read.get(TypedPages.name(i)).value()).isEqualTo(values.get(i));
		}
	}

	@Test
	void leavesAnEmptyFieldEmpty() throws Exception {
		Map<FieldName, FieldReading> read = read(List.of("", "a@b.example"), Typing.own(0, 6), ScanClass.JPEG_Q40,
				5002);

		assertThat(read.get(TypedPages.name(0)).value()).isEmpty();
		assertThat(read.get(TypedPages.name(0)).confidence()).isGreaterThanOrEqualTo(SURE);
		assertThat(read.get(TypedPages.name(1)).value()).isEqualTo("a@b.example");
	}

	@Test
	void leavesAnotherFontToAClerk() throws Exception {
		List<String> values = addresses(new Random(5003), TypedPages.ROWS);
		Typing condensed = new Typing("/net/sf/jasperreports/fonts/dejavu/DejaVuSansCondensed.ttf", 10.5, 2, 6);

		Map<FieldName, FieldReading> read = read(values, condensed, ScanClass.CLEAN_300, 5003);

		assertThat(read.values()).allSatisfy((reading) -> assertThat(reading.confidence()).isLessThan(SURE));
	}

	private Map<FieldName, FieldReading> read(List<String> values, Typing typing, ScanClass scan, long seed)
			throws Exception {
		PageScan page = TypedPages.scan(TypedPages.pdf(values, typing), Printer.PDFBOX_300, scan, seed);
		return this.fields.read(page, TypedPages.layout(FieldType.EMAIL), 1, 3);
	}

	private static List<String> addresses(Random random, int count) {
		List<String> values = new ArrayList<>();
		for (int i = 0; i < count; i++) {
			values.add(TypedPages.address(random));
		}
		return values;
	}

}

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

	private static final TypedFields FIELDS = new TypedFields(GlyphLimits.standard());

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
		Typing condensed = new Typing("/net/sf/jasperreports/fonts/dejavu/DejaVuSansCondensed.ttf", 10.5, 2, 6, false);

		Map<FieldName, FieldReading> read = read(values, condensed, ScanClass.CLEAN_300, 5003);

		assertThat(read.values()).allSatisfy((reading) -> assertThat(reading.confidence()).isLessThan(SURE));
	}

	@Test
	void leavesWhatWasWrittenByHandToAClerk() throws Exception {
		Random random = new Random(5004);
		byte[] pdf = TypedPages.pdf(List.of(), Typing.own(0, 6), (pen) -> {
			for (int row = 0; row < TypedPages.ROWS; row++) {
				pen.scrawl(row, random);
			}
		});

		Map<FieldName, FieldReading> read = read(pdf, ScanClass.DPI_200, 5004);

		assertThat(read.values()).allSatisfy((reading) -> assertThat(reading.confidence()).isLessThan(SURE));
	}

	@Test
	void leavesWhatWasChangedByHandToAClerk() throws Exception {
		List<String> values = addresses(new Random(5005), 7);
		byte[] pdf = TypedPages.pdf(values, Typing.own(0, 6), (pen) -> {
			pen.line(0, -2, 11, 120, 9); // crossed out
			pen.line(1, 8, 9, 11, 15); // one letter struck
			pen.line(2, 260, 8, 263, 13); // a stroke after the end
			pen.line(3, 20, 1.8, 70, 1.8); // above the letters
			pen.line(4, 30, 15.6, 60, 15.6); // underlined
			pen.line(5, 16, 8, 16, 14, 18, 14); // between two letters
		});

		Map<FieldName, FieldReading> read = read(pdf, ScanClass.DPI_200, 5005);

		for (int row = 0; row < values.size(); row++) {
			FieldReading reading = read.get(TypedPages.name(row));
			if (row < 6) {
				assertThat(reading.confidence()).as("row " + row).isLessThan(SURE);
			}
			else {
				assertThat(reading.confidence()).isGreaterThanOrEqualTo(SURE);
			}
		}
	}

	@Test
	void leavesAnAddressWithAHoleToAClerk() throws Exception {
		Map<FieldName, FieldReading> read = read(List.of("zoe tremblay@cabinet.example", " a@b.example"),
				Typing.own(0, 6), ScanClass.CLEAN_300, 5006);

		assertThat(read.get(TypedPages.name(0)).confidence()).isLessThan(SURE);
		assertThat(read.get(TypedPages.name(0)).value()).isEqualTo("zoe tremblay@cabinet.example");
		assertThat(read.get(TypedPages.name(1)).confidence()).isLessThan(SURE);
	}

	@Test
	void readsEveryLetterOfAName() throws Exception {
		List<String> values = List.of("Tremblay-Côté", "D’Amours", "L'Écuyer", "Ève Lévesque", "Örjan Müller",
				"Çelik, Íñigo", "Cœur Œdipe", "àâäéèêëîïôöùûüÿçñ", "ÀÂÄÉÈÊËÎÏÔÖÙÛÜŸÇÑ", "3e étage (Québec) & fils inc.",
				"Ill1 O0o rnm vvw cld");

		for (ScanClass scan : List.of(ScanClass.CLEAN_300, ScanClass.DPI_150)) {
			Map<FieldName, FieldReading> read = read(TypedPages.pdf(values, Typing.own(0, 5.6)), scan, 5007,
					FieldType.NAME);

			for (int i = 0; i < values.size(); i++) {
				FieldReading reading = read.get(TypedPages.name(i));
				assertThat(reading.value()).as(scan.key()).isEqualTo(values.get(i));
			}
		}
	}

	private Map<FieldName, FieldReading> read(List<String> values, Typing typing, ScanClass scan, long seed)
			throws Exception {
		return read(TypedPages.pdf(values, typing), scan, seed);
	}

	private Map<FieldName, FieldReading> read(byte[] pdf, ScanClass scan, long seed) {
		return read(pdf, scan, seed, FieldType.EMAIL);
	}

	private Map<FieldName, FieldReading> read(byte[] pdf, ScanClass scan, long seed, FieldType type) {
		PageScan page = TypedPages.scan(pdf, Printer.PDFBOX_300, scan, seed);
		return FIELDS.read(page, TypedPages.layout(type), 1, 3);
	}

	private static List<String> addresses(Random random, int count) {
		List<String> values = new ArrayList<>();
		for (int i = 0; i < count; i++) {
			values.add(TypedPages.address(random));
		}
		return values;
	}

}

package org.greffier.scan;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.greffier.catalogue.Blanks;
import org.greffier.catalogue.FormKind;
import org.greffier.catalogue.Layout;
import org.greffier.catalogue.ShippedCatalogue;
import org.greffier.form.Box;
import org.greffier.form.Language;
import org.greffier.form.Party;
import org.greffier.reading.scan.Grey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

class ScansTests {

	private static final FormKind RAMQ = ShippedCatalogue.load()
		.agencies()
		.values()
		.stream()
		.flatMap((agency) -> agency.kinds().values().stream())
		.filter((kind) -> kind.name().equals("ramq-delegation"))
		.findFirst()
		.orElseThrow();

	private static final Layout LAYOUT = Blanks.layout(RAMQ);

	/** Printed once. */
	private static final Scans SHARED = ramq(3);

	private static Scans ramq(long seed) {
		return Scans.of(seed).kind("ramq-delegation").in(Language.FR);
	}

	@Test
	void makesTheSameFileOfTheSameSeed() {
		ScannedForm one = ramq(7).as(ScanClass.DPI_150);
		ScannedForm same = ramq(7).as(ScanClass.DPI_150);
		ScannedForm other = ramq(8).as(ScanClass.DPI_150);

		assertThat(one.pdf()).isEqualTo(same.pdf());
		assertThat(one.truth().values()).isEqualTo(same.truth().values()).isNotEqualTo(other.truth().values());
	}

	@ParameterizedTest
	@EnumSource(names = { "BILEVEL_300", "COLOUR_200", "DPI_150", "FAX_G4", "ROTATED_90" })
	void eachMachineWritesWhatItSays(ScanClass scan) throws IOException {
		ScannedForm form = SHARED.as(scan);

		Optics optics = scan.optics();
		boolean sideways = optics.quarters() % 2 != 0;
		Grey page = form.pages().get(0);
		assertThat(page.width()).isEqualTo((int) Math.round((sideways ? 11 : 8.5) * optics.dpiX()));
		assertThat(page.height()).isEqualTo((int) Math.round((sideways ? 8.5 : 11) * optics.dpiY()));
		assertThat(levels(page)).isGreaterThan(1)
			.satisfies((levels) -> assertThat(levels == 2).isEqualTo(optics.coding().bilevel()));
		assertThat(filters(form)).allMatch((filter) -> filter.equals(switch (optics.coding()) {
			case JPEG_GREY, JPEG_RGB -> COSName.DCT_DECODE;
			case CCITT_G4 -> COSName.CCITTFAX_DECODE;
			case FLATE_BILEVEL -> COSName.FLATE_DECODE;
		}));
	}

	@ParameterizedTest
	@EnumSource(names = { "PHOTO", "ROTATED_270", "SKEWED", "FAX_G4" })
	void truthSaysWhereTheCornerMarksAre(ScanClass scan) {
		ScannedForm form = SHARED.as(scan);

		Projection place = form.truth().places().get(0);
		Grey page = form.pages().get(0);
		for (double[] mark : corners(SHARED.as(ScanClass.DPI_150))) {
			assertThat(around(page, place, mark[0], mark[1])).isLessThan(110);
		}
	}

	@Test
	void signatureIsInItsBoxAndNothingIsInAnEmptyOne() {
		ScannedForm form = ramq(5).signed(Party.USER, Marking.EMPTY).as(ScanClass.DPI_200);

		assertThat(ink(form, Party.GRANTOR)).isGreaterThan(300);
		assertThat(ink(form, Party.USER)).isZero();
		assertThat(form.truth().signatures())
			.isEqualTo(Map.of(Party.GRANTOR, Marking.SIGNED, Party.USER, Marking.EMPTY));
	}

	@ParameterizedTest
	@CsvSource({ "SIGNED, DIRT", "CROSS, TYPED", "LINE, INITIALS" })
	void everyMarkIsSeen(Marking grantor, Marking user) {
		ScannedForm form = ramq(6).signed(Party.GRANTOR, grantor).signed(Party.USER, user).as(ScanClass.DPI_150);

		assertThat(ink(form, Party.GRANTOR)).isPositive();
		assertThat(ink(form, Party.USER)).isPositive();
	}

	@Test
	void pagesComeInTheOrderThatIsAskedFor() {
		int last = LAYOUT.pages();
		Scans scans = ramq(2);

		assertThat(scans.in(PageOrder.REVERSED).as(ScanClass.DPI_150).truth().pages()).first().isEqualTo(last);
		assertThat(scans.in(PageOrder.BLANK_BACKS).as(ScanClass.DPI_150).pages()).hasSize(2 * last);
		assertThat(scans.in(PageOrder.COVER_PAGE).as(ScanClass.DPI_150).truth().pages()).startsWith(0, 1);
		assertThat(scans.in(PageOrder.TWO_FORMS).as(ScanClass.DPI_150).pages()).hasSize(2 * last);
	}

	@Test
	void anotherFontLeavesOtherDots() {
		Grey own = ramq(4).as(ScanClass.DPI_150).pages().get(0);
		Grey courier = ramq(4).by(Typing.COURIER_CELLS).as(ScanClass.DPI_150).pages().get(0);

		assertThat(Arrays.equals(bytes(own), bytes(courier))).isFalse();
	}

	@Test
	void handwritingIsInkThatNoMachineTyped() {
		Grey printed = ramq(4).by(Typing.COURIER).as(ScanClass.DPI_150).pages().get(0);
		Grey hand = ramq(4).by(Typing.HAND).as(ScanClass.DPI_150).pages().get(0);

		assertThat(Arrays.equals(bytes(printed), bytes(hand))).isFalse();
		assertThat(new Handwriting(new java.util.SplittableRandom(1)).write("é@0", new Box(0, 0, 90, 20))).hasSize(4)
			.allSatisfy((stroke) -> assertThat(stroke.points()).hasSizeGreaterThan(1));
	}

	@Test
	void thirdOfTheAddressesHoldLookAlikes() {
		People people = new People(new java.util.SplittableRandom(1));
		List<String> addresses = java.util.stream.Stream.generate(people::address).limit(3000).toList();

		assertThat(addresses).allMatch((address) -> address.matches("[a-z0-9._+-]+@[a-z0-9-]+(\\.[a-z]+)+"));
		assertThat(addresses).extracting(String::length).contains(20, 30, 45).allMatch((length) -> length <= 60);
		assertThat(addresses.stream().distinct().count()).isGreaterThan(2990);
		assertThat(addresses.stream().filter((address) -> address.matches(".*(l1|1l|o0|0o|rn|vv|cl).*")).count())
			.isBetween(900L, 2400L);
	}

	private static long levels(Grey page) {
		boolean[] seen = new boolean[256];
		long levels = 0;
		for (int y = 0; y < page.height(); y += 3) {
			for (int x = 0; x < page.width(); x++) {
				levels += seen[page.at(x, y)] ? 0 : 1;
				seen[page.at(x, y)] = true;
			}
		}
		return levels;
	}

	private static List<COSName> filters(ScannedForm form) throws IOException {
		List<COSName> filters = new java.util.ArrayList<>();
		try (PDDocument document = Loader.loadPDF(form.pdf())) {
			for (PDPage page : document.getPages()) {
				PDResources resources = page.getResources();
				for (COSName name : resources.getXObjectNames()) {
					filters.addAll(((PDImageXObject) resources.getXObject(name)).getStream().getFilters());
				}
			}
		}
		return filters;
	}

	/** The black squares near the corners of the page, found on a straight scan. */
	private static double[][] corners(ScannedForm straight) {
		Grey page = straight.pages().get(0);
		Projection place = straight.truth().places().get(0);
		double[][] corners = new double[4][];
		for (int i = 0; i < 4; i++) {
			double[] darkest = { 0, 0, 255 };
			for (double y = 10; y < 70; y += 2) {
				for (double x = 10; x < 70; x += 2) {
					double px = (i % 2 == 0) ? x : 612 - x;
					double py = (i < 2) ? y : 792 - y;
					double seen = around(page, place, px, py);
					darkest = (seen < darkest[2]) ? new double[] { px, py, seen } : darkest;
				}
			}
			corners[i] = darkest;
		}
		return corners;
	}

	/** Mean brightness of a square of 3 points. */
	private static double around(Grey page, Projection place, double x, double y) {
		double sum = 0;
		for (int dy = -1; dy <= 1; dy++) {
			for (int dx = -1; dx <= 1; dx++) {
				sum += at(page, place, x + 1.5 * dx, y + 1.5 * dy);
			}
		}
		return sum / 9;
	}

	private static int at(Grey page, Projection place, double x, double y) {
		int px = (int) Math.max(0, Math.min(page.width() - 1, place.x(x, y)));
		int py = (int) Math.max(0, Math.min(page.height() - 1, place.y(x, y)));
		return page.at(px, py);
	}

	/** Dark places well within a signature box, of a grid of half points. */
	private static int ink(ScannedForm form, Party party) {
		Layout.PlacedSignature place = java.util.Objects.requireNonNull(LAYOUT.signatures().get(party));
		Grey page = form.pages().get(place.page() - 1);
		Box box = place.box().grown(-3);
		int dark = 0;
		for (double y = box.y(); y < box.bottom(); y += 0.5) {
			for (double x = box.x(); x < box.right(); x += 0.5) {
				dark += (at(page, form.truth().places().get(place.page() - 1), x, y) < 150) ? 1 : 0;
			}
		}
		return dark;
	}

	private static byte[] bytes(Grey page) {
		byte[] bytes = new byte[page.width() * page.height()];
		for (int i = 0; i < bytes.length; i++) {
			bytes[i] = (byte) page.at(i % page.width(), i / page.width());
		}
		return bytes;
	}

}

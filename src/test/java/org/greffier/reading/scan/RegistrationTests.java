package org.greffier.reading.scan;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;

import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.greffier.catalogue.Blanks;
import org.greffier.form.Box;

import static org.assertj.core.api.Assertions.assertThat;

/** A page in any position is found exactly, or not at all. */
class RegistrationTests {

	private static final String NAME = "ramq-delegation|";

	/** In pixels, by which a map may be off at a corner mark. */
	private static final double EXACT = 0.5;

	@Property(tries = 12)
	void findsPageInAnyPosition(@ForAll @DoubleRange(min = 0, max = 360) double degrees,
			@ForAll @DoubleRange(min = 1.6, max = 2.8) double scale, @ForAll @DoubleRange(max = 0.01) double skew,
			@ForAll @IntRange(max = 9999) int seed) {
		Sheet sheet = Sheet.of(degrees, scale, skew, new Random(seed));

		Registration found = find(sheet.picture()).orElseThrow();

		assertThat(found.text()).startsWith(NAME).endsWith("|1");
		assertThat(found.scan()).as("scale %s skew %s", scale, skew)
			.hasValueSatisfying((scan) -> assertThat(sheet.off(scan)).isLessThan(EXACT));
	}

	/** Blots on the corners and everywhere: what is found must still be exact. */
	@Property(tries = 12)
	void isNeverMisledByBlots(@ForAll @DoubleRange(min = 0, max = 360) double degrees,
			@ForAll @IntRange(max = 9999) int seed) {
		Random random = new Random(seed);
		Sheet sheet = Sheet.of(degrees, 2, 0.03, random);
		for (Box mark : Blanks.marks()) {
			if (random.nextBoolean()) {
				sheet.blot(mark.x() + random.nextDouble() * 20 - 5, mark.y() + random.nextDouble() * 20 - 5,
						1 + random.nextDouble() * 6);
			}
		}

		Optional<PageScan> scan = find(sheet.picture()).flatMap(Registration::scan);

		scan.ifPresent((found) -> assertThat(sheet.off(found)).isLessThan(1.0));
	}

	@Example
	void findsNothingOnWhitePaper() {
		byte[] white = new byte[1275 * 1650];
		Arrays.fill(white, (byte) 250);

		assertThat(find(new Grey(1275, 1650, white))).isEmpty();
	}

	@Example
	void knowsPageOfOursWithoutItsCode() {
		Sheet sheet = Sheet.of(2, 2, 0, new Random(3));
		Box code = Blanks.code();
		sheet.blot(code.x() + code.width() / 2, code.y() + code.height() / 2, 40);

		assertThat(find(sheet.picture())).isEmpty();
		assertThat(Registration.marked(sheet.picture())).isTrue();
	}

	@Example
	void takesNoCodeOfOthers() {
		Sheet sheet = Sheet.of(3, 2, 0, new Random(1));

		assertThat(Registration.find(sheet.picture(), (text) -> text.startsWith("http"))).isEmpty();
	}

	@Example
	void doesNotRegisterPageWithoutTwoOfItsMarks() {
		Sheet sheet = Sheet.of(1, 2, 0, new Random(2));
		sheet.blot(31, 31, 12);
		sheet.blot(581, 761, 12);

		assertThat(find(sheet.picture()).orElseThrow().scan()).isEmpty();
	}

	private static Optional<Registration> find(Grey picture) {
		return Registration.find(picture, (text) -> text.startsWith(NAME));
	}

	/** A blank page on a table, and where it truly lies. */
	private record Sheet(Grey picture, Homography truth) {

		private static final double BASE = 300 / 72.0;

		private static final Grey BLANK = blank();

		private static Grey blank() {
			try {
				return ScannedBlank.page("ramq", "ramq-delegation", 1, (float) BASE);
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}

		private static Sheet of(double degrees, double scale, double skew, Random random) {
			double[][] page = { { 0, 0 }, { 612, 0 }, { 0, 792 }, { 612, 792 } };
			double cos = Math.cos(Math.toRadians(degrees)) * scale;
			double sin = Math.sin(Math.toRadians(degrees)) * scale;
			double[][] at = new double[4][];
			double left = Double.MAX_VALUE;
			double top = Double.MAX_VALUE;
			double right = -Double.MAX_VALUE;
			double bottom = -Double.MAX_VALUE;
			for (int i = 0; i < 4; i++) {
				double x = page[i][0] * (1 + skew * random.nextGaussian());
				double y = page[i][1] * (1 + skew * random.nextGaussian());
				at[i] = new double[] { cos * x - sin * y, sin * x + cos * y };
				left = Math.min(left, at[i][0]);
				top = Math.min(top, at[i][1]);
				right = Math.max(right, at[i][0]);
				bottom = Math.max(bottom, at[i][1]);
			}
			for (double[] corner : at) {
				corner[0] += 20 - left;
				corner[1] += 20 - top;
			}
			Homography truth = Homography.of(page, at).orElseThrow();
			return new Sheet(scan(Homography.of(at, page).orElseThrow(), (int) (right - left) + 40,
					(int) (bottom - top) + 40, random), truth);
		}

		/** Shaded, soft and with grain, on a grey table. */
		private static Grey scan(Homography toPage, int width, int height, Random random) {
			byte[] pixels = new byte[width * height];
			for (int y = 0; y < height; y++) {
				double shade = 0.7 + 0.3 * y / height;
				for (int x = 0; x < width; x++) {
					double px = toPage.x(x, y);
					double py = toPage.y(x, y);
					boolean paper = px >= 0 && py >= 0 && px < 612 && py < 792;
					double light = paper ? 20 + 0.85 * soft(px * BASE, py * BASE) : 90;
					pixels[y * width + x] = (byte) Math.max(0, Math.min(255, shade * light + random.nextInt(17) - 8));
				}
			}
			return new Grey(width, height, pixels);
		}

		private static double soft(double x, double y) {
			return (BLANK.sample(x - 1, y - 0.5) + BLANK.sample(x + 0.5, y - 1) + BLANK.sample(x + 1, y + 0.5)
					+ BLANK.sample(x - 0.5, y + 1)) / 4;
		}

		private void blot(double px, double py, double radius) {
			double scale = 2;
			int cx = (int) this.truth.x(px, py);
			int cy = (int) this.truth.y(px, py);
			int r = (int) (radius * scale);
			for (int y = Math.max(0, cy - r); y < Math.min(this.picture.height(), cy + r); y++) {
				for (int x = Math.max(0, cx - r); x < Math.min(this.picture.width(), cx + r); x++) {
					if (Math.hypot(x - cx, y - cy) <= r) {
						this.picture.pixels()[y * this.picture.width() + x] = 20;
					}
				}
			}
		}

		/** The furthest that a map is off at a corner mark, in pixels. */
		private double off(PageScan scan) {
			double most = 0;
			for (Box mark : Blanks.marks()) {
				double x = mark.x() + mark.width() / 2;
				double y = mark.y() + mark.height() / 2;
				// the blank's pixel centres lie half a pixel within
				double shift = 0.5 / BASE;
				most = Math.max(most, Math.hypot(scan.toPixels().x(x, y) - this.truth.x(x - shift, y - shift),
						scan.toPixels().y(x, y) - this.truth.y(x - shift, y - shift)));
			}
			return most;
		}

	}

}

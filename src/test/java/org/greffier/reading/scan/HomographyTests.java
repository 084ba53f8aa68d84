package org.greffier.reading.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Optional;

import org.greffier.form.Box;
import org.junit.jupiter.api.Test;

class HomographyTests {

	private static final double[][] PAGE = { { 31, 31 }, { 581, 31 }, { 31, 761 }, { 581, 761 } };

	@Test
	void takesEachCornerToItsPlace() {
		double[][] scan = { { 140, 120 }, { 2400, 160 }, { 90, 3100 }, { 2460, 3060 } };

		Homography map = Homography.of(PAGE, scan).orElseThrow();

		for (int i = 0; i < PAGE.length; i++) {
			assertThat(map.x(PAGE[i][0], PAGE[i][1])).isCloseTo(scan[i][0], within(1e-6));
			assertThat(map.y(PAGE[i][0], PAGE[i][1])).isCloseTo(scan[i][1], within(1e-6));
		}
	}

	@Test
	void straightLinesStayStraight() {
		double[][] scan = { { 140, 120 }, { 2400, 160 }, { 90, 3100 }, { 2460, 3060 } };
		Homography map = Homography.of(PAGE, scan).orElseThrow();

		double x1 = map.x(100, 200);
		double y1 = map.y(100, 200);
		double x2 = map.x(300, 300);
		double y2 = map.y(300, 300);
		double x3 = map.x(500, 400);
		double y3 = map.y(500, 400);

		assertThat((x2 - x1) * (y3 - y1) - (x3 - x1) * (y2 - y1)).isCloseTo(0, within(1e-3));
	}

	@Test
	void threePointsOnALineGiveNoMap() {
		double[][] scan = { { 0, 0 }, { 10, 10 }, { 20, 20 }, { 5, 30 } };

		Optional<Homography> map = Homography.of(scan, PAGE);

		assertThat(map).isEmpty();
	}

	@Test
	void cutsAPlaceOfAPageUprightFromAScanOnItsHead() {
		byte[] pixels = new byte[40 * 20];
		java.util.Arrays.fill(pixels, (byte) 255);
		pixels[19 * 40 + 39] = 0;
		PageScan scan = new PageScan(new Grey(40, 20, pixels),
				Homography
					.of(new double[][] { { 0, 0 }, { 20, 0 }, { 0, 10 }, { 20, 10 } },
							new double[][] { { 39.5, 19.5 }, { -0.5, 19.5 }, { 39.5, -0.5 }, { -0.5, -0.5 } })
					.orElseThrow());

		Grey corner = scan.cut(new Box(0, 0, 2, 1), 2);

		assertThat(corner.at(0, 0)).isZero();
		assertThat(corner.at(1, 0)).isEqualTo(255);
		assertThat(scan.scale(5, 5)).isCloseTo(2, within(1e-9));
	}

}

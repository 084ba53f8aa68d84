package org.greffier.scan;

/**
 * How a machine sees a sheet.
 *
 * @param dpiX across
 * @param dpiY down
 * @param coding of the file that it writes
 * @param quality of its JPEG, from 0 to 1
 * @param blur of its lens and of the paper's distance: the deviation, in inches / 300
 * @param noise deviation of brightness, of 255
 * @param black brightness of full black ink
 * @param white brightness of bare paper
 * @param skew by which a sheet lies askew at most, in degrees
 * @param quarters turned clockwise by so many quarters
 * @param cut brightness below which a bilevel machine says black
 */
record Optics(int dpiX, int dpiY, Coding coding, double quality, double blur, double noise, int black, int white,
		double skew, int quarters, int cut) {

	/** How the picture stands in the file. */
	enum Coding {

		JPEG_GREY, JPEG_RGB, CCITT_G4, FLATE_BILEVEL;

		boolean bilevel() {
			return this == CCITT_G4 || this == FLATE_BILEVEL;
		}

	}

	/** A good office scanner with its usual settings. */
	static Optics at(int dpi) {
		return new Optics(dpi, dpi, Coding.JPEG_GREY, 0.75, 0.7, 2.5, 28, 250, 0.6, 0, 150);
	}

	Optics by(int dpiDown) {
		return new Optics(this.dpiX, dpiDown, this.coding, this.quality, this.blur, this.noise, this.black, this.white,
				this.skew, this.quarters, this.cut);
	}

	Optics as(Coding other) {
		return new Optics(this.dpiX, this.dpiY, other, this.quality, this.blur, this.noise, this.black, this.white,
				this.skew, this.quarters, this.cut);
	}

	Optics jpeg(double other) {
		return new Optics(this.dpiX, this.dpiY, this.coding, other, this.blur, this.noise, this.black, this.white,
				this.skew, this.quarters, this.cut);
	}

	Optics blurred(double other) {
		return new Optics(this.dpiX, this.dpiY, this.coding, this.quality, other, this.noise, this.black, this.white,
				this.skew, this.quarters, this.cut);
	}

	Optics noisy(double other) {
		return new Optics(this.dpiX, this.dpiY, this.coding, this.quality, this.blur, other, this.black, this.white,
				this.skew, this.quarters, this.cut);
	}

	Optics from(int ink, int paper) {
		return new Optics(this.dpiX, this.dpiY, this.coding, this.quality, this.blur, this.noise, ink, paper, this.skew,
				this.quarters, this.cut);
	}

	Optics skewed(double degrees) {
		return new Optics(this.dpiX, this.dpiY, this.coding, this.quality, this.blur, this.noise, this.black,
				this.white, degrees, this.quarters, this.cut);
	}

	Optics turned(int other) {
		return new Optics(this.dpiX, this.dpiY, this.coding, this.quality, this.blur, this.noise, this.black,
				this.white, this.skew, other, this.cut);
	}

}

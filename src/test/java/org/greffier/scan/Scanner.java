package org.greffier.scan;

import java.util.SplittableRandom;

/**
 * The machine: it lays a sheet on its glass, looks at it through its lens and writes down
 * what it saw. One resampling from paper to pixels, then light, noise and, in a bilevel
 * machine, the cut.
 */
final class Scanner {

	/** Letter size, in points. */
	static final double WIDTH = 612;

	static final double HEIGHT = 792;

	private static final double POINTS_AN_INCH = 72;

	/** Brightness of what lies beyond the sheet: a scanner's lid, a desk. */
	private static final int LID = 240;

	private static final int DESK = 70;

	private static final int WHITE = Paper.WHITE;

	private final ScanClass scan;

	private final Optics optics;

	private final SplittableRandom random;

	Scanner(ScanClass scan, SplittableRandom random) {
		this.scan = scan;
		this.optics = scan.optics();
		this.random = random;
	}

	/**
	 * What became of one page.
	 *
	 * @param planes of grey, or of red, green and blue
	 * @param place from points of the printed page to pixels
	 */
	@SuppressWarnings("ArrayRecordComponent")
	record Seen(int width, int height, byte[][] planes, Projection place) {
	}

	/**
	 * @param fit from points of the page to points of the sheet that it was printed on
	 */
	Seen see(Paper paper, Projection fit) {
		int across = (int) Math.round(WIDTH * this.optics.dpiX() / POINTS_AN_INCH);
		int down = (int) Math.round(HEIGHT * this.optics.dpiY() / POINTS_AN_INCH);
		boolean sideways = this.optics.quarters() % 2 != 0;
		Projection sheet = lie()
			.then(Projection.scale(this.optics.dpiX() / POINTS_AN_INCH, this.optics.dpiY() / POINTS_AN_INCH))
			.then(Projection.quarters(this.optics.quarters(), across, down));
		int width = sideways ? down : across;
		int height = sideways ? across : down;
		Projection place = fit.then(sheet);
		byte[][] planes = new byte[paper.colours()][];
		Light light = Light.of(this.scan.photo(), this.random);
		for (int colour = 0; colour < planes.length; colour++) {
			byte[] blurred = Blur.of(paper.plane(colour), paper.width(), paper.height(), blur());
			planes[colour] = new byte[width * height];
			look(planes[colour], width, height, new Sampled(blurred, paper.width(), paper.height(), paper.scale()),
					place, sheet);
			develop(planes[colour], width, height, light, colour);
		}
		return new Seen(width, height, planes, place);
	}

	/** Deviation in pixels of the paper: of the lens, and of a sensor's own width. */
	private double blur() {
		double sensor = 0.33 * 300.0 / Math.max(this.optics.dpiX(), this.optics.dpiY());
		return Math.hypot(this.optics.blur(), sensor);
	}

	/** How the sheet lies: askew, a little off; before a camera, leaning and smaller. */
	private Projection lie() {
		double skew = this.random.nextDouble(-this.optics.skew(), this.optics.skew());
		Projection middle = Projection.move(-WIDTH / 2, -HEIGHT / 2).then(Projection.turn(skew));
		if (this.scan.photo()) {
			double near = this.random.nextDouble(0.84, 0.93);
			middle = middle
				.then(Projection.lean(this.random.nextDouble(-1.2e-4, 1.2e-4), this.random.nextDouble(-1.2e-4, 1.2e-4)))
				.then(Projection.scale(near, near));
		}
		return middle.then(
				Projection.move(WIDTH / 2 + this.random.nextDouble(-4, 4), HEIGHT / 2 + this.random.nextDouble(-4, 4)));
	}

	private void look(byte[] out, int width, int height, Sampled paper, Projection place, Projection sheet) {
		Projection back = place.back();
		double scale = paper.scale();
		double[] line = new double[2 * width];
		for (int row = 0; row < height; row++) {
			back.line(row + 0.5, scale, line);
			look(out, row * width, paper, line);
			beyond(out, row, width, line, sheet.back());
		}
	}

	private static void look(byte[] out, int start, Sampled paper, double[] line) {
		for (int i = 0; i < line.length; i += 2) {
			double seen = paper.at(line[i] - 0.5, line[i + 1] - 0.5);
			out[start + i / 2] = (byte) (int) seen;
			if (seen < 0) {
				line[i] = Double.NaN;
			}
		}
	}

	/** What lies beside the printed page: bare paper, then what is under the sheet. */
	private void beyond(byte[] out, int row, int width, double[] line, Projection toSheet) {
		for (int column = 0; column < width; column++) {
			if (Double.isNaN(line[2 * column])) {
				double x = toSheet.x(column + 0.5, row + 0.5);
				double y = toSheet.y(column + 0.5, row + 0.5);
				boolean paper = x >= 0 && y >= 0 && x <= WIDTH && y <= HEIGHT;
				out[row * width + column] = (byte) (paper ? WHITE : this.scan.photo() ? DESK : LID);
			}
		}
	}

	private void develop(byte[] out, int width, int height, Light light, int colour) {
		for (int row = 0; row < height; row++) {
			develop(out, row * width, width, light.row(width, row / (double) height, colour));
		}
	}

	private void develop(byte[] out, int start, int width, double[] light) {
		double range = (this.optics.white() - this.optics.black()) / (double) WHITE;
		boolean bilevel = this.optics.coding().bilevel();
		for (int i = 0; i < width; i++) {
			double seen = (this.optics.black() + range * (out[start + i] & WHITE)) * light[i]
					+ this.optics.noise() * Noise.next(this.random);
			int value = (int) Math.max(0, Math.min(WHITE, seen));
			out[start + i] = (byte) (bilevel ? ((value < this.optics.cut()) ? 0 : WHITE) : value);
		}
	}

}

package org.greffier.reading.scan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

import org.greffier.catalogue.Blanks;
import org.greffier.form.Box;

/**
 * Lays a scan over its blank (READING 6): the QR code says which page it is and roughly
 * where, the corner marks say exactly. In any position, skewed or seen from an angle; a
 * page whose marks cannot be found for certain is not registered.
 *
 * @param text what the code says
 * @param scan empty if the marks were not found
 */
public record Registration(String text, Optional<PageScan> scan) {

	/** Modules from the edge of a code to the centre of its large squares. */
	private static final double FINDER = 3.5;

	/** How far off the first map may be, in points, and more by the distance. */
	private static final double NEAR = 8;

	private static final double BY_DISTANCE = 0.055;

	/** How much the sides of a page seen from an angle may differ. */
	private static final double STEEPEST = 1.35;

	/**
	 * How far the code may be off its place when the marks say where it is, in points.
	 */
	private static final double CODE_OFF = 2;

	/** The long side at which a page without a code is looked at, in pixels. */
	private static final int COARSE = 1000;

	/** The side of a mark as a share of the long side of a page. */
	private static final double MARK_OF_PAGE = 10 / 792.0;

	private static final double DARKER = 0.18;

	private static final double LEAST = 14;

	/** Of the box around a mark that it fills, when it stands nearly straight. */
	private static final double FULL = 0.75;

	private static final int MARKS_OF_OURS = 3;

	/** Around a mark that was found, in points. */
	private static final double AGAIN = 4;

	/** By which the marks of one page may differ in area. */
	private static final double ONE_SIZE = 1.15;

	private static final int TOP_LEFT = 0;

	private static final int TOP_RIGHT = 1;

	private static final int BOTTOM_LEFT = 2;

	private static final int BOTTOM_RIGHT = 3;

	/**
	 * Finds a page on a picture; empty if no code of ours is on it.
	 * @param ours what a code of ours says
	 */
	public static Optional<Registration> find(Grey picture, Predicate<String> ours) {
		return Symbol.find(picture, ours).map((code) -> new Registration(code.text(), lay(picture, code)));
	}

	/**
	 * Whether a picture without a code looks like a page of ours all the same: it has
	 * three full squares of the size of corner marks.
	 */
	public static boolean marked(Grey picture) {
		int factor = Math.max(1, Math.max(picture.width(), picture.height()) / COARSE);
		Grey coarse = picture.shrunk(factor);
		double side = Math.max(coarse.width(), coarse.height()) * MARK_OF_PAGE;
		boolean[] ink = coarse.ink((int) Math.ceil(2 * side), DARKER, LEAST);
		long squares = Blob.of(ink, coarse.width(), coarse.height(), (int) (side * side / 3))
			.stream()
			.filter((blob) -> Math.max(blob.width(), blob.height()) < 1.5 * side
					&& Math.min(blob.width(), blob.height()) > 0.6 * side
					&& blob.area() > FULL * blob.width() * blob.height())
			.count();
		return squares >= MARKS_OF_OURS;
	}

	private static Optional<PageScan> lay(Grey picture, Symbol code) {
		Box place = Blanks.code();
		double finder = FINDER * place.width() / code.modules();
		double[][] known = { { place.x() + finder, place.bottom() - finder },
				{ place.x() + finder, place.y() + finder }, { place.right() - finder, place.y() + finder } };
		double[][] finders = code.finders().toArray(double[][]::new);
		Optional<Homography> rough = affine(known, finders);
		if (rough.isEmpty()) {
			return Optional.empty();
		}
		double[][] centres = centres();
		double[][] found = new double[centres.length][];
		// the mark beside the code makes the map better before it is asked for the others
		find(picture, rough.get(), TOP_RIGHT, found);
		Homography better = (found[TOP_RIGHT] != null)
				? wider(known, finders, centres[TOP_RIGHT], found[TOP_RIGHT]).orElse(rough.get()) : rough.get();
		find(picture, better, TOP_LEFT, found);
		find(picture, better, BOTTOM_RIGHT, found);
		find(picture, lastly(centres, found).orElse(better), BOTTOM_LEFT, found);
		return complete(centres, found).filter((map) -> sane(map, known, finders) && clean(picture, map, centres))
			.map((map) -> new PageScan(picture, map));
	}

	private static void find(Grey picture, Homography map, int mark, double[][] found) {
		Box box = Blanks.marks().get(mark);
		double x = box.x() + box.width() / 2;
		double y = box.y() + box.height() / 2;
		Box code = Blanks.code();
		double distance = Math.hypot(x - code.x() - code.width() / 2, y - code.y() - code.height() / 2);
		CornerMark square = new CornerMark(picture, map, box.width(), CornerMark.ROUGH);
		double radius = NEAR + BY_DISTANCE * distance;
		// a page seen from an angle has its far corner elsewhere
		found[mark] = square.near(x, y, radius).or(() -> square.near(x, y, 2 * radius)).orElse(null);
	}

	private static double[][] centres() {
		return Blanks.marks()
			.stream()
			.map((box) -> new double[] { box.x() + box.width() / 2, box.y() + box.height() / 2 })
			.toArray(double[][]::new);
	}

	/** The map of three points without perspective. */
	private static Optional<Homography> affine(double[][] from, double[][] to) {
		return Homography.of(parallelogram(from), parallelogram(to));
	}

	private static double[][] parallelogram(double[][] p) {
		return new double[][] { p[0], p[1], p[2], { p[0][0] + p[2][0] - p[1][0], p[0][1] + p[2][1] - p[1][1] } };
	}

	/** The code and the mark beside it are three points that stand further apart. */
	private static Optional<Homography> wider(double[][] known, double[][] finders, double[] mark, double[] found) {
		return affine(new double[][] { known[0], known[1], mark }, new double[][] { finders[0], finders[1], found });
	}

	/** Three marks say where the fourth is, but for perspective. */
	private static Optional<Homography> lastly(double[][] centres, double[][] found) {
		if (found[TOP_LEFT] == null || found[TOP_RIGHT] == null || found[BOTTOM_RIGHT] == null) {
			return Optional.empty();
		}
		return affine(new double[][] { centres[TOP_LEFT], centres[TOP_RIGHT], centres[BOTTOM_RIGHT] },
				new double[][] { found[TOP_LEFT], found[TOP_RIGHT], found[BOTTOM_RIGHT] });
	}

	private static Optional<Homography> complete(double[][] centres, double[][] found) {
		for (double[] mark : found) {
			if (mark == null) {
				return Optional.empty();
			}
		}
		return Homography.of(centres, found);
	}

	/** Whether all four marks are squares of one size where the map says. */
	private static boolean clean(Grey picture, Homography map, double[][] centres) {
		CornerMark exact = new CornerMark(picture, map, Blanks.marks().get(0).width(), CornerMark.EXACT);
		double least = Double.MAX_VALUE;
		double most = 0;
		for (double[] centre : centres) {
			Optional<double[]> mark = exact.near(centre[0], centre[1], AGAIN);
			if (mark.isEmpty()) {
				return false;
			}
			least = Math.min(least, mark.get()[2]);
			most = Math.max(most, mark.get()[2]);
		}
		return most < ONE_SIZE * least;
	}

	/** Whether a sheet of paper can lie so, with the code where it belongs. */
	private static boolean sane(Homography map, double[][] known, double[][] finders) {
		double[][] c = centres();
		List<Double> scales = new ArrayList<>();
		for (double[] at : c) {
			double across = Math.hypot(map.x(at[0] + 1, at[1]) - map.x(at[0], at[1]),
					map.y(at[0] + 1, at[1]) - map.y(at[0], at[1]));
			double down = Math.hypot(map.x(at[0], at[1] + 1) - map.x(at[0], at[1]),
					map.y(at[0], at[1] + 1) - map.y(at[0], at[1]));
			scales.add(across);
			scales.add(down);
		}
		double least = scales.stream().mapToDouble(Double::doubleValue).min().orElse(0);
		double most = scales.stream().mapToDouble(Double::doubleValue).max().orElse(0);
		if (!(least > 0) || !(most / least < STEEPEST)) {
			return false;
		}
		for (int i = 0; i < known.length; i++) {
			double off = Math.hypot(map.x(known[i][0], known[i][1]) - finders[i][0],
					map.y(known[i][0], known[i][1]) - finders[i][1]);
			if (!(off / most < CODE_OFF)) {
				return false;
			}
		}
		return true;
	}

}

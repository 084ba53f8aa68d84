package org.greffier.scan;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;

import org.greffier.form.Box;
import org.greffier.sample.Pen.Stroke;

/**
 * Somebody who prints letters by hand into a field: each is a few strokes that never come
 * out twice alike.
 */
final class Handwriting {

	/**
	 * Points of a grid, across from 0 to 4 and down from 0 to 8, with the base line at 6;
	 * a slash lifts the pen.
	 */
	private static final Map<Character, String> LETTERS = letters("a 33 13 04 05 16 26 35 33 36",
			"b 00 06 26 35 34 23 03", "c 33 13 04 05 16 36", "d 30 36 16 05 04 13 33", "e 04 34 33 13 04 05 16 36",
			"f 30 20 11 16/03 23", "g 33 13 04 05 16 36/33 37 28 08", "h 00 06/04 13 23 34 36", "i 13 16/10 11",
			"j 23 27 18 08/20 21", "k 00 06/33 05 36", "l 10 15 26", "m 03 06/04 13 14 16/14 23 34 36",
			"n 03 06/04 13 23 34 36", "o 13 04 05 16 26 35 34 23 13", "p 03 08/04 13 23 34 35 26 06",
			"q 33 13 04 05 16 36/33 38", "r 03 06/04 13 33", "s 33 13 04 14 25 36 06", "t 11 15 26/03 23",
			"u 03 05 16 26 35 33/33 36", "v 03 16 33", "w 03 06 14 26 33", "x 03 36/33 06", "y 03 16/33 08",
			"z 03 33 06 36", "0 10 01 05 16 26 35 31 20 10", "1 02 20 26", "2 01 10 20 31 32 06 36",
			"3 00 30 12 32 35 26 06", "4 20 04 34/23 26", "5 30 00 03 23 34 35 26 06", "6 30 12 05 16 26 35 34 23 04",
			"7 00 30 16", "8 13 02 01 10 20 31 32 23 13 04 05 16 26 35 34 23", "9 33 13 02 01 10 20 31 33 26",
			". 15 16", "@ 33 23 24 34 33 35 45 43 31 11 02 05 16 36", "- 04 34", "_ 07 37", "+ 04 34/23 25", "' 10 12",
			"& 36 02 10 21 05 16 34", "( 20 12 15 26", ") 10 22 25 16");

	private static final double UNIT = 1.45;

	private static final double ADVANCE = 6.6;

	private final SplittableRandom random;

	private final double slant;

	Handwriting(SplittableRandom random) {
		this.random = random;
		this.slant = random.nextDouble(-0.1, 0.35);
	}

	private static Map<Character, String> letters(String... of) {
		Map<Character, String> letters = new HashMap<>();
		for (String letter : of) {
			letters.put(letter.charAt(0), letter.substring(2));
		}
		return letters;
	}

	/**
	 * The strokes of a value in a field; letters that this hand does not know are left
	 * out.
	 */
	List<Stroke> write(String value, Box box) {
		List<Stroke> strokes = new ArrayList<>();
		double advance = Math.min(ADVANCE, (box.width() - 4) / Math.max(1, value.length()));
		double x = box.x() + 3;
		double base = box.bottom() - 5;
		for (int i = 0; i < value.length(); i++) {
			char letter = value.charAt(i);
			String plain = Normalizer.normalize(String.valueOf(letter), Normalizer.Form.NFD);
			boolean tall = Character.isUpperCase(plain.charAt(0));
			String shape = LETTERS.get((letter == '’') ? '\'' : plain.toLowerCase(Locale.ROOT).charAt(0));
			if (shape != null) {
				draw(strokes, shape, x, base, tall ? 1.5 : 1);
			}
			if (plain.length() > 1) {
				draw(strokes, "21 12", x, base, 1);
			}
			x += advance * this.random.nextDouble(0.93, 1.07);
		}
		return strokes;
	}

	private void draw(List<Stroke> strokes, String shape, double x, double base, double tall) {
		double size = UNIT * this.random.nextDouble(0.85, 1.1);
		for (String stroke : shape.split("/")) {
			List<double[]> points = new ArrayList<>();
			for (String point : stroke.split(" ")) {
				double right = point.charAt(0) - '0' + this.random.nextDouble(-0.22, 0.22);
				double up = tall * (6 - (point.charAt(1) - '0')) + this.random.nextDouble(-0.25, 0.25);
				points.add(new double[] { x + 0.95 * size * right + this.slant * size * up, base - size * up });
			}
			strokes.add(new Stroke(points));
		}
	}

}

package org.greffier.reading.scan;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;

/**
 * Draws a character's outline on a raster twice as fine as the {@link CellGrid}, so that
 * windows can be taken half a pixel apart, and blurs it.
 */
final class Outline {

	/** Fine pixels on each side of the window, for what blurs over its edge. */
	static final int MARGIN = 12;

	private static final int FINER = 2;

	/** Samples a fine pixel, on each axis. */
	private static final int SAMPLES = 4;

	private static final int WIDTH = FINER * CellGrid.ACROSS + 2 * MARGIN;

	private static final int HEIGHT = FINER * CellGrid.HIGH + 2 * MARGIN;

	private Outline() {
	}

	/** Darkness of each fine pixel, from 0 to 1. */
	static float[] draw(Shape outline) {
		BufferedImage image = new BufferedImage(WIDTH * SAMPLES, HEIGHT * SAMPLES, BufferedImage.TYPE_INT_RGB);
		Graphics2D graphics = image.createGraphics();
		graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
		graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
		graphics.setColor(Color.WHITE);
		double scale = CellGrid.SCALE * FINER * SAMPLES;
		graphics.fill(new AffineTransform(scale, 0, 0, -scale, MARGIN * SAMPLES,
				(MARGIN + FINER * CellGrid.ABOVE) * (double) SAMPLES)
			.createTransformedShape(outline));
		graphics.dispose();
		float[] drawing = new float[WIDTH * HEIGHT];
		int[] row = new int[WIDTH * SAMPLES];
		for (int y = 0; y < HEIGHT * SAMPLES; y++) {
			image.getRGB(0, y, row.length, 1, row, 0, row.length);
			for (int x = 0; x < row.length; x++) {
				drawing[y / SAMPLES * WIDTH + x / SAMPLES] += (row[x] & 0xff) / (255f * SAMPLES * SAMPLES);
			}
		}
		return drawing;
	}

	/**
	 * The same, blurred.
	 * @param sigma of the bell, in points
	 */
	static float[] blur(float[] drawing, double sigma) {
		double fine = sigma * CellGrid.SCALE * FINER;
		int reach = Math.min(MARGIN, (int) Math.ceil(3 * fine));
		float[] bell = new float[2 * reach + 1];
		float sum = 0;
		for (int i = -reach; i <= reach; i++) {
			bell[i + reach] = (float) Math.exp(-i * i / (2 * fine * fine));
			sum += bell[i + reach];
		}
		for (int i = 0; i < bell.length; i++) {
			bell[i] /= sum;
		}
		return smear(smear(drawing, bell, 1, WIDTH), bell, WIDTH, HEIGHT);
	}

	/**
	 * Weighs each pixel with those beside it.
	 * @param step from one to the next
	 * @param along how many there are from edge to edge
	 */
	private static float[] smear(float[] drawing, float[] bell, int step, int along) {
		float[] smeared = new float[drawing.length];
		int reach = bell.length / 2;
		for (int i = 0; i < drawing.length; i++) {
			int place = i / step % along;
			float sum = 0;
			for (int k = Math.max(-reach, -place); k <= Math.min(reach, along - 1 - place); k++) {
				sum += bell[k + reach] * drawing[i + k * step];
			}
			smeared[i] = sum;
		}
		return smeared;
	}

	/** The window of a drawing, moved to the right and down by so many fine pixels. */
	static float[] window(float[] drawing, int right, int down) {
		float[] window = new float[CellGrid.PIXELS];
		for (int row = 0; row < CellGrid.HIGH; row++) {
			for (int column = 0; column < CellGrid.ACROSS; column++) {
				int at = (MARGIN + FINER * row - down) * WIDTH + MARGIN + FINER * column - right;
				window[row * CellGrid.ACROSS
						+ column] = (drawing[at] + drawing[at + 1] + drawing[at + WIDTH] + drawing[at + WIDTH + 1])
								/ (FINER * FINER);
			}
		}
		return window;
	}

}

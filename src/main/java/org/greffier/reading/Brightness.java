package org.greffier.reading;

import java.io.IOException;

import org.apache.pdfbox.pdmodel.graphics.color.PDColor;
import org.jspecify.annotations.Nullable;

/** How bright colours are, from 0 (black) to 1 (white). */
final class Brightness {

	/** Of a pattern, a shading or an odd colour: nobody knows. */
	private static final double MIDDLING = 0.5;

	private @Nullable PDColor last;

	private double brightness;

	/** The brightness of a colour; most marks have that of the one before. */
	double of(@Nullable PDColor color) {
		if (color == null || color.isPattern()) {
			return MIDDLING;
		}
		if (color != this.last) {
			this.last = color;
			this.brightness = measured(color);
		}
		return this.brightness;
	}

	private static double measured(PDColor color) {
		try {
			int rgb = color.toRGB();
			return (0.299 * (rgb >> 16 & 0xff) + 0.587 * (rgb >> 8 & 0xff) + 0.114 * (rgb & 0xff)) / 255;
		}
		catch (IOException | RuntimeException ex) {
			return MIDDLING;
		}
	}

}

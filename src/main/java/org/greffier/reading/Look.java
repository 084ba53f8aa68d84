package org.greffier.reading;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.GeneralPath;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.util.Arrays;

import org.jspecify.annotations.Nullable;

/**
 * What one character of a font draws, as a small picture of its em square: the only thing
 * about it that a reader of the page sees, and that a font cannot lie about (FAULTS P-14,
 * P-17).
 */
final class Look {

	/** A character whose drawing we cannot follow; it is the same as none. */
	static final Look UNKNOWN = new Look(new byte[0], -1);

	/** A character that draws nothing. */
	static final Look EMPTY = new Look(new byte[0], 0);

	/**
	 * Pictures that differ by no more than this share of their ink are the same.
	 * Measured: an outline written anew by nine engines differs by 0.011 at most
	 * (src/adr/0007), the two most alike characters of our faces by 0.07.
	 */
	static final double ALIKE = 0.03;

	/** Where more than this differs, nobody needs to know by how much. */
	private static final double ENOUGH = 0.1;

	private static final int SIDE = 72;

	/** The em square and a margin for accents and overhangs, in em. */
	private static final Rectangle2D FRAME = new Rectangle2D.Double(-0.25, -0.4, 1.5, 1.5);

	private final byte[] picture;

	private final long ink;

	private final int hash;

	private Look(byte[] picture, long ink) {
		this.picture = picture;
		this.ink = ink;
		this.hash = 31 * Arrays.hashCode(picture) + Long.hashCode(ink);
	}

	/** The look of an outline in em, its foot at 0, y upwards. */
	static Look of(GeneralPath outline) {
		Rectangle2D bounds = outline.getBounds2D();
		if (bounds.isEmpty()) {
			return EMPTY;
		}
		if (!FRAME.contains(bounds)) {
			return UNKNOWN;
		}
		BufferedImage image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_BYTE_GRAY);
		Graphics2D pen = image.createGraphics();
		pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
		pen.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
		pen.setColor(Color.WHITE);
		double scale = SIDE / FRAME.getWidth();
		AffineTransform place = new AffineTransform(scale, 0, 0, -scale, -FRAME.getX() * scale,
				FRAME.getMaxY() * scale);
		pen.fill(place.createTransformedShape(outline));
		pen.dispose();
		byte[] picture = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
		long ink = 0;
		for (byte dot : picture) {
			ink += dot & 0xff;
		}
		return (ink == 0) ? EMPTY : new Look(picture, ink);
	}

	boolean empty() {
		return this.ink == 0;
	}

	boolean known() {
		return this.ink >= 0;
	}

	/** The same picture, dot by dot. */
	@Override
	public boolean equals(@Nullable Object object) {
		return this == object || (object instanceof Look other && this.hash == other.hash && this.ink == other.ink
				&& Arrays.equals(this.picture, other.picture));
	}

	@Override
	public int hashCode() {
		return this.hash;
	}

	boolean same(Look other) {
		return distance(other) <= ALIKE;
	}

	/** The share of their ink in which two looks differ: 0 is the same, 1 much else. */
	double distance(Look other) {
		if (!known() || !other.known()) {
			return Double.MAX_VALUE;
		}
		if (equals(other)) {
			return 0;
		}
		long most = Math.max(this.ink, other.ink);
		if (this.picture.length != other.picture.length || Math.abs(this.ink - other.ink) > ALIKE * most) {
			return 1;
		}
		long difference = 0;
		for (int row = 0; row < this.picture.length; row += SIDE) {
			for (int i = row; i < row + SIDE; i++) {
				difference += Math.abs((this.picture[i] & 0xff) - (other.picture[i] & 0xff));
			}
			if (difference > ENOUGH * most) {
				return 1;
			}
		}
		return (double) difference / most;
	}

}

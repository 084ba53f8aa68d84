package org.greffier.reading;

import java.awt.geom.AffineTransform;
import java.awt.geom.NoninvertibleTransformException;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import org.greffier.reading.scan.Grey;

/**
 * Puts a scan together that is stored as one image or as several: strips or tiles of one
 * grid, side by side. It keeps the position in which it is stored, turned or not, but is
 * never mirrored.
 */
final class Tiles {

	/** By which tiles may be off their common grid, in pixels. */
	private static final double OFF_GRID = 1;

	/** By which tiles may overlap, in pixels. */
	private static final double OVERLAP = 2;

	/** A fax of half the rows has twice this: it is drawn instead. */
	private static final double SQUARE = 1.2;

	private static final byte WHITE = (byte) 255;

	private Tiles() {
	}

	/** The scan; empty if it is not stored so, or in a way that is decoded elsewhere. */
	static Optional<Grey> of(List<PaintedImage> images, ReadingLimits limits) throws IOException {
		if (images.isEmpty() || !square(pixels(images.get(0)))) {
			return Optional.empty();
		}
		List<Rectangle2D> places = places(images);
		if (places.isEmpty()) {
			return Optional.empty();
		}
		boolean mirrored = pixels(images.get(0)).getDeterminant() < 0;
		Optional<Grey> whole = (images.size() == 1) ? StoredPicture.of(images.get(0).image(), limits)
				: joined(images, places, limits);
		return whole.map((grey) -> mirrored ? grey.mirrored() : grey);
	}

	private static Optional<Grey> joined(List<PaintedImage> images, List<Rectangle2D> places, ReadingLimits limits)
			throws IOException {
		Rectangle2D all = places.get(0);
		for (Rectangle2D place : places) {
			all = all.createUnion(place);
		}
		// a tile that is made smaller would leave the grid
		if (all.getWidth() * all.getHeight() > limits.scan().pixels()) {
			return Optional.empty();
		}
		int width = (int) Math.round(all.getWidth());
		int height = (int) Math.round(all.getHeight());
		byte[] pixels = new byte[width * height];
		Arrays.fill(pixels, WHITE);
		Grey whole = new Grey(width, height, pixels);
		for (int i = 0; i < images.size(); i++) {
			Optional<Grey> tile = StoredPicture.of(images.get(i).image(), limits);
			if (tile.isEmpty()) {
				return Optional.empty();
			}
			whole.put(tile.get(), (int) Math.round(places.get(i).getX() - all.getX()),
					(int) Math.round(places.get(i).getY() - all.getY()));
		}
		return Optional.of(whole);
	}

	/** Where each image stands in the pixels of the first; empty if on no common grid. */
	private static List<Rectangle2D> places(List<PaintedImage> images) {
		List<Rectangle2D> places = new ArrayList<>();
		try {
			AffineTransform toFirst = pixels(images.get(0)).createInverse();
			for (PaintedImage image : images) {
				AffineTransform to = new AffineTransform(toFirst);
				to.concatenate(pixels(image));
				double width = image.image().getWidth();
				double height = image.image().getHeight();
				Point2D from = to.transform(new Point2D.Double(0, 0), null);
				Point2D end = to.transform(new Point2D.Double(width, height), null);
				Rectangle2D place = new Rectangle2D.Double(from.getX(), from.getY(), width, height);
				boolean grid = Math.abs(end.getX() - place.getMaxX()) < OFF_GRID
						&& Math.abs(end.getY() - place.getMaxY()) < OFF_GRID
						&& Math.abs(to.getShearX() * height) < OFF_GRID && Math.abs(to.getShearY() * width) < OFF_GRID;
				if (!grid || places.stream().anyMatch((other) -> overlap(other, place))) {
					return List.of();
				}
				places.add(place);
			}
			return places;
		}
		catch (NoninvertibleTransformException ex) {
			return List.of();
		}
	}

	private static boolean overlap(Rectangle2D a, Rectangle2D b) {
		Rectangle2D both = a.createIntersection(b);
		return both.getWidth() > OVERLAP && both.getHeight() > OVERLAP;
	}

	/** From pixels of an image, rows from the top, to points of the page. */
	private static AffineTransform pixels(PaintedImage image) {
		AffineTransform pixels = new AffineTransform(image.toPage());
		pixels.concatenate(
				new AffineTransform(1.0 / image.image().getWidth(), 0, 0, -1.0 / image.image().getHeight(), 0, 1));
		return pixels;
	}

	private static boolean square(AffineTransform pixels) {
		double across = Math.hypot(pixels.getScaleX(), pixels.getShearY());
		double down = Math.hypot(pixels.getShearX(), pixels.getScaleY());
		return across > 0 && down > 0 && across / down < SQUARE && down / across < SQUARE;
	}

}

package org.greffier.reading;

import java.awt.geom.AffineTransform;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;

import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.greffier.form.Box;

/**
 * Maps a page's user space to points from the top left of the page as it is shown, after
 * its crop and its rotation.
 *
 * @param width as shown
 * @param height as shown
 */
record Sheet(double width, double height, AffineTransform transform) {

	private static final int QUARTER = 90;

	static Sheet of(PDPage page) {
		PDRectangle crop = page.getCropBox();
		double w = crop.getWidth();
		double h = crop.getHeight();
		AffineTransform transform = new AffineTransform();
		int quarters = Math.floorMod(page.getRotation() / QUARTER, 4);
		switch (quarters) {
			case 1 -> transform.concatenate(new AffineTransform(0, 1, -1, 0, h, 0));
			case 2 -> transform.concatenate(new AffineTransform(-1, 0, 0, -1, w, h));
			case 3 -> transform.concatenate(new AffineTransform(0, -1, 1, 0, 0, w));
			default -> {
			}
		}
		transform.concatenate(new AffineTransform(1, 0, 0, -1, -crop.getLowerLeftX(), crop.getUpperRightY()));
		boolean turned = quarters % 2 == 1;
		return new Sheet(turned ? h : w, turned ? w : h, transform);
	}

	Point2D at(double x, double y) {
		return this.transform.transform(new Point2D.Double(x, y), null);
	}

	/** The box around some points of user space. */
	Box around(Point2D... points) {
		double left = Double.MAX_VALUE;
		double top = Double.MAX_VALUE;
		double right = -Double.MAX_VALUE;
		double bottom = -Double.MAX_VALUE;
		for (Point2D point : points) {
			Point2D p = this.transform.transform(point, null);
			left = Math.min(left, p.getX());
			right = Math.max(right, p.getX());
			top = Math.min(top, p.getY());
			bottom = Math.max(bottom, p.getY());
		}
		return new Box(left, top, right - left, bottom - top);
	}

	Box around(Rectangle2D r) {
		return around(new Point2D.Double(r.getMinX(), r.getMinY()), new Point2D.Double(r.getMaxX(), r.getMaxY()));
	}

	Box page() {
		return new Box(0, 0, this.width, this.height);
	}

}

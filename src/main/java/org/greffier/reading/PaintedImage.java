package org.greffier.reading;

import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;

import org.apache.pdfbox.pdmodel.graphics.image.PDImage;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.pdmodel.graphics.state.PDGraphicsState;
import org.apache.pdfbox.cos.COSName;
import org.greffier.form.Box;

/**
 * What a picture of a page is drawn from, so that a scan can be taken as it was stored
 * instead of being drawn anew.
 *
 * @param toPage from the unit square, whose origin is the picture's lower left corner, to
 * points from the top left of the page as it is shown
 * @param plain whether the page shows it as it is: whole, opaque, a mask in black
 */
record PaintedImage(PDImage image, AffineTransform toPage, boolean plain) {

	/** Paint darker than this is black to a reader of scans. */
	static final double BLACK = 0.25;

	/** By which a scan may lie over the edges of its page, as a share of it. */
	private static final double OVERHANG = 0.02;

	/**
	 * The image that is drawn in the present state.
	 * @param black whether the colour of a mask is black
	 * @param bare whether no group around it is masked or blended
	 */
	static PaintedImage of(PDImage image, PDGraphicsState state, Sheet sheet, boolean black, boolean bare) {
		AffineTransform placed = state.getCurrentTransformationMatrix().createAffineTransform();
		Rectangle2D inner = placed.createTransformedShape(new Rectangle2D.Double(0.01, 0.01, 0.98, 0.98)).getBounds2D();
		boolean whole = state.getCurrentClippingPaths().stream().allMatch((path) -> path.contains(inner))
				&& onPage(sheet.around(inner), sheet);
		boolean opaque = bare && !MarkReader.veiled(state) && state.getNonStrokeAlphaConstant() == 1;
		AffineTransform toPage = new AffineTransform(sheet.transform());
		toPage.concatenate(placed);
		return new PaintedImage(image, toPage, whole && opaque && (!image.isStencil() || black) && unmasked(image));
	}

	private static boolean onPage(Box box, Sheet sheet) {
		double x = OVERHANG * sheet.width();
		double y = OVERHANG * sheet.height();
		return box.x() >= -x && box.y() >= -y && box.right() <= sheet.width() + x && box.bottom() <= sheet.height() + y;
	}

	private static boolean unmasked(PDImage image) {
		return image instanceof PDImageXObject object && !object.getCOSObject().containsKey(COSName.SMASK)
				&& !object.getCOSObject().containsKey(COSName.MASK);
	}

}

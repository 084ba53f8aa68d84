package org.greffier.reading;

import java.awt.geom.GeneralPath;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;

import org.apache.pdfbox.contentstream.PDFGraphicsStreamEngine;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.graphics.color.PDColor;
import org.apache.pdfbox.pdmodel.graphics.state.PDGraphicsState;
import org.jspecify.annotations.Nullable;

/** Puts a page's paths together, and the clip, and hands each painted path on. */
abstract class PathTracer extends PDFGraphicsStreamEngine {

	private final GeneralPath path = new GeneralPath();

	private int clipRule = -1;

	PathTracer(PDPage page) {
		super(page);
	}

	/**
	 * A path is painted.
	 * @param path in user space; only valid during the call
	 * @param color empty of a shading
	 * @param alpha from 0 to 1
	 */
	abstract void painted(GeneralPath path, boolean fill, @Nullable PDColor color, double alpha);

	/** Forgets a path that was begun. */
	final void reset() {
		this.path.reset();
	}

	@Override
	public void appendRectangle(Point2D p0, Point2D p1, Point2D p2, Point2D p3) {
		this.path.moveTo(p0.getX(), p0.getY());
		this.path.lineTo(p1.getX(), p1.getY());
		this.path.lineTo(p2.getX(), p2.getY());
		this.path.lineTo(p3.getX(), p3.getY());
		this.path.closePath();
	}

	@Override
	public void clip(int windingRule) {
		this.clipRule = windingRule;
	}

	@Override
	public void moveTo(float x, float y) {
		this.path.moveTo(x, y);
	}

	@Override
	public void lineTo(float x, float y) {
		if (this.path.getCurrentPoint() == null) {
			this.path.moveTo(x, y);
		}
		this.path.lineTo(x, y);
	}

	@Override
	public void curveTo(float x1, float y1, float x2, float y2, float x3, float y3) {
		if (this.path.getCurrentPoint() == null) {
			this.path.moveTo(x1, y1);
		}
		this.path.curveTo(x1, y1, x2, y2, x3, y3);
	}

	@Override
	public @Nullable Point2D getCurrentPoint() {
		return this.path.getCurrentPoint();
	}

	@Override
	public void closePath() {
		if (this.path.getCurrentPoint() != null) {
			this.path.closePath();
		}
	}

	@Override
	public void endPath() {
		if (this.clipRule != -1) {
			this.path.setWindingRule(this.clipRule);
			getGraphicsState().intersectClippingPath(this.path);
			this.clipRule = -1;
		}
		this.path.reset();
	}

	@Override
	public void strokePath() {
		PDGraphicsState state = getGraphicsState();
		paint(false, state.getStrokingColor(), state.getAlphaConstant());
	}

	@Override
	public void fillPath(int windingRule) {
		this.path.setWindingRule(windingRule);
		PDGraphicsState state = getGraphicsState();
		paint(true, state.getNonStrokingColor(), state.getNonStrokeAlphaConstant());
	}

	@Override
	public void fillAndStrokePath(int windingRule) {
		fillPath(windingRule);
	}

	@Override
	public void shadingFill(COSName shadingName) {
		Rectangle2D clip = getGraphicsState().getCurrentClippingPath().getBounds2D();
		this.path.reset();
		this.path.append(clip, false);
		paint(true, null, getGraphicsState().getNonStrokeAlphaConstant());
	}

	private void paint(boolean fill, @Nullable PDColor color, double alpha) {
		Rectangle2D bounds = this.path.getBounds2D();
		if (Double.isFinite(bounds.getWidth() + bounds.getHeight() + bounds.getX() + bounds.getY())
				&& this.path.getCurrentPoint() != null) {
			painted(this.path, fill, color, alpha);
		}
		endPath();
	}

}

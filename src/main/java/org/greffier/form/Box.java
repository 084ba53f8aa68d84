package org.greffier.form;

/**
 * A place on a page, in PDF points from the page's top left corner.
 */
public record Box(double x, double y, double width, double height) {

	public Box {
		if (!(width >= 0) || !(height >= 0) || !Double.isFinite(x + y + width + height)) {
			throw new IllegalArgumentException("not a box: " + x + " " + y + " " + width + " " + height);
		}
	}

	public double right() {
		return this.x + this.width;
	}

	public double bottom() {
		return this.y + this.height;
	}

	/** This box grown by {@code margin} points on every side. */
	public Box grown(double margin) {
		return new Box(this.x - margin, this.y - margin, this.width + 2 * margin, this.height + 2 * margin);
	}

	public boolean contains(double px, double py) {
		return px >= this.x && px <= right() && py >= this.y && py <= bottom();
	}

	public boolean intersects(Box other) {
		return this.x < other.right() && other.x < right() && this.y < other.bottom() && other.y < bottom();
	}

}

package org.greffier.reading;

import java.awt.geom.Path2D;
import java.util.List;
import java.util.Optional;

import org.greffier.form.Box;

/**
 * Everything that is drawn on one page, in the order of drawing: the page's own content
 * first (layer 0), then each annotation (layers from 1). Places are in points from the
 * top left of the page as it is shown. Holds personal data.
 *
 * @param layers of the annotations, in their order
 * @param flawed whether some operator could not be followed
 */
record PageMarks(double width, double height, List<Glyph> glyphs, List<Shape> shapes, List<Picture> pictures,
		List<Layer> layers, boolean flawed) {

	/** The layer of the page's own content. */
	static final int PAGE = 0;

	PageMarks {
		glyphs = List.copyOf(glyphs);
		shapes = List.copyOf(shapes);
		pictures = List.copyOf(pictures);
		layers = List.copyOf(layers);
	}

	/** The annotation of a layer; empty for the page's own content. */
	Optional<Layer> layer(int number) {
		return this.layers.stream().filter((layer) -> layer.number() == number).findFirst();
	}

	/** Every order of a mark is below this, but those of viewers' own drawings. */
	int orders() {
		return this.glyphs.size() + this.shapes.size() + this.pictures.size();
	}

	/** The share of the page that pictures cover, from 0 to 1; overlaps count twice. */
	double pictureShare() {
		double area = this.pictures.stream().mapToDouble((p) -> p.box().width() * p.box().height()).sum();
		return Math.min(1, area / Math.max(1, this.width * this.height));
	}

	@Override
	public String toString() {
		return "PageMarks[" + this.glyphs.size() + " glyphs, " + this.shapes.size() + " shapes, " + this.pictures.size()
				+ " pictures]";
	}

	/**
	 * One character.
	 *
	 * @param text what it means; U+FFFD when the font does not say
	 * @param box from its baseline to the height of a capital
	 * @param upright whether it runs from left to right
	 * @param ink its brightness, from 0 (black) to 1 (white)
	 * @param visible whether it is painted at all, within its clip, in a size and a
	 * strength to be seen
	 * @param look what it draws, which its font may lie about
	 */
	record Glyph(String text, Box box, boolean upright, double ink, boolean visible, Look look, int layer, int order) {

		double middle() {
			return this.box.x() + this.box.width() / 2;
		}

		double baseline() {
			return this.box.bottom();
		}

		/** Whether it draws nothing, whatever it is said to mean. */
		boolean blank() {
			return this.look.empty();
		}

		Glyph unseen() {
			return new Glyph(this.text, this.box, this.upright, this.ink, false, this.look, this.layer, this.order);
		}

		Glyph at(Box place) {
			return new Glyph(this.text, place, this.upright, this.ink, this.visible, this.look, this.layer, this.order);
		}

		Glyph meaning(String meaning) {
			return new Glyph(meaning, this.box, this.upright, this.ink, this.visible, this.look, this.layer,
					this.order);
		}

		@Override
		public String toString() {
			return "Glyph[" + this.box + "]";
		}

	}

	/**
	 * One painted path.
	 *
	 * @param strokes the flattened lines, each x, y, x, y...
	 * @param area what it fills; empty when it is only stroked
	 */
	record Shape(Box box, List<double[]> strokes, Optional<Path2D> area, double ink, boolean visible, int layer,
			int order) {

		boolean filled() {
			return this.area.isPresent();
		}

	}

	/**
	 * One picture; it is not decoded.
	 *
	 * @param source what it is drawn from, of a picture in the page's own content
	 */
	record Picture(Box box, boolean visible, int layer, int order, Optional<PaintedImage> source) {
	}

	/**
	 * One annotation.
	 *
	 * @param subtype such as {@code Widget} or {@code Ink}
	 * @param field the full name of its field, of a widget
	 * @param shown whether a viewer shows it: not hidden, not only for print, on the page
	 * @param appearance whether it brings its own drawing
	 * @param signed whether it is the widget of a signature field that holds a signature
	 */
	record Layer(int number, String subtype, Optional<String> field, Box box, boolean shown, boolean appearance,
			boolean signed) {
	}

}

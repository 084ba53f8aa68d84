package org.greffier.catalogue;

import java.awt.Color;
import java.awt.geom.PathIterator;
import java.io.IOException;
import java.util.Map;

import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.greffier.form.Box;

/**
 * One page to draw on, in points from its top left. Every stroke is either an element's
 * content or an artifact, as PDF/UA wants.
 */
final class Canvas implements AutoCloseable {

	private final PDPage page;

	private final PDPageContentStream stream;

	private final TagTree tags;

	private final Map<Typeface, PDFont> fonts;

	Canvas(PDDocument pdf, PDPage page, TagTree tags, Map<Typeface, PDFont> fonts) throws IOException {
		this.page = page;
		this.stream = new PDPageContentStream(pdf, page);
		this.tags = tags;
		this.fonts = fonts;
	}

	PDPage page() {
		return this.page;
	}

	/** Writes the content of an element. */
	void tagged(PDStructureElement element, Drawing drawing) throws IOException {
		COSName type = COSName.getPDFName(element.getStructureType());
		this.stream.beginMarkedContent(type, this.tags.mark(element, this.page));
		drawing.draw();
		this.stream.endMarkedContent();
	}

	/** Draws what a screen reader leaves out. */
	void artifact(Drawing drawing) throws IOException {
		this.stream.beginMarkedContent(COSName.ARTIFACT);
		drawing.draw();
		this.stream.endMarkedContent();
	}

	/** Writes one line. */
	void line(Style style, String text, double x, double baseline) throws IOException {
		line(style, text, x, baseline, style.color());
	}

	void line(Style style, String text, double x, double baseline, Color color) throws IOException {
		this.stream.setNonStrokingColor(color);
		this.stream.beginText();
		this.stream.setFont(this.fonts.get(style.face()), (float) style.size());
		this.stream.newLineAtOffset((float) x, up(baseline));
		this.stream.showText(text);
		this.stream.endText();
	}

	/** Writes a text from the top of a box, in lines as wide as the box. */
	void paragraph(Style style, String text, Box box) throws IOException {
		double baseline = box.y() + style.size();
		for (String line : style.wrap(text, box.width())) {
			line(style, line, box.x(), baseline);
			baseline += style.leading();
		}
	}

	void fill(Box box, Color color) throws IOException {
		this.stream.setNonStrokingColor(color);
		rectangle(box);
		this.stream.fill();
	}

	/** A white box with a border inside its edge. */
	void frame(Box box, double line, Color color) throws IOException {
		fill(box, Color.WHITE);
		this.stream.setStrokingColor(color);
		this.stream.setLineWidth((float) line);
		rectangle(box.grown(-line / 2));
		this.stream.stroke();
	}

	void rule(double x, double y, double toX, double line, Color color) throws IOException {
		fill(new Box(x, y, toX - x, line), color);
	}

	/** Fills outlines whose y goes up. */
	void outlines(PathIterator path, Color color) throws IOException {
		this.stream.setNonStrokingColor(color);
		float[] p = new float[6];
		float x = 0;
		float y = 0;
		for (; !path.isDone(); path.next()) {
			switch (path.currentSegment(p)) {
				case PathIterator.SEG_MOVETO -> this.stream.moveTo(p[0], p[1]);
				case PathIterator.SEG_LINETO -> this.stream.lineTo(p[0], p[1]);
				case PathIterator.SEG_QUADTO -> this.stream.curveTo(x + (p[0] - x) * 2 / 3, y + (p[1] - y) * 2 / 3,
						p[2] + (p[0] - p[2]) * 2 / 3, p[3] + (p[1] - p[3]) * 2 / 3, p[2], p[3]);
				case PathIterator.SEG_CUBICTO -> this.stream.curveTo(p[0], p[1], p[2], p[3], p[4], p[5]);
				default -> this.stream.closePath();
			}
			int end = switch (path.currentSegment(p)) {
				case PathIterator.SEG_QUADTO -> 2;
				case PathIterator.SEG_CUBICTO -> 4;
				case PathIterator.SEG_CLOSE -> -1;
				default -> 0;
			};
			if (end >= 0) {
				x = p[end];
				y = p[end + 1];
			}
		}
		this.stream.fill();
	}

	@Override
	public void close() throws IOException {
		this.stream.close();
	}

	private void rectangle(Box box) throws IOException {
		this.stream.addRect((float) box.x(), up(box.bottom()), (float) box.width(), (float) box.height());
	}

	private static float up(double y) {
		return (float) (PageFrame.HEIGHT - y);
	}

	/** Something that is drawn. */
	@FunctionalInterface
	interface Drawing {

		void draw() throws IOException;

	}

}

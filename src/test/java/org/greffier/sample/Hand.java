package org.greffier.sample;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDPageContentStream.AppendMode;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts.FontName;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationInk;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAppearanceDictionary;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAppearanceStream;

import org.greffier.catalogue.Layout.PlacedSignature;
import org.greffier.form.Box;
import org.greffier.sample.Pen.Stroke;

/** The ways in which people leave something in a signature box of a PDF. */
public enum Hand {

	/** Drawn in a viewer that keeps an /Ink annotation. */
	INK {
		@Override
		void sign(PDDocument document, PlacedSignature place, String name) throws IOException {
			PDPage page = document.getPage(place.page() - 1);
			float height = page.getMediaBox().getHeight();
			List<Stroke> strokes = Pen.sign(name, place.box());
			PDAnnotationInk ink = new PDAnnotationInk();
			ink.setInkList(strokes.stream().map((stroke) -> flat(stroke, height)).toArray(float[][]::new));
			ink.setRectangle(rectangle(place.box(), height));
			ink.setPrinted(true);
			ink.setContents("Signature");
			PDAppearanceStream appearance = new PDAppearanceStream(document);
			appearance.setBBox(rectangle(place.box(), height));
			try (OutputStream out = appearance.getStream().createOutputStream(COSName.FLATE_DECODE);
					PDPageContentStream content = new PDPageContentStream(document, appearance, out)) {
				stroke(content, strokes, height);
			}
			PDAppearanceDictionary appearances = new PDAppearanceDictionary();
			appearances.setNormalAppearance(appearance);
			ink.setAppearance(appearances);
			page.getAnnotations().add(ink);
		}
	},

	/** Drawn and flattened into the page, as "Fill & Sign" leaves it. */
	STROKES {
		@Override
		void sign(PDDocument document, PlacedSignature place, String name) throws IOException {
			PDPage page = document.getPage(place.page() - 1);
			try (PDPageContentStream content = append(document, page)) {
				stroke(content, Pen.sign(name, place.box()), page.getMediaBox().getHeight());
			}
		}
	},

	/** A picture of a signature, pasted in. */
	PICTURE {
		@Override
		void sign(PDDocument document, PlacedSignature place, String name) throws IOException {
			PDPage page = document.getPage(place.page() - 1);
			Box box = place.box().grown(-2);
			BufferedImage picture = draw(Pen.sign(name, new Box(0, 0, 3 * box.width(), 3 * box.height())),
					(int) (3 * box.width()), (int) (3 * box.height()));
			PDRectangle at = rectangle(box, page.getMediaBox().getHeight());
			try (PDPageContentStream content = append(document, page)) {
				content.drawImage(LosslessFactory.createFromImage(document, picture), at.getLowerLeftX(),
						at.getLowerLeftY(), at.getWidth(), at.getHeight());
			}
		}
	},

	/** The name in letters of the keyboard. */
	TYPED {
		@Override
		void sign(PDDocument document, PlacedSignature place, String name) throws IOException {
			PDPage page = document.getPage(place.page() - 1);
			PDRectangle at = rectangle(place.box(), page.getMediaBox().getHeight());
			try (PDPageContentStream content = append(document, page)) {
				content.beginText();
				content.setFont(new PDType1Font(FontName.TIMES_ITALIC), 16);
				content.newLineAtOffset(at.getLowerLeftX() + 10, at.getLowerLeftY() + 12);
				content.showText(name);
				content.endText();
			}
		}
	},

	/** A cross. */
	CROSS {
		@Override
		void sign(PDDocument document, PlacedSignature place, String name) throws IOException {
			PDPage page = document.getPage(place.page() - 1);
			try (PDPageContentStream content = append(document, page)) {
				stroke(content, Pen.cross(place.box()), page.getMediaBox().getHeight());
			}
		}
	};

	private static final float WIDTH = 1.1f;

	abstract void sign(PDDocument document, PlacedSignature place, String name) throws IOException;

	private static PDPageContentStream append(PDDocument document, PDPage page) throws IOException {
		return new PDPageContentStream(document, page, AppendMode.APPEND, true, true);
	}

	private static void stroke(PDPageContentStream content, List<Stroke> strokes, float height) throws IOException {
		content.setStrokingColor(0.05f, 0.1f, 0.45f);
		content.setLineWidth(WIDTH);
		content.setLineCapStyle(1);
		content.setLineJoinStyle(1);
		for (Stroke stroke : strokes) {
			float[] flat = flat(stroke, height);
			content.moveTo(flat[0], flat[1]);
			for (int i = 2; i < flat.length; i += 2) {
				content.lineTo(flat[i], flat[i + 1]);
			}
			content.stroke();
		}
	}

	/** From the top left to PDF's bottom left, x and y in turn. */
	private static float[] flat(Stroke stroke, float height) {
		float[] flat = new float[2 * stroke.points().size()];
		for (int i = 0; i < stroke.points().size(); i++) {
			flat[2 * i] = (float) stroke.points().get(i)[0];
			flat[2 * i + 1] = Math.round((height - stroke.points().get(i)[1]) * 100) / 100f;
		}
		return flat;
	}

	private static PDRectangle rectangle(Box box, float height) {
		return new PDRectangle((float) box.x(), (float) (height - box.bottom()), (float) box.width(),
				(float) box.height());
	}

	/** Dots along the strokes: no rasteriser whose pixels another Java would change. */
	private static BufferedImage draw(List<Stroke> strokes, int width, int height) {
		BufferedImage picture = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_GRAY);
		picture.getRaster().setSamples(0, 0, width, height, 0, white(width * height));
		for (Stroke stroke : strokes) {
			for (int i = 1; i < stroke.points().size(); i++) {
				line(picture, stroke.points().get(i - 1), stroke.points().get(i));
			}
		}
		return picture;
	}

	private static int[] white(int size) {
		int[] samples = new int[size];
		java.util.Arrays.fill(samples, 255);
		return samples;
	}

	private static void line(BufferedImage picture, double[] from, double[] to) {
		int steps = 1 + (int) (2 * Math.max(Math.abs(to[0] - from[0]), Math.abs(to[1] - from[1])));
		for (int step = 0; step <= steps; step++) {
			int x = (int) (from[0] + (to[0] - from[0]) * step / steps);
			int y = (int) (from[1] + (to[1] - from[1]) * step / steps);
			for (int d = 0; d < 9; d++) {
				int px = x + d % 3 - 1;
				int py = y + d / 3 - 1;
				if (px >= 0 && py >= 0 && px < picture.getWidth() && py < picture.getHeight()) {
					picture.getRaster().setSample(px, py, 0, 30);
				}
			}
		}
	}

}

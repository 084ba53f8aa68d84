package org.greffier.reading;

import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;

import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSNumber;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;
import org.greffier.form.Box;
import org.greffier.reading.FieldTree.FormField;
import org.greffier.reading.KnownPages.Split;
import org.greffier.reading.PageMarks.Layer;
import org.greffier.reading.PageMarks.Shape;

/** Reads all that is drawn on the pages of a document, annotations included. */
final class DrawnPages {

	/** Bits of an annotation's flags (ISO 32000-1, table 165). */
	private static final int INVISIBLE_HIDDEN_NOVIEW = 1 | 2 | 32;

	private static final COSName INK_LIST = COSName.getPDFName("InkList");

	private DrawnPages() {
	}

	/**
	 * Reads the pages.
	 * @param known pages of blanks, which need not be followed again
	 */
	static List<PageMarks> of(PDDocument document, List<PDPage> pages, FieldTree fields, KnownPages known,
			ReadingLimits limits) {
		Layers layers = new Layers(document.getDocumentCatalog().getCOSObject());
		int[] operators = { limits.operators() };
		Fonts fonts = new Fonts(known.fonts());
		List<PageMarks> marks = new ArrayList<>();
		IdentityHashMap<COSBase, Optional<Fingerprint>> seen = new IdentityHashMap<>();
		for (PDPage page : pages) {
			Split split = known.split(page, seen);
			MarkReader reader = new MarkReader(split.rest(), layers, operators, fonts);
			split.known().ifPresent(reader::begin);
			PageMarks drawn = read(reader, page, fields, layers, limits);
			marks.add(Visibility.of(drawn, split.known().map(PageMarks::orders).orElse(0)));
		}
		return marks;
	}

	private static PageMarks read(MarkReader reader, PDPage page, FieldTree fields, Layers hidden,
			ReadingLimits limits) {
		reader.readPage();
		List<Layer> layers = new ArrayList<>();
		List<Shape> synthetic = new ArrayList<>();
		COSArray annotations = page.getCOSObject().getCOSArray(COSName.ANNOTS);
		int count = (annotations != null) ? annotations.size() : 0;
		if (count > limits.fields()) {
			throw new LimitException("annotations");
		}
		for (int i = 0; annotations != null && i < count; i++) {
			if (annotations.getObject(i) instanceof COSDictionary dictionary) {
				Layer layer = layer(i + 1, dictionary, reader.sheet(), fields, hidden);
				layers.add(layer);
				if (layer.shown() && layer.appearance()) {
					draw(reader, dictionary, layer.number());
				}
				else if (layer.shown() && layer.subtype().equals("Ink")) {
					ink(dictionary, reader.sheet(), layer.number()).ifPresent(synthetic::add);
				}
			}
		}
		PageMarks drawn = reader.marks(layers);
		synthetic.addAll(0, drawn.shapes());
		return new PageMarks(drawn.width(), drawn.height(), drawn.glyphs(), synthetic, drawn.pictures(), layers,
				drawn.flawed());
	}

	private static void draw(MarkReader reader, COSDictionary dictionary, int number) {
		try {
			reader.readAnnotation(PDAnnotation.createAnnotation(dictionary), number);
		}
		catch (IOException ex) {
			// an annotation that is none is not drawn by viewers either
		}
	}

	private static Layer layer(int number, COSDictionary annotation, Sheet sheet, FieldTree fields, Layers hidden) {
		COSArray rectangle = annotation.getCOSArray(COSName.RECT);
		Box box = new Box(0, 0, 0, 0);
		if (rectangle != null && rectangle.size() == 4) {
			PDRectangle rect = new PDRectangle(rectangle);
			box = sheet.around(new Rectangle2D.Float(rect.getLowerLeftX(), rect.getLowerLeftY(), rect.getWidth(),
					rect.getHeight()));
		}
		FormField field = fields.shownBy(annotation).orElse(null);
		boolean shown = (annotation.getInt(COSName.F, 0) & INVISIBLE_HIDDEN_NOVIEW) == 0
				&& !hidden.hides(annotation.getCOSDictionary(COSName.OC)) && sheet.page().intersects(box);
		COSDictionary appearance = annotation.getCOSDictionary(COSName.AP);
		boolean drawn = appearance != null && appearance.getDictionaryObject(COSName.N) != null;
		String subtype = annotation.getNameAsString(COSName.SUBTYPE);
		return new Layer(number, (subtype != null) ? subtype : "", Optional.ofNullable(field).map(FormField::name), box,
				shown, drawn, field != null && field.signed());
	}

	/**
	 * The lines of an ink annotation without a drawing of its own, which a viewer makes.
	 */
	private static Optional<Shape> ink(COSDictionary annotation, Sheet sheet, int number) {
		COSArray list = annotation.getCOSArray(INK_LIST);
		List<double[]> lines = new ArrayList<>();
		for (int i = 0; list != null && i < list.size(); i++) {
			if (list.getObject(i) instanceof COSArray numbers && numbers.size() >= 4) {
				lines.add(line(numbers, sheet));
			}
		}
		if (lines.isEmpty()) {
			return Optional.empty();
		}
		Box box = layerBox(lines);
		return Optional.of(new Shape(box, lines, Optional.empty(), 0, true, number, Integer.MAX_VALUE));
	}

	private static double[] line(COSArray numbers, Sheet sheet) {
		double[] line = new double[numbers.size() / 2 * 2];
		for (int i = 0; i < line.length; i++) {
			line[i] = (numbers.getObject(i) instanceof COSNumber number) ? number.floatValue() : 0;
		}
		sheet.transform().transform(line, 0, line, 0, line.length / 2);
		return line;
	}

	private static Box layerBox(List<double[]> lines) {
		double left = Double.MAX_VALUE;
		double top = Double.MAX_VALUE;
		double right = -Double.MAX_VALUE;
		double bottom = -Double.MAX_VALUE;
		for (double[] line : lines) {
			for (int i = 0; i + 1 < line.length; i += 2) {
				left = Math.min(left, line[i]);
				right = Math.max(right, line[i]);
				top = Math.min(top, line[i + 1]);
				bottom = Math.max(bottom, line[i + 1]);
			}
		}
		return new Box(left, top, right - left, bottom - top);
	}

}

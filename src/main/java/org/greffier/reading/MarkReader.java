package org.greffier.reading;

import java.awt.geom.AffineTransform;
import java.awt.geom.GeneralPath;
import java.awt.geom.Path2D;
import java.awt.geom.PathIterator;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

import org.apache.pdfbox.contentstream.PDFGraphicsStreamEngine;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.graphics.color.PDColor;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.pdmodel.graphics.image.PDImage;
import org.apache.pdfbox.pdmodel.graphics.state.PDGraphicsState;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;
import org.apache.pdfbox.util.Matrix;
import org.apache.pdfbox.util.Vector;
import org.greffier.form.Box;
import org.greffier.reading.PageMarks.Glyph;
import org.greffier.reading.PageMarks.Picture;
import org.greffier.reading.PageMarks.Shape;
import org.jspecify.annotations.Nullable;

/**
 * Follows the content of one page and its annotations and notes what is drawn where,
 * without drawing. Pictures are not decoded and glyphs not outlined, so that a page costs
 * a millisecond or two.
 */
final class MarkReader extends PDFGraphicsStreamEngine {

	/** How far a flattened curve may be off, in points. */
	private static final double FLATNESS = 0.3;

	/** Smaller text is not meant to be read (FAULTS P-15). */
	private static final double SMALLEST_TEXT = 2;

	/** Weaker paint is not meant to be seen. */
	private static final double WEAKEST_PAINT = 0.15;

	/** The height of a capital as a share of the font's size. */
	private static final double CAPITAL = 0.7;

	private final Sheet sheet;

	private final Layers layers;

	private final int[] operatorsLeft;

	private final List<Glyph> glyphs = new ArrayList<>();

	private final List<Shape> shapes = new ArrayList<>();

	private final List<Picture> pictures = new ArrayList<>();

	private final Deque<Boolean> contents = new ArrayDeque<>();

	private final GeneralPath path = new GeneralPath();

	private int clipRule = -1;

	private int hidden;

	private int layer = PageMarks.PAGE;

	private int order;

	private boolean flawed;

	private @Nullable PDColor lastColor;

	private double lastInk;

	/** Counts down the operators of the whole file in {@code operatorsLeft[0]}. */
	MarkReader(PDPage page, Layers layers, int[] operatorsLeft, Fonts fonts) {
		super(page);
		addOperator(fonts.operator(this));
		this.sheet = Sheet.of(page);
		this.layers = layers;
		this.operatorsLeft = operatorsLeft;
	}

	void readPage() {
		try {
			processPage(getPage());
		}
		catch (IOException ex) {
			this.flawed = true;
		}
	}

	void readAnnotation(PDAnnotation annotation, int number) {
		this.layer = number;
		this.hidden = 0;
		this.contents.clear();
		this.path.reset();
		try {
			showAnnotation(annotation);
		}
		catch (IOException ex) {
			this.flawed = true;
		}
	}

	PageMarks marks(List<PageMarks.Layer> annotations) {
		return new PageMarks(this.sheet.width(), this.sheet.height(), this.glyphs, this.shapes, this.pictures,
				annotations, this.flawed);
	}

	Sheet sheet() {
		return this.sheet;
	}

	@Override
	protected void processOperator(Operator operator, List<COSBase> operands) throws IOException {
		if (--this.operatorsLeft[0] < 0) {
			throw new LimitException("operators");
		}
		super.processOperator(operator, operands);
	}

	@Override
	protected void operatorException(Operator operator, List<COSBase> operands, IOException ex) {
		this.flawed = true;
	}

	@Override
	public void showForm(PDFormXObject form) throws IOException {
		if (!this.layers.hides(form.getCOSObject().getCOSDictionary(COSName.OC))) {
			super.showForm(form);
		}
	}

	@Override
	public void beginMarkedContentSequence(COSName tag, @Nullable COSDictionary properties) {
		boolean hides = COSName.OC.equals(tag) && this.layers.hides(properties);
		this.contents.push(hides);
		this.hidden += hides ? 1 : 0;
	}

	@Override
	public void endMarkedContentSequence() {
		if (!this.contents.isEmpty() && this.contents.pop()) {
			this.hidden--;
		}
	}

	@Override
	protected void showGlyph(Matrix matrix, PDFont font, int code, Vector displacement) throws IOException {
		double advance = displacement.getX();
		Point2D start = matrix.transformPoint(0, 0);
		Point2D end = matrix.transformPoint((float) advance, 0);
		Point2D top = matrix.transformPoint(0, (float) CAPITAL);
		Point2D corner = matrix.transformPoint((float) advance, (float) CAPITAL);
		if (!finite(start) || !finite(end) || !finite(top)) {
			return;
		}
		Point2D from = this.sheet.at(start.getX(), start.getY());
		Point2D to = this.sheet.at(end.getX(), end.getY());
		boolean upright = Math.abs(to.getY() - from.getY()) < 0.1 && to.getX() >= from.getX();
		Box box = this.sheet.around(start, end, top, corner);
		String text = font.toUnicode(code);
		double size = start.distance(top) / CAPITAL;
		boolean visible = size >= SMALLEST_TEXT && painted()
				&& seen((start.getX() + corner.getX()) / 2, (start.getY() + corner.getY()) / 2);
		this.glyphs.add(new Glyph((text != null) ? text : "\uFFFD", box, upright, textInk(), visible, this.layer,
				this.order++));
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
	public void drawImage(PDImage image) {
		Matrix m = getGraphicsState().getCurrentTransformationMatrix();
		Point2D[] corners = { m.transformPoint(0, 0), m.transformPoint(1, 0), m.transformPoint(0, 1),
				m.transformPoint(1, 1) };
		for (Point2D corner : corners) {
			if (!finite(corner)) {
				return;
			}
		}
		boolean visible = this.hidden == 0 && getGraphicsState().getNonStrokeAlphaConstant() >= WEAKEST_PAINT;
		this.pictures.add(new Picture(this.sheet.around(corners), visible, this.layer, this.order++));
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
		note(false, state.getStrokingColor(), state.getAlphaConstant());
	}

	@Override
	public void fillPath(int windingRule) {
		this.path.setWindingRule(windingRule);
		PDGraphicsState state = getGraphicsState();
		note(true, state.getNonStrokingColor(), state.getNonStrokeAlphaConstant());
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
		note(true, null, getGraphicsState().getNonStrokeAlphaConstant());
	}

	private void note(boolean fill, @Nullable PDColor color, double alpha) {
		Rectangle2D bounds = this.path.getBounds2D();
		if (Double.isFinite(bounds.getWidth() + bounds.getHeight() + bounds.getX() + bounds.getY())
				&& this.path.getCurrentPoint() != null) {
			Box box = this.sheet.around(bounds);
			Path2D area = new GeneralPath(this.path);
			area.transform(this.sheet.transform());
			boolean visible = this.hidden == 0 && alpha >= WEAKEST_PAINT && within(bounds);
			this.shapes.add(new Shape(box, fill ? List.of() : lines(area), fill ? Optional.of(area) : Optional.empty(),
					ink(color), visible, this.layer, this.order++));
		}
		endPath();
	}

	private static List<double[]> lines(Path2D path) {
		List<double[]> lines = new ArrayList<>();
		List<Double> line = new ArrayList<>();
		double[] at = new double[2];
		double[] first = new double[2];
		for (PathIterator i = path.getPathIterator(new AffineTransform(), FLATNESS); !i.isDone(); i.next()) {
			switch (i.currentSegment(at)) {
				case PathIterator.SEG_MOVETO -> {
					add(lines, line);
					first = at.clone();
					line.add(at[0]);
					line.add(at[1]);
				}
				case PathIterator.SEG_CLOSE -> {
					line.add(first[0]);
					line.add(first[1]);
				}
				default -> {
					line.add(at[0]);
					line.add(at[1]);
				}
			}
		}
		add(lines, line);
		return lines;
	}

	private static void add(List<double[]> lines, List<Double> line) {
		if (line.size() > 2) {
			lines.add(line.stream().mapToDouble(Double::doubleValue).toArray());
		}
		line.clear();
	}

	/** Whether text is painted at all, by its mode and its strength. */
	private boolean painted() {
		RenderingMode mode = getGraphicsState().getTextState().getRenderingMode();
		double alpha = mode.isFill() ? getGraphicsState().getNonStrokeAlphaConstant()
				: getGraphicsState().getAlphaConstant();
		return this.hidden == 0 && (mode.isFill() || mode.isStroke()) && alpha >= WEAKEST_PAINT;
	}

	private double textInk() {
		boolean fill = getGraphicsState().getTextState().getRenderingMode().isFill();
		return ink(fill ? getGraphicsState().getNonStrokingColor() : getGraphicsState().getStrokingColor());
	}

	/** Whether a point of user space is on the page and in the clip. */
	private boolean seen(double x, double y) {
		Point2D at = this.sheet.at(x, y);
		return this.sheet.page().contains(at.getX(), at.getY())
				&& getGraphicsState().getCurrentClippingPaths().stream().allMatch((path) -> path.contains(x, y));
	}

	private boolean within(Rectangle2D bounds) {
		Rectangle2D grown = new Rectangle2D.Double(bounds.getX() - 0.5, bounds.getY() - 0.5, bounds.getWidth() + 1,
				bounds.getHeight() + 1);
		return getGraphicsState().getCurrentClippingPaths().stream().allMatch((path) -> path.intersects(grown));
	}

	/** The brightness of a colour; of a pattern or an odd one, a middling one. */
	private double ink(@Nullable PDColor color) {
		if (color == null || color.isPattern()) {
			return 0.5;
		}
		if (color != this.lastColor) {
			this.lastColor = color;
			this.lastInk = brightness(color);
		}
		return this.lastInk;
	}

	private static double brightness(PDColor color) {
		try {
			int rgb = color.toRGB();
			return (0.299 * (rgb >> 16 & 0xff) + 0.587 * (rgb >> 8 & 0xff) + 0.114 * (rgb & 0xff)) / 255;
		}
		catch (IOException | RuntimeException ex) {
			return 0.5;
		}
	}

	private static boolean finite(Point2D point) {
		return Double.isFinite(point.getX() + point.getY());
	}

}

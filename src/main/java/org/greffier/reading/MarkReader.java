package org.greffier.reading;

import java.awt.geom.GeneralPath;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.graphics.color.PDColor;
import org.apache.pdfbox.pdmodel.graphics.blend.BlendMode;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.pdmodel.graphics.form.PDTransparencyGroup;
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
 * without drawing. Pictures are not decoded and each glyph of a font is outlined once, so
 * that a page costs a millisecond or two.
 */
final class MarkReader extends PathTracer {

	/** Smaller text is not meant to be read (FAULTS P-15). */
	private static final double SMALLEST_TEXT = 2;

	/** Weaker paint is not meant to be seen. */
	private static final double WEAKEST_PAINT = 0.15;

	/** The height of a capital as a share of the font's size. */
	private static final double CAPITAL = 0.7;

	/** Sideways for each upwards: an oblique face leans by 0.2. */
	private static final double MOST_LEANING = 0.05;

	/** Wider or narrower than its font: a viewer may fit text to a cell. */
	private static final double MOST_STRETCHED = 1.3;

	private final Sheet sheet;

	private final Layers layers;

	private final Fonts fonts;

	private final int[] operatorsLeft;

	private final Brightness brightness = new Brightness();

	private final List<Glyph> glyphs = new ArrayList<>();

	private final List<Shape> shapes = new ArrayList<>();

	private final List<Picture> pictures = new ArrayList<>();

	private final Deque<Boolean> contents = new ArrayDeque<>();

	private int hidden;

	/** Groups around, whose paint is masked or blended as a whole. */
	private int veils;

	private int layer = PageMarks.PAGE;

	private int order;

	private boolean flawed;

	/** Counts down the operators of the whole file in {@code operatorsLeft[0]}. */
	MarkReader(PDPage page, Layers layers, int[] operatorsLeft, Fonts fonts) {
		super(page);
		addOperator(fonts.operator(this));
		this.sheet = Sheet.of(page);
		this.layers = layers;
		this.fonts = fonts;
		this.operatorsLeft = operatorsLeft;
	}

	/** Takes over what is known to be drawn first. */
	void begin(PageMarks known) {
		known.glyphs().stream().filter((g) -> g.layer() == PageMarks.PAGE).forEach(this.glyphs::add);
		known.shapes().stream().filter((s) -> s.layer() == PageMarks.PAGE).forEach(this.shapes::add);
		known.pictures().stream().filter((p) -> p.layer() == PageMarks.PAGE).forEach(this.pictures::add);
		this.order = known.orders();
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
		reset();
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
	public void showTransparencyGroup(PDTransparencyGroup group) throws IOException {
		if (this.layers.hides(group.getCOSObject().getCOSDictionary(COSName.OC))) {
			return;
		}
		PDGraphicsState state = getGraphicsState();
		boolean unseen = state.getNonStrokeAlphaConstant() < WEAKEST_PAINT;
		boolean veil = veiled(state);
		this.hidden += unseen ? 1 : 0;
		this.veils += veil ? 1 : 0;
		try {
			super.showTransparencyGroup(group);
		}
		finally {
			this.hidden -= unseen ? 1 : 0;
			this.veils -= veil ? 1 : 0;
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
		Point2D up = this.sheet.at(top.getX(), top.getY());
		boolean upright = Math.abs(to.getY() - from.getY()) < 0.1 && to.getX() >= from.getX();
		Box box = this.sheet.around(start, end, top, corner);
		double size = start.distance(top) / CAPITAL;
		boolean visible = size >= SMALLEST_TEXT && painted()
				&& seen((start.getX() + corner.getX()) / 2, (start.getY() + corner.getY()) / 2);
		Look look = (upright && plain(matrix, from, up)) ? this.fonts.look(font, code) : Look.UNKNOWN;
		this.glyphs.add(
				new Glyph(Fonts.meaning(font, code), box, upright, textInk(), visible, look, this.layer, this.order++));
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
		this.pictures.add(new Picture(this.sheet.around(corners), visible, this.layer, this.order++, source(image)));
	}

	private Optional<PaintedImage> source(PDImage image) {
		boolean black = this.brightness.of(getGraphicsState().getNonStrokingColor()) < PaintedImage.BLACK;
		return (this.layer == PageMarks.PAGE)
				? Optional.of(PaintedImage.of(image, getGraphicsState(), this.sheet, black, this.veils == 0))
				: Optional.empty();
	}

	@Override
	void painted(GeneralPath path, boolean fill, @Nullable PDColor color, double alpha) {
		Path2D area = new GeneralPath(path);
		area.transform(this.sheet.transform());
		Rectangle2D bounds = path.getBounds2D();
		boolean visible = this.hidden == 0 && alpha >= WEAKEST_PAINT && within(bounds);
		this.shapes.add(new Shape(this.sheet.around(bounds), fill ? List.of() : Pen.lines(area),
				fill ? Optional.of(area) : Optional.empty(), this.brightness.of(color), visible, this.layer,
				this.order++));
	}

	/**
	 * Whether a character is drawn as its font has it: neither mirrored, leaning, much
	 * wider or narrower, nor outlined, patterned or blended with what lies below.
	 */
	private boolean plain(Matrix matrix, Point2D foot, Point2D head) {
		double height = foot.getY() - head.getY();
		double width = CAPITAL * matrix.getScalingFactorX();
		PDGraphicsState state = getGraphicsState();
		boolean ownShape = height > 0 && Math.abs(head.getX() - foot.getX()) < MOST_LEANING * height
				&& width > height / MOST_STRETCHED && width < height * MOST_STRETCHED;
		return ownShape && this.veils == 0 && !veiled(state) && !state.getTextState().getRenderingMode().isStroke()
				&& !state.getNonStrokingColor().isPattern();
	}

	static boolean veiled(PDGraphicsState state) {
		return state.getSoftMask() != null || state.getBlendMode() != BlendMode.NORMAL;
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
		return this.brightness
			.of(fill ? getGraphicsState().getNonStrokingColor() : getGraphicsState().getStrokingColor());
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

	private static boolean finite(Point2D point) {
		return Double.isFinite(point.getX() + point.getY());
	}

}

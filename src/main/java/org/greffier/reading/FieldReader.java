package org.greffier.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.greffier.catalogue.Layout;
import org.greffier.catalogue.Layout.PlacedField;
import org.greffier.catalogue.Layout.PlacedTick;
import org.greffier.form.Box;
import org.greffier.form.FieldName;
import org.greffier.form.FieldReading;
import org.greffier.form.FindingCode;
import org.greffier.form.Problem;
import org.greffier.form.Source;
import org.greffier.reading.FieldTree.FormField;
import org.greffier.reading.PageMarks.Glyph;
import org.greffier.reading.PageMarks.Layer;
import org.greffier.reading.PageMarks.Shape;
import org.jspecify.annotations.Nullable;

/**
 * Reads the fields and ticks of a form by their names, and holds each against what the
 * page shows in its place (FAULTS P-14, P-15). What was flattened or printed is read off
 * the page itself.
 */
final class FieldReader {

	private static final String OFF = "Off";

	/** A value whose page shows the same. */
	private static final double CERTAIN = 1;

	/** A value off the text layer, in characters that a producer wrote for us. */
	private static final double FROM_TEXT = 0.99;

	/**
	 * A value in characters that nobody has recognised, or that viewers are asked to draw
	 * anew in whatever font the file names.
	 */
	private static final double UNREAD = 0.5;

	/** A value that its page contradicts. */
	private static final double CONTRADICTED = 0.3;

	/** A smaller mark is dirt, in points. */
	private static final double SMALLEST_MARK = 2;

	/** Paint brighter than this hides nothing and says nothing. */
	private static final double PALE = 0.85;

	private final FieldTree tree;

	private final Recognised form;

	private final Alphabet alphabet;

	private final boolean needAppearances;

	private final ReadingLimits limits;

	private final Map<FieldName, FieldReading> fields = new TreeMap<>();

	private final List<Problem> problems = new ArrayList<>();

	FieldReader(FieldTree tree, Recognised form, Alphabet alphabet, boolean needAppearances, ReadingLimits limits) {
		this.tree = tree;
		this.form = form;
		this.alphabet = alphabet;
		this.needAppearances = needAppearances;
		this.limits = limits;
	}

	void read(Layout layout) {
		layout.fields().forEach((field) -> page(field.page()).ifPresent((page) -> text(field, page)));
		layout.ticks().forEach((tick) -> page(tick.page()).ifPresent((page) -> tick(tick, page)));
	}

	Map<FieldName, FieldReading> fields() {
		return this.fields;
	}

	List<Problem> problems() {
		return this.problems;
	}

	private Optional<Difference> page(int number) {
		return Optional.ofNullable(this.form.pages().get(number));
	}

	private void text(PlacedField field, Difference page) {
		Box place = field.box().grown(this.limits.boxTolerance());
		ShownText shown = ShownText.of(page, place, field.box().width() / Math.max(1, field.cells()), this.alphabet);
		List<FormField> named = this.tree.named(field.name().value());
		if (named.isEmpty()) {
			boolean agrees = shown.honest() && !overpainted(page, place, -1);
			text(field, shown.text(), Source.TEXT, agrees, shown.sure() ? FROM_TEXT : UNREAD);
			return;
		}
		String value = Values.clean(named.get(0).text());
		Optional<Layer> layer = layer(named, page, place);
		boolean agrees = named.size() == 1 && layer.isPresent() && Values.same(value, shown.text()) && shown.honest()
				&& !overpainted(page, place, layer.get().number());
		boolean drawn = !this.needAppearances || value.isEmpty();
		text(field, value, Source.ACROFORM, agrees, (shown.sure() && drawn) ? CERTAIN : UNREAD);
	}

	private void text(PlacedField field, String value, Source source, boolean agrees, double confidence) {
		put(field.name(), value, source, agrees ? confidence : CONTRADICTED, field.page(), field.box());
		if (!agrees) {
			this.problems.add(Problem.of(FindingCode.APPEARANCE_DIFFERS, field.name()));
		}
	}

	private void tick(PlacedTick tick, Difference page) {
		Box place = tick.box().grown(1);
		boolean shown = marked(page, place);
		List<FormField> named = this.tree.named(tick.name().value());
		if (named.isEmpty()) {
			put(tick.name(), Boolean.toString(shown), Source.TEXT, FROM_TEXT, tick.page(), tick.box());
			return;
		}
		String value = named.get(0).text();
		boolean on = !value.isEmpty() && !value.equals(OFF);
		boolean agrees = named.size() == 1 && on == shown && layer(named, page, place).isPresent();
		put(tick.name(), Boolean.toString(on), Source.ACROFORM, agrees ? CERTAIN : CONTRADICTED, tick.page(),
				tick.box());
		if (!agrees) {
			this.problems.add(Problem.of(FindingCode.APPEARANCE_DIFFERS, tick.name()));
		}
	}

	/** The one widget of a field, if it is shown and stands in its place. */
	private static Optional<Layer> layer(List<FormField> named, Difference page, Box place) {
		FormField field = named.get(0);
		List<Layer> layers = page.page()
			.layers()
			.stream()
			.filter((layer) -> layer.field().filter(field.name()::equals).isPresent())
			.toList();
		if (field.widgets().size() != 1 || layers.size() != 1 || !layers.get(0).shown()) {
			return Optional.empty();
		}
		return layers.stream().filter((layer) -> inside(layer.box(), place)).findFirst();
	}

	/**
	 * Whether something else than characters lies on a field: paint that is not the
	 * field's own pale ground, a picture, another annotation.
	 */
	private static boolean overpainted(Difference page, Box place, int own) {
		boolean shapes = page.shapes()
			.stream()
			.anyMatch((s) -> s.visible() && s.box().intersects(place) && !whole(s, page) && !pale(s, own)
					&& crosses(s, place));
		boolean pictures = page.pictures().stream().anyMatch((p) -> p.visible() && p.box().intersects(place));
		boolean annotations = page.page()
			.layers()
			.stream()
			.anyMatch((layer) -> layer.number() != own && layer.shown() && layer.appearance()
					&& !layer.subtype().equals("Link") && !layer.subtype().equals("Widget")
					&& layer.box().intersects(place));
		return shapes || pictures || annotations;
	}

	/** A ground that a producer paints under the whole page. */
	private static boolean whole(Shape shape, Difference page) {
		return shape.box().width() > 0.9 * page.page().width() && shape.box().height() > 0.9 * page.page().height()
				&& shape.ink() > PALE;
	}

	private static boolean pale(Shape shape, int own) {
		return shape.ink() > PALE && (shape.layer() == own || shape.filled());
	}

	private static boolean crosses(Shape shape, Box place) {
		if (shape.filled()) {
			return shape.box().width() > SMALLEST_MARK || shape.box().height() > SMALLEST_MARK;
		}
		return Pen.of(shape.strokes(), place).length() > SMALLEST_MARK;
	}

	private static boolean marked(Difference page, Box place) {
		boolean text = page.glyphs()
			.stream()
			.anyMatch((glyph) -> glyph.visible() && !glyph.blank() && Values.in(glyph, place));
		boolean shape = page.shapes()
			.stream()
			.anyMatch((s) -> s.visible() && s.ink() < PALE && s.box().intersects(place) && crosses(s, place)
					&& !whole(s, page));
		return text || shape || page.pictures().stream().anyMatch((p) -> p.visible() && p.box().intersects(place));
	}

	private static boolean inside(Box box, Box place) {
		return box.x() >= place.x() && box.y() >= place.y() && box.right() <= place.right()
				&& box.bottom() <= place.bottom();
	}

	private void put(FieldName name, String value, Source source, double confidence, int page, Box box) {
		String kept = value;
		if (value.length() > this.limits.valueCharacters()) {
			this.problems.add(Problem.of(FindingCode.LIMIT_EXCEEDED, name));
			kept = value.substring(0, this.limits.valueCharacters());
		}
		this.fields.put(name, new FieldReading(kept, source, confidence, page, box));
	}

	/** Whether the form asks viewers to draw the fields themselves. */
	static boolean needAppearances(@Nullable COSDictionary form) {
		return form != null && form.getBoolean(COSName.NEED_APPEARANCES, false);
	}

}

package org.greffier.reading;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

import org.greffier.catalogue.Layout;
import org.greffier.catalogue.Layout.PlacedSignature;
import org.greffier.form.Box;
import org.greffier.form.Party;
import org.greffier.form.SignatureReading;
import org.greffier.form.SignatureState;
import org.greffier.reading.FieldTree.FormField;
import org.greffier.reading.PageMarks.Glyph;
import org.greffier.reading.PageMarks.Layer;
import org.greffier.reading.PageMarks.Picture;
import org.greffier.reading.PageMarks.Shape;

/**
 * Tells what stands in each signature box of a PDF without a scan (READING 12). Only one
 * clear kind has a name; two kinds at once, or a drawing that nobody made with a pen, are
 * doubtful, and a box is empty only if nothing was drawn beside it either: a machine that
 * is not sure leaves it to a clerk.
 */
final class SignatureReader {

	/** Letters that are more than an initial or a cross. */
	private static final int TYPED_LETTERS = 2;

	/** A smaller shape or picture is dirt, in points of a side. */
	private static final double DIRT = 3;

	private static final double PALE = 0.85;

	/** A share of a picture, or of the box, that overlaps for the picture to be in it. */
	private static final double OVERLAP = 0.2;

	private final FieldTree tree;

	private final Recognised form;

	private final ReadingLimits limits;

	private final Map<Party, String> sealed = new EnumMap<>(Party.class);

	SignatureReader(FieldTree tree, Recognised form, ReadingLimits limits) {
		this.tree = tree;
		this.form = form;
		this.limits = limits;
	}

	Map<Party, SignatureReading> read(Layout layout) {
		Map<Party, SignatureReading> signatures = new EnumMap<>(Party.class);
		for (PlacedSignature place : layout.signatures().values()) {
			Difference page = this.form.pages().get(place.page());
			signatures.put(place.party(),
					(page != null) ? signature(place, page, layout) : SignatureReading.of(SignatureState.DOUBTFUL, 0));
		}
		return signatures;
	}

	/** The signature fields in the boxes of those who have signed digitally. */
	Map<Party, String> sealed() {
		return this.sealed;
	}

	private SignatureReading signature(PlacedSignature place, Difference page, Layout layout) {
		Box box = place.box().grown(this.limits.signatureMargin());
		Set<SignatureState> seen = EnumSet.noneOf(SignatureState.class);
		Optional<FormField> digital = digital(place, page);
		digital.ifPresent((field) -> {
			seen.add(SignatureState.DIGITAL);
			this.sealed.put(place.party(), field.name());
		});
		Set<Integer> signed = layers(page, Layer::signed);
		pen(page, box, signed).ifPresent(seen::add);
		text(page, box, signed).ifPresent(seen::add);
		if (page.pictures().stream().anyMatch((p) -> !signed.contains(p.layer()) && within(p, place.box()))) {
			seen.add(SignatureState.PICTURE);
		}
		if (drawn(page, place.box(), signed)) {
			seen.add(SignatureState.DOUBTFUL);
		}
		if (seen.isEmpty()) {
			return stray(page, layout) ? SignatureReading.of(SignatureState.DOUBTFUL, 0.5)
					: SignatureReading.of(SignatureState.ABSENT, 1);
		}
		if (seen.size() > 1 || seen.contains(SignatureState.DOUBTFUL)) {
			return SignatureReading.of(SignatureState.DOUBTFUL, 0.5);
		}
		return SignatureReading.of(seen.iterator().next(), 1);
	}

	/** A signature field with a value that shows in the box; not validated. */
	private Optional<FormField> digital(PlacedSignature place, Difference page) {
		return this.tree.all().stream().filter((field) -> field.signed() && belongs(field, place, page)).findFirst();
	}

	private static boolean belongs(FormField field, PlacedSignature place, Difference page) {
		return page.page()
			.layers()
			.stream()
			.anyMatch((layer) -> layer.shown() && layer.field().filter(field.name()::equals).isPresent() && place.box()
				.contains(layer.box().x() + layer.box().width() / 2, layer.box().y() + layer.box().height() / 2));
	}

	private Optional<SignatureState> pen(Difference page, Box box, Set<Integer> signed) {
		Pen pen = new Pen(0, 0);
		for (Shape shape : page.shapes()) {
			if (!shape.filled() && shape.visible() && shape.ink() < PALE && !signed.contains(shape.layer())) {
				pen = pen.plus(Pen.of(shape.strokes(), box));
			}
		}
		if (pen.length() < DIRT) {
			return Optional.empty();
		}
		boolean ink = pen.length() >= this.limits.inkLength() && pen.turning() >= this.limits.inkTurning();
		return Optional.of(ink ? SignatureState.INK : SignatureState.MARK);
	}

	private static Optional<SignatureState> text(Difference page, Box box, Set<Integer> signed) {
		List<Glyph> glyphs = page.glyphs()
			.stream()
			.filter((g) -> g.visible() && !g.blank() && !signed.contains(g.layer()) && Values.in(g, box))
			.toList();
		if (glyphs.isEmpty()) {
			return Optional.empty();
		}
		long letters = glyphs.stream().filter((g) -> g.text().codePoints().anyMatch(Character::isLetter)).count();
		return Optional.of((letters >= TYPED_LETTERS) ? SignatureState.TYPED : SignatureState.MARK);
	}

	/** A filled drawing: a script font as outlines, or a pen of varying width. */
	private static boolean drawn(Difference page, Box box, Set<Integer> signed) {
		return page.shapes()
			.stream()
			.anyMatch((s) -> s.filled() && s.visible() && s.ink() < PALE && !signed.contains(s.layer())
					&& s.box().intersects(box) && Math.max(s.box().width(), s.box().height()) > DIRT
					&& s.box().width() < page.page().width() / 2);
	}

	private static boolean within(Picture picture, Box box) {
		Box p = picture.box();
		double width = Math.min(p.right(), box.right()) - Math.max(p.x(), box.x());
		double height = Math.min(p.bottom(), box.bottom()) - Math.max(p.y(), box.y());
		double smaller = Math.min(p.width() * p.height(), box.width() * box.height());
		return picture.visible() && width > 0 && height > 0 && width * height >= OVERLAP * smaller;
	}

	/**
	 * Whether something that may be a signature stands elsewhere on the page, or in the
	 * file without a place.
	 */
	private boolean stray(Difference page, Layout layout) {
		List<Box> taken = new ArrayList<>();
		layout.signatures().values().forEach((s) -> taken.add(s.box().grown(this.limits.signatureMargin())));
		layout.fields().forEach((f) -> taken.add(f.box().grown(this.limits.signatureMargin())));
		layout.ticks().forEach((t) -> taken.add(t.box().grown(this.limits.signatureMargin())));
		boolean pen = page.shapes()
			.stream()
			.filter((s) -> !s.filled() && s.visible() && s.ink() < PALE && free(s.box(), taken))
			.anyMatch((s) -> Pen.of(s.strokes(), s.box().grown(1)).length() >= this.limits.inkLength() / 2
					&& Pen.of(s.strokes(), s.box().grown(1)).turning() >= 1);
		boolean picture = page.pictures().stream().anyMatch((p) -> p.visible() && free(p.box(), taken));
		boolean signed = this.tree.all()
			.stream()
			.anyMatch((field) -> field.signed()
					&& layout.signatures().values().stream().noneMatch((place) -> belongs(field, place, page)));
		return pen || picture || signed;
	}

	private static boolean free(Box box, List<Box> taken) {
		return taken.stream().noneMatch((t) -> t.contains(box.x() + box.width() / 2, box.y() + box.height() / 2));
	}

	private static Set<Integer> layers(Difference page, Predicate<Layer> which) {
		Set<Integer> numbers = new HashSet<>();
		page.page().layers().stream().filter(which).forEach((layer) -> numbers.add(layer.number()));
		return numbers;
	}

}

package org.greffier.reading.scan;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

import org.greffier.catalogue.FieldType;
import org.greffier.catalogue.Layout.PlacedField;
import org.greffier.reading.scan.CellMatch.Verdict;

/** One field on its way from pixels to a value. */
final class FieldStrip {

	/** A value of these types begins in the first cell and has no spaces. */
	private static final Set<FieldType> UNBROKEN = Set.of(FieldType.EMAIL, FieldType.DIGITS, FieldType.DATE,
			FieldType.USERNAME);

	private static final Verdict PERFECT = new Verdict(' ', 1, 1, 0, 0);

	/** What stands alone and is so unlike any character is a speck: not shown. */
	private static final double DIRT = 0.5;

	/** Cells that suffice to choose a sharpness by. */
	private static final int ENOUGH = 12;

	private final PlacedField field;

	private final Strip strip;

	private final GlyphLimits limits;

	/** Darkness of the blank's own print near the field, above paper. */
	private final float print;

	private final List<Integer> inked;

	private Place place = Place.EXPECTED;

	private int level;

	private TypedLine line;

	FieldStrip(PageScan scan, PlacedField field, GlyphLimits limits) {
		this.field = field;
		this.limits = limits;
		this.strip = Strip.of(scan, field);
		this.print = Strip.labelInk(scan, field);
		this.inked = IntStream.range(0, field.cells())
			.filter((cell) -> this.strip.peak(Strip.left(cell), Strip.left(cell + 1)) > ink())
			.boxed()
			.toList();
		this.line = TypedLine.empty(this.strip);
	}

	private float ink() {
		return (float) (this.limits.ink() * this.print);
	}

	PlacedField field() {
		return this.field;
	}

	List<Integer> inked() {
		return this.inked;
	}

	Place place() {
		return this.place;
	}

	int level() {
		return this.level;
	}

	TypedLine line() {
		return this.line;
	}

	/** Reads the line with the sharpness that fits best, beginning with one. */
	void read(GlyphBook book, Place near, int beginning) {
		this.level = beginning;
		if (this.inked.isEmpty()) {
			return;
		}
		this.place = new PlaceSearch(this.strip, book.at(beginning)).find(this.inked, near);
		this.line = TypedLine.read(this.strip, book.at(beginning), this.place, ink());
		int best = sharpness(book);
		if (best != beginning) {
			this.level = best;
			this.line = TypedLine.read(this.strip, book.at(best), this.place, ink());
		}
	}

	/** The sharpness at which the characters that were found fit best. */
	private int sharpness(GlyphBook book) {
		int best = this.level;
		double most = -1;
		for (int candidate = 0; candidate < book.levels(); candidate++) {
			Cell cell = new Cell(book.at(candidate));
			double sum = 0;
			for (CellMatch match : this.line.matches().subList(0, Math.min(ENOUGH, this.line.matches().size()))) {
				sum += cell.fit(this.strip, match.first().glyph(), match.first().x(), match.first().y());
			}
			if (sum > most) {
				most = sum;
				best = candidate;
			}
		}
		return best;
	}

	/** Puts the value together. */
	Judgement judge(double page) {
		StringBuilder value = new StringBuilder();
		Verdict worst = PERFECT;
		int next = 0;
		boolean whole = this.inked.isEmpty() == this.line.cells().isEmpty();
		for (int i = 0; i < this.line.cells().size(); i++) {
			int cell = this.line.cells().get(i);
			Verdict verdict = this.line.matches().get(i).verdict(this.strip, (float) this.line.ink());
			worst = worst.worse(verdict);
			if (verdict.fit() < DIRT && alone(cell)) {
				continue;
			}
			whole &= cell == next || !UNBROKEN.contains(this.field.type());
			value.append(" ".repeat(cell - next)).append(verdict.character());
			next = cell + 1;
		}
		double own = this.line.cells().isEmpty() ? 1 : this.line.correlation();
		return new Judgement(value.toString().strip(), page, own, worst, stray(), whole);
	}

	private boolean alone(int cell) {
		return !this.line.cells().contains(cell - 1) && !this.line.cells().contains(cell + 1);
	}

	/** The darkest spot beside all characters, as a share of the print. */
	private double stray() {
		double stray = this.strip.beside(this.strip.top() + Math.floorDiv(this.place.y(), 2));
		for (int cell = 0; cell < this.field.cells(); cell++) {
			if (!this.line.cells().contains(cell)) {
				stray = Math.max(stray, this.line.peak(cell));
			}
		}
		return stray / this.print;
	}

}

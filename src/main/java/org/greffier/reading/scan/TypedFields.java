package org.greffier.reading.scan;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.greffier.catalogue.Layout;
import org.greffier.catalogue.Layout.PlacedField;
import org.greffier.form.FieldName;
import org.greffier.form.FieldReading;
import org.greffier.form.Source;
import org.jspecify.annotations.Nullable;

/**
 * Reads the typed fields of a scanned page: each cell is held against every character of
 * the blank's own font (READING 7 and 8). A field is as sure as its most doubtful cell;
 * what was written by hand or in another font is below any confidence that a rule
 * accepts.
 */
public final class TypedFields {

	/** Drawn for the first scan, for most files have none. */
	private @Nullable GlyphBook book;

	private final GlyphLimits limits;

	public TypedFields(GlyphLimits limits) {
		this.limits = limits;
	}

	/**
	 * The text fields of one page of a form, by name.
	 * @param formPage which page of the blank, from 1
	 * @param filePage where it was found in its file, from 1
	 */
	public Map<FieldName, FieldReading> read(PageScan scan, Layout layout, int formPage, int filePage) {
		Map<FieldName, FieldReading> readings = new TreeMap<>();
		GlyphLimits of = limits(scan);
		judge(scan, layout, formPage).forEach((field, judgement) -> readings.put(field.name(),
				new FieldReading(judgement.value(), Source.SCAN, judgement.confidence(of), filePage, field.box())));
		return readings;
	}

	GlyphLimits limits(PageScan scan) {
		return scan.picture().bilevel() ? this.limits.bilevel() : this.limits;
	}

	/** What was seen of each field. */
	Map<PlacedField, Judgement> judge(PageScan scan, Layout layout, int formPage) {
		List<FieldStrip> strips = layout.fields()
			.stream()
			.filter((field) -> field.page() == formPage)
			.map((field) -> new FieldStrip(scan, field, this.limits))
			.sorted(Comparator.comparingInt((FieldStrip strip) -> -strip.inked().size()))
			.toList();
		GlyphBook book = book();
		Place near = Place.EXPECTED;
		int level = 1;
		Map<PlacedField, Judgement> judged = new TreeMap<>(Comparator.comparing(PlacedField::name));
		for (FieldStrip strip : strips) {
			strip.read(book, near, level);
			if (strip.line().correlation() >= this.limits.trusted()) {
				near = strip.place();
				level = strip.level();
			}
		}
		double page = pageCorrelation(strips);
		strips.forEach((strip) -> judged.put(strip.field(), strip.judge(page)));
		return judged;
	}

	private GlyphBook book() {
		GlyphBook drawn = (this.book != null) ? this.book : new GlyphBook();
		this.book = drawn;
		return drawn;
	}

	private static double pageCorrelation(List<FieldStrip> strips) {
		double[] all = strips.stream()
			.flatMap((strip) -> strip.line().matches().stream())
			.mapToDouble((match) -> match.first().correlation())
			.sorted()
			.toArray();
		return (all.length == 0) ? 1 : all[all.length / 2];
	}

}

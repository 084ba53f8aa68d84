package org.greffier.scan;

import java.util.List;
import java.util.Map;
import java.util.Set;

import org.greffier.form.FieldName;
import org.greffier.form.KindVersion;
import org.greffier.form.Language;
import org.greffier.form.Party;

/**
 * What truly stands in a scanned form; of two forms in one file, in the first.
 *
 * @param pages for each page of the file, the page of the form from 1, or 0 for what is
 * no page of it
 * @param values what was typed, of every field; empty where nothing was
 * @param ticks the boxes that are ticked
 * @param boxes all boxes that could be
 * @param places for each page of the file, where points of its page stand, in pixels
 */
public record ScanTruth(KindVersion kind, Language language, ScanClass scan, Printer printer, PageOrder order,
		List<Integer> pages, Map<FieldName, String> values, Set<FieldName> ticks, Set<FieldName> boxes,
		Map<Party, Marking> signatures, List<Projection> places) {

	public ScanTruth {
		pages = List.copyOf(pages);
		values = Map.copyOf(values);
		ticks = Set.copyOf(ticks);
		boxes = Set.copyOf(boxes);
		signatures = Map.copyOf(signatures);
		places = List.copyOf(places);
	}

}

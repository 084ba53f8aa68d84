package org.greffier.catalogue;

import java.util.List;
import java.util.Map;

import org.greffier.form.Box;
import org.greffier.form.FieldName;
import org.greffier.form.KindVersion;
import org.greffier.form.Party;

/**
 * Where everything stands on the pages of one blank; the same in both languages.
 *
 * @param pages how many
 * @param width of a page, in points
 * @param height of a page, in points
 * @param fields text fields, in page order
 * @param ticks the boxes of choices, named {@code choice.option(code)}
 * @param signatures one box a party
 */
public record Layout(KindVersion kind, int pages, double width, double height, List<PlacedField> fields,
		List<PlacedTick> ticks, Map<Party, PlacedSignature> signatures) {

	public Layout {
		fields = List.copyOf(fields);
		ticks = List.copyOf(ticks);
		signatures = Map.copyOf(signatures);
	}

	/**
	 * A text field.
	 *
	 * @param cells of the comb; the box is {@code cells} times the font's advance wide
	 */
	public record PlacedField(FieldName name, FieldType type, int page, Box box, int cells) {
	}

	/** A box to tick. */
	public record PlacedTick(FieldName name, int page, Box box) {
	}

	/** A box to sign in. */
	public record PlacedSignature(Party party, int page, Box box) {
	}

}

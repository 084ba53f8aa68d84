package org.greffier.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.greffier.form.Box;
import org.greffier.reading.PageMarks.Glyph;

/**
 * The text that a page shows in a place, as a person sees it: by what the characters
 * draw, not by what their font says that they mean. Holds personal data.
 *
 * @param sure whether every character was recognised by its look
 * @param honest whether no font says of a recognised character that it is another one
 */
record ShownText(String text, boolean sure, boolean honest) {

	/**
	 * Reads a place.
	 * @param cell the width of a character in this field, in points
	 */
	static ShownText of(Difference page, Box place, double cell, Alphabet alphabet) {
		List<Glyph> seen = new ArrayList<>();
		boolean sure = true;
		boolean honest = true;
		for (Glyph glyph : page.glyphs()) {
			if (!Values.in(glyph, place)) {
				continue;
			}
			if (!glyph.visible() || glyph.blank()) {
				seen.add(glyph);
				continue;
			}
			Set<String> letters = alphabet.read(glyph.look());
			sure &= !letters.isEmpty();
			boolean said = letters.isEmpty() || letters.contains(glyph.text());
			honest &= said || glyph.text().equals(Fonts.NO_MEANING);
			seen.add(said ? glyph : glyph.meaning(letters.iterator().next()));
		}
		return new ShownText(Values.shown(seen, cell), sure, honest);
	}

	@Override
	public String toString() {
		return "ShownText[" + this.text.length() + ", " + this.sure + ", " + this.honest + "]";
	}

}

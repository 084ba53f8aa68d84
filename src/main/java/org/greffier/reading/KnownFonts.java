package org.greffier.reading;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

import org.apache.pdfbox.pdmodel.font.PDFont;

/**
 * The fonts of our blanks' fields, opened and outlined once for all files: engines leave
 * them as they are, and opening one is most of what is left of reading a form.
 */
final class KnownFonts {

	private final Map<Fingerprint, PDFont> fonts = new HashMap<>();

	private final Outlines outlines = new Outlines();

	/** Keeps a font whose document stays open. */
	void keep(PDFont font) {
		Fingerprint.of(font.getCOSObject()).ifPresent((print) -> this.fonts.put(print, font));
	}

	Optional<PDFont> find(Optional<Fingerprint> print) {
		return print.map(this.fonts::get);
	}

	/** The looks of the fonts that are kept. */
	Outlines outlines() {
		return this.outlines;
	}

	boolean keeps(PDFont font) {
		return this.fonts.containsValue(font);
	}

}

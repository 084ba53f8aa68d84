package org.greffier.form;

import java.util.Locale;

/**
 * What stands in a signature box (DESIGN part 3, READING 12).
 */
public enum SignatureState {

	/** Nothing. */
	ABSENT,
	/** A cross, a tick, an initial: too little to be a signature. */
	MARK,
	/** Typed letters. */
	TYPED,
	/** A picture pasted in. */
	PICTURE,
	/** Drawn on the PDF with a pen or finger. */
	INK,
	/** Drawn on paper, seen on a scan. */
	HANDWRITTEN,
	/** A digital signature, whatever its validation says. */
	DIGITAL,
	/** Something that the reader cannot name. */
	DOUBTFUL;

	public String key() {
		return name().toLowerCase(Locale.ROOT);
	}

	public static SignatureState of(String key) {
		return valueOf(key.toUpperCase(Locale.ROOT));
	}

}

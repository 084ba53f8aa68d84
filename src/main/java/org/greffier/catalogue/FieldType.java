package org.greffier.catalogue;

/**
 * What may stand in a field. The checks are {@code rules}'; the defaults (label, cells)
 * are {@code jobs/types.yaml}'s.
 */
public enum FieldType {

	/** Free text on one line. */
	TEXT,
	/** A person's or an organisation's name. */
	NAME,
	/** One e-mail address. */
	EMAIL,
	/** Digits alone, of a given length. */
	DIGITS,
	/** A day, {@code YYYY-MM-DD}. */
	DATE,
	/** A user name of this body. */
	USERNAME,
	/** A Quebec enterprise number (RULES part 5). */
	NEQ,
	/**
	 * A Revenu Québec identification number, with its file or without (RULES part 5,
	 * AMP-03).
	 */
	RQ,
	/**
	 * A business number of the Canada Revenue Agency, with a program account or without
	 * (RULES part 5).
	 */
	BN,
	/** A social insurance number (RULES part 5). */
	SIN

}

package org.greffier.catalogue;

/**
 * Which defects of one file refuse the whole mail; of any other, only the file itself is
 * refused (RULES RAMQ-05, X-15).
 *
 * @param severalForms several forms in one PDF
 * @param wrongType a file that is no PDF
 * @param badForm any defect that refuses a form
 */
public record Refusals(boolean severalForms, boolean wrongType, boolean badForm) {

	/** What holds where the body says nothing: RAMQ-05 with its proposed scope. */
	public static final Refusals DEFAULT = new Refusals(true, false, false);

}

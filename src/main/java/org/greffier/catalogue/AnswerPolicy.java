package org.greffier.catalogue;

/** In which language or languages a body answers (RULES ). */
public enum AnswerPolicy {

	/** French alone. */
	FRENCH_ONLY,
	/** French, then English below it when the form or the mail is English. */
	FRENCH_FIRST,
	/** The form's language, else the mail's, else both. */
	FORM,
	/** Always both, French first. */
	BOTH

}

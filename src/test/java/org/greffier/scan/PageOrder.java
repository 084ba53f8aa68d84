package org.greffier.scan;

/** In what order the sheets went through the scanner. */
public enum PageOrder {

	NORMAL, REVERSED,
	/** Both sides of each sheet, of which one is empty. */
	BLANK_BACKS,
	/** A letter lies on top. */
	COVER_PAGE,
	/** The forms of two people in one go. */
	TWO_FORMS

}
